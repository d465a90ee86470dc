import type { Mockttp } from 'mockttp';
import { getLocal } from '../../sandbox/mockttp';
import { Mailbox, type Mail } from './mailbox';
import type { Credential, N8nClient } from './n8nClient';

/** Where a message has come in. */
export type Way = 'team chat' | 'Telegram' | 'email';

export interface Message {
	way: Way;
	text: string;
}

/** The only ones that the stand-ins know. */
export const TELEGRAM_CHAT = '1234567';
export const SENDER = 'n8n@shop.example.com';
export const RECIPIENT = 'owner@shop.example.com';

/** Telegram's own words for a chat that a bot does not know. */
const NO_CHAT = { ok: false, error_code: 400, description: 'Bad Request: chat not found' };

/** What n8n sends messages by, on loopback: the webhook of a team chat, Telegram, and a mail server. */
export class Messengers {
	/** The oldest first. */
	readonly messages: Message[] = [];

	private constructor(
		private readonly chat: Mockttp,
		private readonly telegram: Mockttp,
		private readonly mailbox: Mailbox,
	) {}

	/** @param onMessage is told each message when it arrives */
	static async start(onMessage: (message: Message) => void = () => {}): Promise<Messengers> {
		const take = (way: Way, text: string) => {
			messengers.messages.push({ way, text });
			onMessage({ way, text });
		};
		const [chat, telegram] = [getLocal(), getLocal()];
		await Promise.all([chat.start(), telegram.start()]);
		const mailbox = await Mailbox.start(({ from, to, text }: Mail) => {
			if (from === SENDER && to === RECIPIENT) take('email', text);
		});
		const messengers = new Messengers(chat, telegram, mailbox);

		await chat.forPost().thenCallback(async ({ body }) => {
			const { text } = (await body.getJson()) as { text?: string };
			// What Slack, Mattermost and Google Chat refuse as well.
			if (text === undefined) return { statusCode: 400, body: 'no_text' };
			take('team chat', text);
			return { statusCode: 200, json: { ok: true } };
		});
		await telegram.forPost().thenCallback(async ({ path, body }) => {
			if (!path.endsWith('/sendMessage')) return { statusCode: 404, json: { ok: false } };
			const { chat_id, text } = (await body.getJson()) as { chat_id: string; text: string };
			if (chat_id !== TELEGRAM_CHAT) return { statusCode: 400, json: NO_CHAT };
			take('Telegram', text);
			return { statusCode: 200, json: { ok: true, result: { message_id: 1, text } } };
		});
		return messengers;
	}

	/** The webhook of the team chat. */
	get chatUrl(): string {
		return `http://127.0.0.1:${this.chat.port}/hooks/shop`;
	}

	/** For `HTTP_PROXY`: whoever has it reaches the team chat under every address that begins with http://. */
	get chatProxy(): string {
		return `http://127.0.0.1:${this.chat.port}`;
	}

	/** What a user sets up in n8n for Telegram and email, and for a chat model and Google, which nobody asks here. */
	async createCredentials(client: N8nClient): Promise<Credential[]> {
		const telegram = { accessToken: '1:a-token-of-the-stand-in', baseUrl: this.telegram.url };
		const smtp = { host: '127.0.0.1', port: this.mailbox.port, secure: false, disableStartTls: true };
		return [
			await client.createCredential('Telegram account', telegram, 'telegramApi'),
			await client.createCredential('SMTP account', { user: '', password: '', ...smtp }, 'smtp'),
			await client.createCredential('OpenAI account', { apiKey: 'any', url: this.chatUrl }, 'openAiApi'),
			await client.createCredential('Google Sheets account', { clientId: 'any' }, 'googleSheetsOAuth2Api'),
		];
	}

	async stop(): Promise<void> {
		await Promise.all([this.chat.stop(), this.telegram.stop(), this.mailbox.stop()]);
	}
}
