import { FileStore, isFileHost } from './files';
import { answerCall, ZALO_HOSTS } from './gate';
import { SandboxClock } from './clock';
import { notOurs } from './proxy/answers';
import { codeOf, deliver, type Delivery } from './proxy/delivery';
import { FaultBook } from './proxy/faults';
import { startProxy, type IncomingCall, type Proxy } from './proxy/server';
import { RequestLog, type LoggedRequest, type RequestRecord } from './proxy/requestLog';
import { SandboxState } from './state';
import type { Spelling } from './spelling';
import type { SandboxApp } from './state/apps';
import { newGroup, type SandboxGroup } from './state/groups';
import type { Reaction, ReceivedMessage, SentMessage } from './state/messages';
import type { SandboxOa } from './state/officialAccounts';
import { renewWhenDue, spendFromAccount, type MessageQuota, type ZnsQuota } from './state/quotas';
import type { TokenPair } from './state/tokens';
import type { Upload } from './state/uploads';
import { newUser, type SandboxUser } from './state/users';
import { newVisitor, type SandboxVisitor } from './state/visitors';
import {
	addRating,
	newPhone,
	newPhoneNumber,
	newTemplate,
	newTemplateId,
	type Journey,
	type ZnsMessage,
	type ZnsPhone,
	type ZnsRating,
	type ZnsTemplate,
} from './state/zns';

export { defaultCertificateDirectory, ensureCertificateAuthority } from './certificateAuthority';
export { SandboxClock } from './clock';
export { delivery, signature, userMessage, type EventParts, type SandboxDelivery } from './events';
export * from './events/zns';
export { fingerprint } from './secrets';
export type * from './types';
export { CONSULTATION_PRICE, type CloudAccount } from './state/cloudAccount';
export { PERMISSIONS, type Permission, type SandboxOa } from './state/officialAccounts';
export { hashOfPhone, templateParam } from './state/zns';
export { WebhookSender } from './webhooks';

export interface SandboxOptions {
	certificateAuthority: { key: string; cert: string };
	clock?: SandboxClock;
	/** Any free port by default. */
	port?: number;
	/** How many of the newest requests `requests` keeps: all by default, none with false, or a number. */
	recordRequests?: boolean | number;
	/** Called once per request, when its answer (or what stands in for it) is known. */
	onAnswered?: (record: RequestRecord) => void;
}

/**
 * A Zalo Official Account API on this machine: an HTTPS proxy which answers for Zalo's hosts, so that a client runs
 * unchanged against its production addresses. Any other host is refused.
 */
export class ZaloSandbox {
	readonly clock: SandboxClock;
	readonly faults = new FaultBook();
	/** What people have sent with messages. */
	readonly files = new FileStore();
	readonly requests: RequestLog;
	readonly #state: SandboxState;
	readonly #onAnswered: ((record: RequestRecord) => void) | undefined;
	readonly #delayed = new Set<NodeJS.Timeout>();
	#proxy: Proxy | undefined;

	private constructor(options: SandboxOptions) {
		this.clock = options.clock ?? new SandboxClock();
		this.#state = new SandboxState(this.clock);
		this.requests = new RequestLog(options.recordRequests);
		this.#onAnswered = options.onAnswered;
	}

	static async start(options: SandboxOptions): Promise<ZaloSandbox> {
		const sandbox = new ZaloSandbox(options);
		sandbox.#proxy = await startProxy({
			certificateAuthority: options.certificateAuthority,
			port: options.port ?? 0,
			handle: async (call) => await sandbox.#handle(call),
			now: () => sandbox.clock.now(),
		});
		return sandbox;
	}

	/** For HTTPS_PROXY. */
	get proxyUrl(): string {
		if (!this.#proxy) throw new Error('The sandbox is not running');
		return this.#proxy.url;
	}

	/** Ends at once, open and silent connections included. */
	async stop(): Promise<void> {
		for (const timer of this.#delayed) clearTimeout(timer);
		this.#delayed.clear();
		await this.#proxy?.stop();
		this.#proxy = undefined;
	}

	/** Forgets apps, OAs, tokens, messages, faults, log and counters, and sets the clock back. The proxy goes on. */
	reset(): void {
		this.#state.reset();
		this.faults.clear();
		this.files.clear();
		this.requests.clear();
	}

	createApp(partial: Partial<SandboxApp> = {}): SandboxApp {
		return this.#state.createApp(partial);
	}

	/** Of all apps that were made, the one with this id. */
	app(appId: string): SandboxApp | undefined {
		return this.#state.apps.get(appId);
	}

	/** The OAs that have allowed an app: all of them deliver their events to its address. */
	oasOf(app: SandboxApp): SandboxOa[] {
		return this.#state.tokens.oaIdsOf(app).flatMap((oaId) => this.#state.oas.get(oaId) ?? []);
	}

	createOa(partial: Partial<SandboxOa> = {}): SandboxOa {
		return this.#state.createOa(partial);
	}

	/** The OA's administrator agrees: the code that Zalo would append to the redirect address. */
	authorise(app: SandboxApp, oa: SandboxOa, options: { codeChallenge?: string } = {}): string {
		return this.#state.tokens.newCode(app, oa, options.codeChallenge);
	}

	/** A pair as Zalo's API Explorer hands out. Like any new pair, it kills the one before. */
	issueTokens(app: SandboxApp, oa: SandboxOa): TokenPair {
		const { accessToken, refreshToken } = this.#state.tokens.mint(app, oa);
		return { accessToken, refreshToken };
	}

	/** Kills the access token; the refresh token still works. */
	revoke(app: SandboxApp, oa: SandboxOa): void {
		this.#state.tokens.revokeAccess(app, oa);
	}

	/** The OA's administrator removes the app: only a new consent helps. */
	revokeAll(app: SandboxApp, oa: SandboxOa): void {
		this.#state.tokens.revokeAll(app, oa);
	}

	setQuota(oa: SandboxOa, quota: Partial<MessageQuota>): void {
		oa.messageQuota = { ...oa.messageQuota, ...quota };
	}

	/** A user who follows the OA. */
	createUser(oa: SandboxOa, partial: Partial<SandboxUser> = {}): SandboxUser {
		const user = newUser(partial);
		oa.users.set(user.userId, user);
		return user;
	}

	createGroup(oa: SandboxOa, partial: Partial<SandboxGroup> = {}): SandboxGroup {
		const group = newGroup(partial);
		oa.groups.set(group.groupId, group);
		return group;
	}

	/** Somebody who writes to the OA without an account. */
	createVisitor(oa: SandboxOa, partial: Partial<SandboxVisitor> = {}): SandboxVisitor {
		const visitor = newVisitor(partial);
		oa.visitors.set(visitor.anonymousId, visitor);
		return visitor;
	}

	/** A file of the OA, as if it had come in the usual way, but for what it holds. */
	createUpload(oa: SandboxOa, kind: Upload['kind']): Upload {
		const upload = this.#state.uploads.add(oa, { kind, fileName: `sample.${kind}`, bytes: Buffer.alloc(0) });
		if (!upload) throw new Error('The OA has uploaded all that it may in this month');
		return upload;
	}

	/** Files that were uploaded to the OA and can still be sent. */
	uploads(oa: SandboxOa): Upload[] {
		return this.#state.uploads.list(oa);
	}

	/** A user writes to the OA: that is their last interaction, if it is not an older message. */
	receive(oa: SandboxOa, user: SandboxUser, message: Partial<ReceivedMessage> = {}): ReceivedMessage {
		return this.#state.messages.receive(oa, user, message);
	}

	/** The OA's messages that were taken, to whomever, in order. */
	messages(oa: SandboxOa): SentMessage[] {
		return this.#state.messages.sent(oa);
	}

	reactions(oa: SandboxOa): Reaction[] {
		return this.#state.messages.reactions(oa);
	}

	setZnsQuota(oa: SandboxOa, quota: Partial<ZnsQuota>): void {
		oa.znsQuota = { ...oa.znsQuota, ...quota };
	}

	/** A template of the OA: of orders, and approved, unless it is told otherwise. */
	createTemplate(oa: SandboxOa, partial: Partial<ZnsTemplate> = {}): ZnsTemplate {
		const template = newTemplate(partial.templateId ?? newTemplateId(), this.clock.now(), partial);
		oa.templates.set(template.templateId, template);
		return template;
	}

	/** Somebody with a phone number; those that nobody makes can be reached, too. */
	createPhone(oa: SandboxOa, partial: Partial<ZnsPhone> = {}): ZnsPhone {
		const phone = newPhone({ phone: newPhoneNumber(), ...partial });
		oa.phones.set(phone.phone, phone);
		return phone;
	}

	/** The OA's messages by templates that were taken, to whomever, in order. */
	znsMessages(oa: SandboxOa): ZnsMessage[] {
		return this.#state.znsMessages.sent(oa);
	}

	/** For which the OA has got tokens. */
	journeys(oa: SandboxOa): Journey[] {
		return this.#state.journeys.of(oa);
	}

	/** Whoever got the message says what they think of it. */
	rate(oa: SandboxOa, message: ZnsMessage, partial: Partial<ZnsRating> = {}): ZnsRating {
		return addRating(oa.templates, message, this.clock.now(), partial);
	}

	/** Messages outside of any free window, as somebody in OA Manager would send them. */
	spend(oa: SandboxOa, messages: number): void {
		renewWhenDue(oa, this.clock.now());
		for (let n = 0; n < messages; n++) spendFromAccount(oa);
	}

	/** How Zalo spells what its sources spell in different ways. What is set is added to what holds already. */
	get spelling(): Readonly<Spelling> {
		return this.#state.spelling;
	}

	set spelling(spelling: Partial<Spelling>) {
		Object.assign(this.#state.spelling, spelling);
	}

	/** Whether the pair is the newest one of this app and OA and both halves would be accepted now. */
	holdsValidPair(app: SandboxApp, oa: SandboxOa, pair: TokenPair): boolean {
		return this.#state.tokens.holdsValidPair(app, oa, pair);
	}

	/** Whether the newest access token of this app and OA would be accepted now. */
	hasLiveAccessToken(app: SandboxApp, oa: SandboxOa): boolean {
		return this.#state.tokens.hasLiveAccessToken(app, oa);
	}

	/** Whether the refresh token would bring the next pair of this app and OA now. */
	acceptsRefreshToken(app: SandboxApp, oa: SandboxOa, refreshToken: string): boolean {
		return this.#state.tokens.acceptsRefreshToken(app, oa, refreshToken);
	}

	/** Token exchanges that handed out a new pair, whether or not the answer arrived. */
	get exchanges(): number {
		return this.#state.exchanges;
	}

	/** Token exchanges that Zalo's rules refused; calls that met a fault before being carried out do not count. */
	get failedExchanges(): number {
		return this.#state.failedExchanges;
	}

	/** What an expired access token answers: -216 by default. */
	get expiredTokenCode(): -216 | -220 {
		return this.#state.spelling.expiredTokenCode;
	}

	set expiredTokenCode(code: -216 | -220) {
		this.#state.spelling.expiredTokenCode = code;
	}

	async #handle(call: IncomingCall): Promise<Delivery> {
		const request = this.requests.add(call, this.clock.now());
		const isFile = isFileHost(call.host);
		if (!(ZALO_HOSTS.has(call.host) || isFile) || !call.isGenuineHttps) {
			this.#note(request, 'refused');
			return { kind: 'answer', answer: notOurs(call.host) };
		}
		const { latencyMs, fault } = this.faults.forCall(call);
		const answer = () => (isFile ? this.files.answer(call) : answerCall(call, this.#state));
		const delivery = deliver(call, fault, answer);
		if (latencyMs > 0) await this.#delay(latencyMs);
		this.#note(request, codeOf(delivery));
		return delivery;
	}

	#note(request: LoggedRequest, code: number | string): void {
		request.answeredCode = code;
		this.#onAnswered?.(request.record);
	}

	/** Real time, since it is a client's real timers that wait; cut short without an answer by `stop`. */
	async #delay(ms: number): Promise<void> {
		await new Promise<void>((resolve) => {
			const timer = setTimeout(() => {
				this.#delayed.delete(timer);
				resolve();
			}, ms);
			this.#delayed.add(timer);
		});
	}
}
