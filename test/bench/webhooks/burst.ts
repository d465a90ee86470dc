import { delivery, userMessage, type SandboxApp, type SandboxOa } from '../../sandbox';

/** Zalo may open as many connections as it likes. */
const CONNECTIONS = 50;

export interface Burst {
	url: string;
	app: SandboxApp;
	oa: SandboxOa;
	perSecond: number;
	seconds: number;
	/** The number of the first message; each event is one of its own. */
	from: number;
}

export interface Answers {
	/** Events that were answered with 200. */
	taken: number;
	/** Any other answer, and none at all. */
	refused: number;
	/** Milliseconds. */
	median: number;
	p99: number;
	longest: number;
}

/** Sends signed events, each one a new message, at a fixed rate. Late answers count from when they were due. */
export async function send({ url, app, oa, perSecond, seconds, from }: Burst): Promise<Answers> {
	// Only now, because this run may have installed it.
	const { default: autocannon } = await import('autocannon');
	let messages = from;
	const event = () =>
		delivery(app, {
			eventName: 'user_send_text',
			timestamp: Date.now(),
			members: userMessage(oa, String(4_570_000_000_000_000_000n + BigInt(messages % 1000)), {
				text: 'Xin chào, đơn hàng của tôi đâu?',
				msg_id: `message-${messages++}`,
			}),
		});
	const result = await autocannon({
		url,
		method: 'POST',
		connections: CONNECTIONS,
		overallRate: perSecond,
		amount: perSecond * seconds,
		requests: [{ setupRequest: (request) => ({ ...request, ...event() }) }],
	});
	return {
		taken: result['2xx'],
		refused: result.non2xx + result.errors + result.timeouts,
		median: result.latency.p50,
		p99: result.latency.p99,
		longest: result.latency.max,
	};
}
