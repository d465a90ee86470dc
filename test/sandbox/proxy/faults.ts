import type { SandboxCall } from './call';

export type Fault =
	/** The call is carried out on arrival, its answer comes late. */
	| { kind: 'latency'; ms: number }
	/** Accepted and never answered, not carried out. */
	| { kind: 'silence' }
	/** The connection is closed without an answer, nothing carried out. */
	| { kind: 'cut' }
	/** The same, by a TCP reset. */
	| { kind: 'reset' }
	/** Carried out; headers and half of the body are sent, then the connection closes. */
	| { kind: 'cutMidBody' }
	/** Carried out; the connection closes before the answer. */
	| { kind: 'lostAnswer' }
	/** Something between client and Zalo answers instead: a gateway page, a redirect. */
	| { kind: 'http'; status: number; body: string; contentType?: string; headers?: Record<string, string> }
	/** HTTP 200 with exactly this text, not carried out. */
	| { kind: 'body'; text: string }
	/** Zalo refuses the call with this code, in the shape of the host that is called. */
	| { kind: 'zaloError'; code: number | string; message: string }
	/** Carried out; the answer is changed on its way: quoted numbers, missing members. */
	| { kind: 'rewrite'; change: (answer: unknown) => unknown };

export interface FaultOrder {
	host?: string;
	method?: string;
	path?: string | RegExp;
	/** Text that stands in the path, the query (decoded) or the body; or what the call has to be like. */
	holds?: string | ((call: SandboxCall) => boolean);
	/** How many calls it meets; Infinity for all. One by default. */
	times?: number;
	/** How many matching calls pass first. */
	after?: number;
	fault: Fault;
}

export interface FaultHandle {
	/** How many calls have met the fault so far. */
	readonly count: number;
	cancel(): void;
}

interface Booked {
	order: FaultOrder;
	seen: number;
	count: number;
}

export interface FaultsOfCall {
	latencyMs: number;
	fault: Exclude<Fault, { kind: 'latency' }> | undefined;
}

/** Faults which a test has ordered. Each is met by its first matching calls, then it is used up. */
export class FaultBook {
	#booked: Booked[] = [];

	order(order: FaultOrder): FaultHandle {
		const booked: Booked = { order, seen: 0, count: 0 };
		this.#booked.push(booked);
		return {
			get count() {
				return booked.count;
			},
			cancel: () => {
				this.#booked = this.#booked.filter((other) => other !== booked);
			},
		};
	}

	/**
	 * What happens to this call. Every order that matches sees it (which is what `after` counts); all latencies
	 * due are added up; of the others the one ordered first is met, and later ones wait for the next call.
	 */
	forCall(call: SandboxCall): FaultsOfCall {
		const met: FaultsOfCall = { latencyMs: 0, fault: undefined };
		for (const booked of this.#booked) {
			const { fault, times = 1, after = 0 } = booked.order;
			if (!matches(booked.order, call)) continue;
			booked.seen++;
			if (booked.seen <= after || booked.count >= times) continue;
			if (fault.kind === 'latency') met.latencyMs += fault.ms;
			else if (!met.fault) met.fault = fault;
			else continue;
			booked.count++;
		}
		return met;
	}

	clear(): void {
		this.#booked = [];
	}
}

function matches({ host, method, path, holds }: FaultOrder, call: SandboxCall): boolean {
	return (
		(host === undefined || host === call.host) &&
		(method === undefined || method === call.method) &&
		(path === undefined || (typeof path === 'string' ? path === call.path : call.path.search(path) !== -1)) &&
		(holds === undefined || (typeof holds === 'string' ? contains(call, holds) : holds(call)))
	);
}

const contains = ({ path, query, bodyText }: SandboxCall, wanted: string): boolean =>
	path.includes(wanted) ||
	bodyText.includes(wanted) ||
	[...query].some(([name, value]) => `${name}=${value}`.includes(wanted));
