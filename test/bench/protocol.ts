/** What the processes of a measurement say to each other. */

/** What stands beside each other in the table. */
export const PEERS = ['zaloOa', 'httpRequest', 'haus07', 'floor'] as const;
export type PeerId = (typeof PEERS)[number];

/** The peers, and what the sandbox can do without n8n: nobody is faster than that. */
export const COLUMNS = [...PEERS, 'sandbox'] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * What the items do. Different reads: item i asks about user i. Identical reads: all items ask the same. Texts: item i
 * writes to user i. Pictures: item i sends user i a picture, the same one for all. ZNS messages: item i sends a message by
 * a template to phone number i.
 */
export type Task = 'different reads' | 'identical reads' | 'texts' | 'pictures' | 'ZNS messages';

/** Tasks in which each item has to reach Zalo by a call of its own. */
export const reachesZaloByItem = (task: Task): boolean =>
	task === 'different reads' || task === 'texts' || task === 'ZNS messages';

/** Calls beside those for the items, at the most: a template is read before messages go out by it. */
export const callsBeside = (task: Task): number => (task === 'ZNS messages' ? 1 : 0);

/** The connection that the sandbox has made. */
export interface Connection {
	appId: string;
	appSecret: string;
	accessToken: string;
	refreshToken: string;
}

export interface Scene {
	/** How many users the OA has; their ids are those of `userId`. */
	users: number;
	requestsPerMinute: number;
}

export const UNLIMITED = 1_000_000_000;

/** What texts say. */
export const TEXT = 'Đơn hàng DH-01 của bạn đang được giao.';

/** The sandbox's template, and what fills it in. */
export const TEMPLATE_ID = '500123';
export const TEMPLATE_DATA = { customer_name: 'An', order_code: 'DH-01' };

/** An expression of n8n's: the phone number of an item. */
export const PHONE = "={{ '84' + String(912000000 + $itemIndex) }}";

/** The sandbox's user with this number. */
export const userId = (index: number): string => String(4_570_000_000_000_000_000n + BigInt(index));

/** What the sandbox has seen since the scene was set. */
export interface Seen {
	requests: number;
	/** Refusals for the limit of the minute. */
	refusals: number;
	/** Tokens handed out. */
	exchanges: number;
	/** Attempts at it that were refused. */
	failedExchanges: number;
}

export type SandboxCommand =
	| { kind: 'address' }
	| { kind: 'prepare'; scene: Scene }
	/** From now on each call waits so long before it is answered. */
	| { kind: 'slowDown'; latencyMs: number }
	| { kind: 'revoke' }
	| { kind: 'seen' };

export interface SandboxAddress {
	proxyUrl: string;
	certPath: string;
}

export interface ClientSetup {
	peer: PeerId;
	connection: Connection;
	/** With a refresh token, so that a dead access token can be replaced; else with the access token alone. */
	renews: boolean;
	/** Where the credential is kept; else in memory. */
	storeFolder?: string;
}

export type ClientCommand =
	| { kind: 'start'; setup: ClientSetup }
	/** One execution with many items. */
	| { kind: 'work'; task: Task; items: number; atFullMinute?: boolean }
	/** Many executions at once, of one item each. */
	| { kind: 'executions'; count: number };

/** How a node's output came out. */
export interface Outcome {
	/** Output items that hold what was asked for. */
	succeeded: number;
	/** Items that say that they failed, or all when the execution failed. */
	visibleFailures: number;
	/** Items on the success output that hold an error of Zalo. */
	hiddenFailures: number;
	/** The first failure, for whoever wonders. */
	example: string | undefined;
}

export interface WorkResult extends Outcome {
	seconds: number;
	cpuMs: number;
	/** Peak of the process's memory above that of the idle engine. */
	peakMemoryMb: number;
}

export interface StartResult {
	idleMemoryMb: number;
}

export interface CeilingQuestion {
	calls: number;
	atOnce: number;
	/** Else each call makes a connection of its own, as n8n's helper does. */
	keepsConnections: boolean;
	accessToken: string;
}
