import type { SandboxClock } from '../../clock';
import { newMessageId } from '../../secrets';
import type { SandboxOa } from '../officialAccounts';

/** As the body of the call has it, but for the plus of a phone number (zalo-oa-api.md, sections 7.1, 7.2 and 4.2). */
export type ZnsRecipient = { phone: string } | { hash_phone: string } | { user_id: string };

/** A message by a template that was taken. */
export interface ZnsMessage {
	messageId: string;
	oaId: string;
	recipient: ZnsRecipient;
	templateId: string;
	data: Record<string, unknown>;
	/** Undefined for one to a user, which has none. */
	trackingId: string | undefined;
	mode: 'usual' | 'development';
	/** "1" as usual, "3" beyond the day's quota. */
	sendingMode: '1' | '3';
	journeyToken: string | undefined;
	/** What was taken from the Zalo Cloud Account for it, VND. */
	price: number;
	/** Epoch ms. */
	sentAt: number;
	/** When it is on the phone, epoch ms; Infinity: never. */
	deliversAt: number;
}

export type NewZnsMessage = Omit<ZnsMessage, 'messageId' | 'oaId' | 'sentAt' | 'deliversAt'>;

/** All messages by templates, of all OAs, in order. */
export class ZnsMessageStore {
	readonly #clock: SandboxClock;
	readonly #sent: ZnsMessage[] = [];

	constructor(clock: SandboxClock) {
		this.#clock = clock;
	}

	send({ oaId }: SandboxOa, message: NewZnsMessage, deliveryMs: number): ZnsMessage {
		const sentAt = this.#clock.now();
		const deliversAt = sentAt + deliveryMs;
		const sent = { messageId: newMessageId(), oaId, ...message, sentAt, deliversAt };
		this.#sent.push(sent);
		return sent;
	}

	sent(oa: SandboxOa): ZnsMessage[] {
		return this.#sent.filter(({ oaId }) => oaId === oa.oaId);
	}

	find(oa: SandboxOa, messageId: string): ZnsMessage | undefined {
		return this.sent(oa).find((message) => message.messageId === messageId);
	}

	isDelivered({ deliversAt }: ZnsMessage): boolean {
		return deliversAt <= this.#clock.now();
	}

	clear(): void {
		this.#sent.length = 0;
	}
}
