import type { Answer } from './proxy/answers';
import type { SandboxCall } from './proxy/call';

/** Where Zalo keeps what people send. Nobody documents the hosts; this one is seen in webhooks. */
const FILE_HOST = /(^|\.)zdn\.vn$/;

export const isFileHost = (host: string): boolean => FILE_HOST.test(host);

/** Files that people have sent. Whoever has the address may load them: no token is asked for. */
export class FileStore {
	readonly #files = new Map<string, { body: string; contentType: string }>();

	/** @param address without a query: "https://f1.zdn.vn/a.jpg" */
	put(address: string, body: string, contentType = 'image/jpeg'): void {
		this.#files.set(address, { body, contentType });
	}

	answer({ host, path }: SandboxCall): Answer {
		const file = this.#files.get(`https://${host}${path}`);
		if (!file) return { status: 404, headers: { 'content-type': 'text/html' }, body: '404', code: 404 };
		return { status: 200, headers: { 'content-type': file.contentType }, body: file.body, code: 0 };
	}

	clear(): void {
		this.#files.clear();
	}
}
