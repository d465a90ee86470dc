import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, type TLSSocket } from 'node:tls';

export interface ClientAnswer {
	status: number;
	headers: IncomingHttpHeaders;
	body: string;
	/** The body as JSON; undefined if it is none. */
	json: unknown;
}

export interface ClientRequest {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
	signal?: AbortSignal;
}

/** Asks for one https address through a proxy, on a connection of its own, with nothing but Node's own means. */
export class TestClient {
	readonly #proxyUrl: URL;
	readonly #ca: string;

	constructor(proxyUrl: string, ca: string) {
		this.#proxyUrl = new URL(proxyUrl);
		this.#ca = ca;
	}

	async send(address: string, options: ClientRequest = {}): Promise<ClientAnswer> {
		const url = new URL(address);
		const socket = await this.openTunnel(url.hostname, Number(url.port || 443), options.signal);
		try {
			return await this.#sendThrough(socket, url, options);
		} finally {
			socket.destroy();
		}
	}

	/** A TLS connection to the host, through the proxy's CONNECT. */
	async openTunnel(host: string, port: number, signal?: AbortSignal): Promise<TLSSocket> {
		return await new Promise((resolve, reject) => {
			const { hostname, port: proxyPort } = this.#proxyUrl;
			const tunnel = httpRequest({
				method: 'CONNECT',
				hostname,
				port: proxyPort,
				path: `${host}:${port}`,
				headers: { host: `${host}:${port}` },
				agent: false,
				...(signal ? { signal } : {}),
			});
			tunnel.once('error', reject);
			tunnel.once('connect', (answer, socket) => {
				if (answer.statusCode !== 200) {
					socket.destroy();
					reject(new Error(`The proxy answered CONNECT with ${answer.statusCode}`));
					return;
				}
				const secure = connect({ socket, servername: host, ca: this.#ca, ALPNProtocols: ['http/1.1'] });
				secure.once('error', reject);
				secure.once('secureConnect', () => resolve(secure));
			});
			tunnel.end();
		});
	}

	async #sendThrough(socket: TLSSocket, url: URL, options: ClientRequest): Promise<ClientAnswer> {
		return await new Promise((resolve, reject) => {
			const request = httpsRequest(url, {
				method: options.method ?? 'GET',
				headers: { host: url.host, ...options.headers },
				createConnection: () => socket,
				...(options.signal ? { signal: options.signal } : {}),
			});
			request.once('error', reject);
			request.once('response', (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.once('error', reject);
				response.once('end', () => {
					const body = Buffer.concat(chunks).toString('utf8');
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body,
						json: parse(body),
					});
				});
			});
			request.end(options.body);
		});
	}
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return undefined;
	}
}
