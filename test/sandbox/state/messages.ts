import type { SandboxClock } from '../clock';
import { newId } from '../secrets';
import type { SandboxOa } from './officialAccounts';
import type { SandboxUser } from './users';

/** As the body of the call has it (zalo-oa-api.md, sections 4.1, 4.6 and 4.9). */
export type Recipient =
	{ user_id: string } | { group_id: string } | { anonymous_id: string; conversation_id: string };

export interface MediaElement {
	media_type: 'image' | 'gif' | 'sticker';
	url?: string;
	attachment_id?: string;
	width?: number;
	height?: number;
}

export interface InfoRequest {
	title: string;
	subtitle: string;
	image_url: string;
}

export type TemplatePayload =
	| { template_type: 'media'; elements: MediaElement[] }
	| { template_type: 'request_user_info'; elements: InfoRequest[] };

export type Attachment =
	{ type: 'template'; payload: TemplatePayload } | { type: 'file'; payload: { token: string } };

export interface MessageBody {
	text?: string;
	quote_message_id?: string;
	attachment?: Attachment;
}

/** A message of the OA that was taken. */
export interface SentMessage {
	messageId: string;
	oaId: string;
	recipient: Recipient;
	message: MessageBody;
	/** Epoch ms. */
	sentAt: number;
}

/** What a user has written to an OA, in the words of section 6.8. */
export interface ReceivedMessage {
	messageId: string;
	oaId: string;
	userId: string;
	type: 'text' | 'voice' | 'photo' | 'GIF' | 'link' | 'links' | 'sticker' | 'location';
	message: string;
	/** What only some types have: `links`, `thumb`, `url`, `description`, `location`. */
	others: Record<string, unknown>;
	/** Epoch ms. */
	receivedAt: number;
}

/** An icon that the OA has put on a message of a user, or taken back (section 4.7). */
export interface Reaction {
	oaId: string;
	userId: string;
	messageId: string;
	icon: string;
	/** Epoch ms. */
	reactedAt: number;
}

/** All messages of all OAs, each list in the order of time. */
export class MessageStore {
	readonly #clock: SandboxClock;
	readonly #sent: SentMessage[] = [];
	readonly #received: ReceivedMessage[] = [];
	readonly #reactions: Reaction[] = [];

	constructor(clock: SandboxClock) {
		this.#clock = clock;
	}

	send({ oaId }: SandboxOa, recipient: Recipient, message: MessageBody): SentMessage {
		const sent = { messageId: newId(), oaId, recipient, message, sentAt: this.#clock.now() };
		this.#sent.push(sent);
		return sent;
	}

	/** A user writes to the OA, which opens the time for answers anew (section 3.8). */
	receive({ oaId }: SandboxOa, user: SandboxUser, partial: Partial<ReceivedMessage>): ReceivedMessage {
		const { userId } = user;
		const now = this.#clock.now();
		const usual = { messageId: newId(), type: 'text', message: 'Chào shop', others: {} } as const;
		const received = { ...usual, receivedAt: now, ...partial, oaId, userId };
		this.#received.push(received);
		user.lastInteraction = Math.max(user.lastInteraction ?? 0, received.receivedAt);
		return received;
	}

	react({ oaId }: SandboxOa, { userId }: SandboxUser, messageId: string, icon: string): void {
		this.#reactions.push({ oaId, userId, messageId, icon, reactedAt: this.#clock.now() });
	}

	sent(oa: SandboxOa): SentMessage[] {
		return this.#sent.filter(({ oaId }) => oaId === oa.oaId);
	}

	received(oa: SandboxOa): ReceivedMessage[] {
		return this.#received.filter(({ oaId }) => oaId === oa.oaId);
	}

	reactions(oa: SandboxOa): Reaction[] {
		return this.#reactions.filter(({ oaId }) => oaId === oa.oaId);
	}

	clear(): void {
		for (const list of [this.#sent, this.#received, this.#reactions]) list.length = 0;
	}
}
