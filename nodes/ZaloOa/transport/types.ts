import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

import type { Explanation } from '../errors/nodeError';
import type { Failure } from '../http/failure';
import type { LimitNews } from './limiter';

/** Every n8n context that may call Zalo: it can read the credential and send with it. */
export type N8nContext = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions;

export type Json = Record<string, unknown>;

/** One part of a multipart body: a plain value, or a file. */
export type FormPart = { name: string; value: string } | { name: string; file: FormFile };

export interface FormFile {
	content: Uint8Array;
	fileName: string;
	mimeType: string;
}

/**
 * What a call carries: JSON; a multipart form, which is built anew for each try, because a form that was sent
 * once is used up; or text as it is.
 */
export type Body = { json: Json } | { form: FormPart[] } | { text: string; contentType: string };

/**
 * What a second delivery of a call would do. A `read` changes nothing: it may be repeated, and identical ones of
 * a run share one answer. A `change` comes to the same when it is made twice (a new name, a tag): it may be
 * repeated, and is never shared. A `send` costs money or is seen by somebody: it goes out again only when the
 * first one cannot have been carried out.
 */
export type Effect = 'read' | 'change' | 'send';

export type Memo = Readonly<Record<string, string | number | null>>;

/** One call to Zalo, as the api layer describes it. Tokens are the transport's business. */
export interface ZaloCall {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** The full production address without a query, built from one of the constants in `http/hosts.ts`. */
	url: string;
	/** Plain query parameters. */
	query?: Readonly<Record<string, string | number | boolean>>;
	/** Zalo's older reads want all their parameters as JSON in one query parameter: `?data={…}` (zalo-oa-api.md 6.1). */
	dataQuery?: Json;
	body?: Body;
	/** Further headers, such as `journey_token`. The one with the access token is not among them. */
	headers?: Readonly<Record<string, string>>;
	/** Time (ms) after which a call is given up on which nothing arrives; 30 seconds where it is not said. */
	timeout?: number;
	effect: Effect;
	/**
	 * What a send says, where its body holds something that each try makes anew, such as the id of an upload: by this,
	 * and not by its body, n8n's later tries know it again.
	 */
	identity?: Json;
	/** What the output tells of a send beside Zalo's answer, kept with it for n8n's later tries. Nothing secret. */
	memo?: Memo;
	/** For a read whose answer changes while the run goes on: it is never answered from what was read before. */
	isFresh?: boolean;
	/** Asked in this one's place once Zalo has taken this one away (zalo-oa-api.md 11, 11.1). */
	successor?: ZaloCall;
	/** What a code of Zalo's means for this very call, where that is more than it means in general. */
	words?: Readonly<Record<string, Explanation>>;
}

export interface Answer {
	ok: true;
	/** The `data` member, as Zalo sent it, ids as text; undefined where Zalo sent none. */
	data: unknown;
	/** The whole answer: some have members beside `data` (`metadata`, `token`, `sent_time`). */
	envelope: Readonly<Json>;
	/** Has the successor answered? */
	isSuccessor?: boolean;
}

/** Whoever can ask Zalo: an item of a run, or the run itself where there are no items. */
export interface ZaloCaller {
	/**
	 * Calls Zalo.
	 *
	 * @throws NodeApiError in plain words with Zalo's code, when Zalo refuses or cannot be reached
	 * @throws NodeOperationError when the node has no credential
	 */
	call(call: ZaloCall): Promise<Answer>;
}

/**
 * What one try, or the whole call, came to. Failures travel as values, so that each policy (repeat, wait
 * for the rate limit, renew the token) can look at them; only `request.ts` turns the last one into an error.
 */
export type Outcome = (Answer | { ok: false; failure: Failure }) & {
	/** The token that the request went out with. Never for output, errors or logs. */
	accessToken?: string;
	/** What the answer says of the limit per minute; missing where there was none. */
	limitNews?: LimitNews;
	/** When the request went out (epoch ms). */
	sentAt?: number;
};

/** One try of a call; the policies call it again when they may. */
export type Attempt = () => Promise<Outcome>;
