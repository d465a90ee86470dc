import { ProxyAgent, request } from 'undici';
import { answerQuestions } from './child';
import { userId, type CeilingQuestion } from './protocol';

/** Asks the sandbox as fast as it can, without n8n; answers with calls per second. */
answerQuestions(
	async ({ calls, atOnce, keepsConnections, accessToken }: CeilingQuestion): Promise<number> => {
		const dispatcher = new ProxyAgent({
			uri: process.env.HTTPS_PROXY ?? '',
			connections: atOnce,
			pipelining: keepsConnections ? 1 : 0,
		});
		const ask = async (user: number): Promise<void> => {
			const { body } = await request('https://openapi.zalo.me/v3.0/oa/quota/message', {
				method: 'POST',
				headers: { access_token: accessToken, 'content-type': 'application/json' },
				body: JSON.stringify({ user_id: userId(user) }),
				dispatcher,
			});
			const { error } = (await body.json()) as { error: number };
			if (error !== 0) throw new Error(`The sandbox answered with error ${error}`);
		};
		let next = 0;
		const work = async (): Promise<void> => {
			while (next < calls) await ask(next++);
		};
		// The first one also waits for Node to read certificates.
		await ask(0);
		const start = performance.now();
		await Promise.all(Array.from({ length: atOnce }, work));
		const seconds = (performance.now() - start) / 1000;
		await dispatcher.close();
		return calls / seconds;
	},
);
