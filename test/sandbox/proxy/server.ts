import type { AddressInfo, Server } from 'node:net';
import type { CompletedRequest, Mockttp } from 'mockttp';
import type { SandboxCall } from './call';
import type { Delivery } from './delivery';
import { getLocal } from '../mockttp';

const LOOPBACK = '127.0.0.1';

/** Connections that wait to be taken. With Node's 511, a client that opens thousands at once would lose some here. */
const BACKLOG = 4096;

/** What mockttp may be told to do with a request: an answer, or a way to end the connection. */
type Reply = Awaited<ReturnType<Parameters<ReturnType<Mockttp['forAnyRequest']>['thenCallback']>[0]>>;

export interface IncomingCall extends SandboxCall {
	/** True only for https on port 443, with a Host header that names the host of the tunnel. */
	isGenuineHttps: boolean;
}

export interface Proxy {
	url: string;
	stop(): Promise<void>;
}

/** A proxy that decrypts what comes in and asks `handle` for the answer. Nothing is ever passed on. */
export async function startProxy(options: {
	certificateAuthority: { key: string; cert: string };
	port: number;
	handle: (call: IncomingCall) => Promise<Delivery>;
	/** Epoch milliseconds for the Date header. */
	now: () => number;
}): Promise<Proxy> {
	const { key, cert } = options.certificateAuthority;
	const mockttp = getLocal({ https: { key, cert }, http2: false, recordTraffic: false });
	const listeningAddress = listenOnLoopbackOnly(mockttp);
	await mockttp.start(options.port);
	const address = listeningAddress();
	if (address?.address !== LOOPBACK) {
		await mockttp.stop();
		throw new Error('This version of mockttp cannot be kept on the loopback interface');
	}
	await mockttp
		.forAnyRequest()
		.thenCallback(async (request) =>
			toReply(await options.handle(toCall(request)), new Date(options.now()).toUTCString()),
		);
	return { url: `http://${LOOPBACK}:${address.port}`, stop: () => mockttp.stop() };
}

/**
 * mockttp listens on every interface and has no option for it, so the server it creates inside `start` is caught
 * when it is assigned, and its `listen(port)` is given the address.
 */
function listenOnLoopbackOnly(mockttp: Mockttp): () => AddressInfo | undefined {
	let inner: Server | undefined;
	Object.defineProperty(mockttp, 'server', {
		get: () => inner,
		set: (server: Server) => {
			const listen = server.listen.bind(server);
			server.listen = ((port: number) => listen(port, LOOPBACK, BACKLOG)) as Server['listen'];
			inner = server;
		},
	});
	return () => inner?.address() as AddressInfo | undefined;
}

function toCall(request: CompletedRequest): IncomingCall {
	const url = new URL(request.url);
	const host = request.destination.hostname;
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.headers)) {
		if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
	}
	const { buffer } = request.body;
	let bodyText: string | undefined;
	return {
		host,
		method: request.method,
		path: url.pathname,
		query: url.searchParams,
		headers,
		body: buffer,
		// Only when it is read, since a file is not.
		get bodyText() {
			return (bodyText ??= buffer.toString('utf8'));
		},
		isGenuineHttps:
			url.protocol === 'https:' &&
			request.destination.port === 443 &&
			headers['host']?.replace(/:443$/, '') === host,
	};
}

function toReply(delivery: Delivery, date: string): Reply | Promise<Reply> {
	switch (delivery.kind) {
		case 'silence':
			return new Promise<Reply>(() => {});
		case 'cut':
			return 'close';
		case 'reset':
			return 'reset';
		case 'answer': {
			const { status, headers, body } = delivery.answer;
			const rawBody = Buffer.from(body);
			return {
				statusCode: status,
				headers: { ...headers, 'content-length': String(rawBody.length), date },
				rawBody,
			};
		}
		case 'cutMidBody': {
			// More is announced than sent, and the connection closes: the client must see that something is missing.
			const { status, headers, body } = delivery.answer;
			const rawBody = Buffer.from(body);
			const announced = String(Math.max(rawBody.length, 1));
			return {
				statusCode: status,
				headers: { ...headers, 'content-length': announced, connection: 'close', date },
				rawBody: rawBody.subarray(0, Math.floor(rawBody.length / 2)),
			};
		}
	}
}
