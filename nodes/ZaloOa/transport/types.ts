import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** Every n8n context that may call Zalo: it can read the credential and send with it. */
export type ZaloContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** One call to Zalo, as an operation describes it. Tokens and headers are the transport's business. */
export interface ZaloCall {
	method: 'GET' | 'POST';
	/** The full production address, built from one of the constants in `hosts.ts`. */
	url: string;
	qs?: IDataObject;
	body?: IDataObject;
	/**
	 * What a second delivery of this call would do. A `read` changes nothing, so it may be repeated and
	 * identical ones share one answer. A `send` costs money or changes data, so it goes out again only
	 * when the first try cannot have arrived.
	 */
	effect: 'read' | 'send';
}

/** Why a call to Zalo brought no usable answer. */
export type Failure =
	/** Zalo answered with one of its codes, mostly with HTTP 200. `code` is the number as text ("-216"). */
	| { type: 'zalo'; code: string; text: string }
	/** A gateway answered instead of Zalo's API, with a page that holds no code. */
	| { type: 'http'; httpStatus: number }
	/** HTTP 200, and nothing in it that could be understood. */
	| { type: 'unreadable'; reason: UnreadableReason }
	/** The request was not sent, because the credential cannot be used as it is. */
	| CredentialFailure
	/** No answer at all. */
	| ConnectionFailure;

export interface CredentialFailure {
	type: 'credential';
	reason: string;
	advice: string;
	/** When the session was made whose token had already been used (epoch ms); absent for other reasons. */
	lostSessionTime?: number;
}

export interface ConnectionFailure {
	type: 'connection';
	reason: ConnectionReason;
	/** Can Zalo have got the request all the same? */
	mayHaveArrived: boolean;
}

export type UnreadableReason = 'empty' | 'notJson' | 'notAnEnvelope';

export type ConnectionReason =
	'refused' | 'nameNotFound' | 'unreachable' | 'cut' | 'timeout' | 'certificate' | 'cancelled' | 'other';

/**
 * What one try, or the whole call, came to. Failures travel as values, so that each policy (repeat, wait
 * for the rate limit, renew the token) can look at them; only `request.ts` turns the last one into an error.
 */
export type Outcome = (Answer | { ok: false; failure: Failure }) & Circumstances;

export interface Answer {
	ok: true;
	/** The `data` member, as Zalo sent it; undefined where Zalo sent none. */
	data: unknown;
}

/** What the policies want to know beside the answer. */
interface Circumstances {
	/** Calls left in this minute, from the header X-RateLimit-Remain, where Zalo sent it. */
	callsLeft?: number;
	/** The token that the request went out with, where it went out. Never for output, errors or logs. */
	accessToken?: string;
}

/** One try of a call; the policies call it again when they may. */
export type Attempt = () => Promise<Outcome>;
