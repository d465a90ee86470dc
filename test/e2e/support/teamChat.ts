import type { Mockttp } from 'mockttp';
import { getLocal } from '../../sandbox/mockttp';

/** Takes what a workflow posts to a team chat's webhook. */
export class TeamChat {
	/** The text of each message, the oldest first. */
	readonly messages: string[] = [];

	private constructor(private readonly server: Mockttp) {}

	/** @param onMessage is told each message when it arrives */
	static async start(onMessage: (text: string) => void = () => {}): Promise<TeamChat> {
		const server = getLocal();
		await server.start();
		const chat = new TeamChat(server);
		await server.forAnyRequest().thenCallback(async ({ body }) => {
			const { text } = (await body.getJson()) as { text: string };
			chat.messages.push(text);
			onMessage(text);
			return { statusCode: 200, json: { ok: true } };
		});
		return chat;
	}

	get url(): string {
		return `http://127.0.0.1:${this.server.port}`;
	}

	async stop(): Promise<void> {
		await this.server.stop();
	}
}
