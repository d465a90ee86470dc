import type { IWebhookFunctions } from 'n8n-workflow';

import { isRecord, toNumber } from '../../helpers/guards';
import { readJson } from '../../http/json';
import type { Json } from '../../transport/types';

/** A delivery, as far as it is one. Nothing costly has been done with it: anybody could have sent it. */
export interface Delivery {
	rawBody: Uint8Array;
	/** As it was sent: long ids that are numbers have been rounded. */
	sent: Json;
	signature: unknown;
	/** Few sources know a header for the time that was signed (zalo-oa-api.md 10.2). */
	timestampHeader: unknown;
	/** Has Zalo delivered it before, without success? */
	isRetry: boolean;
}

/** Zalo's events are some kilobytes; a tag's may name some thousand users. */
const MOST_BYTES = 256 * 1024;

/** Deeper than any event, and less deep than what runs out of stack. */
const MOST_LEVELS = 50;

/** Level by level instead of by recursion, which would run out of stack itself. */
function isTooDeep(root: unknown): boolean {
	let level: unknown[] = [root];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > MOST_LEVELS) return true;
		level = level.flatMap((value) =>
			typeof value === 'object' && value !== null ? Object.values(value) : [],
		);
	}
	return false;
}

/** n8n has read the body of what it takes for text; of the rest it has not, and does so when it is asked. */
async function rawBodyOf(n8n: IWebhookFunctions): Promise<Uint8Array> {
	const request: { rawBody?: unknown; readRawBody?: () => Promise<void> } = n8n.getRequestObject();
	// A form with files has been used up already. Zalo sends none.
	if (request.rawBody === undefined) await request.readRawBody?.().catch(() => undefined);
	return request.rawBody instanceof Uint8Array ? request.rawBody : new Uint8Array();
}

const textOf = ({ rawBody }: Pick<Delivery, 'rawBody'>): string => Buffer.from(rawBody).toString('utf8');

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * @returns undefined for what cannot be an event: too large, no JSON, no object
 */
export async function readDelivery(n8n: IWebhookFunctions): Promise<Delivery | undefined> {
	const rawBody = await rawBodyOf(n8n);
	const sent = rawBody.byteLength > MOST_BYTES ? undefined : parsed(textOf({ rawBody }));
	if (!isRecord(sent)) return undefined;
	const headers = n8n.getHeaderData();
	return {
		rawBody,
		sent,
		signature: headers['x-zevent-signature'],
		timestampHeader: headers['x-zevent-timestamp'],
		isRetry: (toNumber(headers.num_retry) ?? 0) > 0,
	};
}

/**
 * The event itself, with ids as text.
 *
 * @returns undefined for one that is nested too deep to be one
 */
export function bodyOf(delivery: Delivery): Json | undefined {
	const body = isTooDeep(delivery.sent) ? undefined : readJson(textOf(delivery))?.json;
	return isRecord(body) ? body : undefined;
}

/** Zalo asks so whether somebody answers, when the address is saved: `{}`, without a signature (zalo-oa-api.md 10.1). */
export const isProbe = ({ sent, signature }: Delivery): boolean =>
	Object.keys(sent).length === 0 && signature === undefined;
