import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { CredentialStore } from '../engine/support';

export const N8N_API_KEY = 'bench';

/**
 * The one call of n8n's public API that the other package makes: it overwrites its own credential. Answers on
 * loopback; the address is for its credential.
 */
export async function startN8nApi(store: CredentialStore): Promise<string> {
	const server = createServer((request, response) => {
		const id = /^\/api\/v1\/credentials\/([^/]+)$/.exec(request.url ?? '')?.[1];
		if (request.method !== 'PATCH' || id === undefined || request.headers['x-n8n-api-key'] !== N8N_API_KEY) {
			response.writeHead(404).end();
			return;
		}
		void (async () => {
			const { data } = (await json(request)) as { data: unknown };
			await store.write(id, JSON.stringify(data));
			response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
		})().catch(() => response.writeHead(500).end());
	});
	server.unref();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
