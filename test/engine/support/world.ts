import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	defaultCertificateDirectory,
	ensureCertificateAuthority,
	ZaloSandbox,
	type SandboxApp,
	type SandboxOa,
	type SandboxUser,
	type TokenPair,
} from '../../sandbox';
import { TestClient } from '../../sandbox/testClient';
import { CallPerItem } from './callPerItem';
import type { CredentialRules } from './credentialsHelper';
import { MemoryCredentialStore } from './credentialStore';
import { Engine, type RunNodeOptions } from './engine';
import { useProxy } from './proxy';
import type { RunResult } from './runResult';

export const QUOTA_PATH = '/v2.0/oa/quota/message';
export const OA_PATH = '/v2.0/oa/getoa';
export const SEND_PATH = '/v3.0/oa/message/cs';
export const TOKEN_PATH = '/v4/oa/access_token';

const HOUR = 3_600_000;

const CALL_PER_ITEM = 'test.callPerItem';
const standIns = () => ({ [CALL_PER_ITEM]: new CallPerItem() });

/** What the credential keeps of a pair of tokens, as far as tests look at it. */
export interface StoredSession extends TokenPair {
	issuedAt: number;
	expiresAt: number;
}

/** An n8n and a Zalo, and one OA that has authorized one app. */
export class World {
	app!: SandboxApp;
	oa!: SandboxOa;
	tokens!: TokenPair;
	/** Who has just written to the OA, so that messages are free. */
	user!: SandboxUser;

	private constructor(
		readonly sandbox: ZaloSandbox,
		public engine: Engine,
		readonly store: MemoryCredentialStore,
		private readonly undoProxy: () => void,
		private readonly credentialRules: CredentialRules,
	) {
		this.reset();
	}

	static async start(credentialRules: CredentialRules = '2.41'): Promise<World> {
		const certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
		const sandbox = await ZaloSandbox.start({ certificateAuthority });
		const store = new MemoryCredentialStore();
		const engine = await Engine.start({ store, standIns: standIns(), credentialRules });
		return new World(sandbox, engine, store, useProxy(sandbox.proxyUrl), credentialRules);
	}

	/** A fresh app, OA and pair of tokens; no faults, nothing counted. */
	reset(): void {
		this.sandbox.reset();
		this.app = this.sandbox.createApp();
		this.oa = this.sandbox.createOa({ messageQuota: { type: 'active', remain: 1874, total: 2000 } });
		this.tokens = this.sandbox.issueTokens(this.app, this.oa);
		this.user = this.sandbox.createUser(this.oa, { lastInteraction: this.sandbox.clock.now() });
	}

	async stop(): Promise<void> {
		this.undoProxy();
		await this.sandbox.stop();
	}

	/**
	 * Another process of the same n8n: it shares what is stored and remembers nothing. What the package keeps
	 * in its modules is loaded afresh; n8n itself is not, because errors have to stay of one class.
	 */
	async newProcess(): Promise<Engine> {
		const shared = jest.requireMock<object>('n8n-workflow');
		jest.doMock('n8n-workflow', () => shared);
		let engine: Engine | undefined;
		await jest.isolateModulesAsync(async () => {
			const { store, credentialRules } = this;
			engine = await Engine.start({ store, standIns: standIns(), credentialRules });
		});
		if (!engine) throw new Error('The other process did not start');
		return engine;
	}

	/** Ends this n8n's process and starts the next one. */
	async restart(): Promise<void> {
		this.engine = await this.newProcess();
	}

	/** A user of the OA who did something with it so many hours ago. */
	userOf(hoursAgo: number): SandboxUser {
		const lastInteraction = this.sandbox.clock.now() - hoursAgo * HOUR;
		return this.sandbox.createUser(this.oa, { lastInteraction });
	}

	/** How often the quota was asked for. */
	get quotaCalls(): number {
		return this.sandbox.requests.count({ path: QUOTA_PATH });
	}

	/** How many requests for new tokens have reached Zalo, whatever it answered. */
	get tokenCalls(): number {
		return this.sandbox.requests.count({ path: TOKEN_PATH });
	}

	/** Another program uses up the refresh token, and keeps what it gets for itself. */
	async spendElsewhere(refreshToken: string): Promise<void> {
		const { cert } = await ensureCertificateAuthority(defaultCertificateDirectory());
		const body = { app_id: this.app.appId, grant_type: 'refresh_token', refresh_token: refreshToken };
		await new TestClient(this.sandbox.proxyUrl, cert).send(`https://oauth.zaloapp.com${TOKEN_PATH}`, {
			method: 'POST',
			headers: { secret_key: this.app.appSecret, 'Content-Type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(body).toString(),
		});
		this.sandbox.requests.clear();
	}

	/** A stored credential that is connected with an access token. */
	async accessTokenCredential(accessToken = this.tokens.accessToken): Promise<string> {
		return await this.engine.addCredential('zaloOaApi', { accessToken });
	}

	/** What a user types for a connection that renews itself, up to the token or code. */
	private get appFields() {
		return { appId: this.app.appId, appSecret: this.app.appSecret };
	}

	get refreshTokenFields() {
		return { connectWith: 'refreshToken', ...this.appFields, refreshToken: this.tokens.refreshToken };
	}

	/** With a code that the OA's administrator gives in this moment. */
	codeFields(authorizationCode = this.sandbox.authorise(this.app, this.oa)) {
		return { connectWith: 'authorizationCode', ...this.appFields, authorizationCode };
	}

	/** A stored credential that is connected with a refresh token, and that nobody has tested yet. */
	async refreshTokenCredential(): Promise<string> {
		return await this.engine.addCredential('zaloOaApi', this.refreshTokenFields);
	}

	/** The stored session; it has to be the same one in both of its places. */
	async storedSession(id: string): Promise<StoredSession> {
		const { sessionToken, oauthTokenData } = await this.engine.credentialData(id);
		const session = JSON.parse(String(sessionToken)) as StoredSession;
		expect(oauthTokenData).toEqual(session);
		return session;
	}

	/** Runs an operation of the node, with a good access token unless the options say otherwise. */
	async run(
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		options: Partial<RunNodeOptions> = {},
		engine: Engine = this.engine,
	): Promise<RunResult> {
		return await engine.runNode({
			node: 'zaloOa',
			credentialId: options.credentialId ?? (await this.accessTokenCredential()),
			...options,
			parameters: { resource, operation, ...parameters },
		});
	}

	/** Get Message Quota: what tests run that are not about an operation. */
	async getMessageQuota(options: Partial<RunNodeOptions> = {}, engine?: Engine): Promise<RunResult> {
		return await this.run('quota', 'getMessageQuota', options.parameters, options, engine);
	}

	/** One call per item, as operations to come will make them: see `CallPerItem`. */
	async callPerItem(
		items: INodeExecutionData[],
		options: Partial<RunNodeOptions> = {},
		engine: Engine = this.engine,
	): Promise<RunResult> {
		return await engine.runNode({
			node: CALL_PER_ITEM,
			credentialId: options.credentialId ?? (await this.accessTokenCredential()),
			items,
			...options,
			parameters: { userId: this.user.userId, ...options.parameters },
		});
	}

	/** Zalo says success, and sends this in place of its data. */
	answerWith(path: string, data: unknown): void {
		const text = JSON.stringify({ data, error: 0, message: 'Success' });
		this.sandbox.faults.order({ path, times: Infinity, fault: { kind: 'body', text } });
	}
}

/** What the editor would say beside the output, but for how long an access token works. */
export const hintsOf = (run: RunResult): string[] =>
	run
		.hints()
		.map(({ message }) => message)
		.filter((message) => !message.includes('25 hours'));

/** As many empty items. */
export const emptyItems = (count: number) => Array.from({ length: count }, () => ({ json: {} }));
