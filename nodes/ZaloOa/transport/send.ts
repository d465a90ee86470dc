import type { IHttpRequestOptions } from 'n8n-workflow';

import { isCancelled } from '../helpers/cancellation';
import { isRecord, toNumber } from '../helpers/guards';
import { toFailure } from '../http/noAnswer';
import { CREDENTIAL_TYPE, forgetCredential, getCredential } from './credential';
import { openEnvelope } from '../http/envelope';
import { ANSWER_TIMEOUT } from '../http/limits';
import type { Failure, Outcome, ZaloCall, ZaloContext } from './types';

/**
 * How n8n has to send it: the body as text, because `text/json` is not parsed for us and long ids must
 * not be rounded; every HTTP status as an answer, because only the body says what happened; no
 * redirects, because the token must not follow one to another host.
 */
function toRequestOptions(call: ZaloCall): IHttpRequestOptions {
	return {
		method: call.method,
		url: call.url,
		headers: {
			Accept: 'application/json',
			...(call.method === 'POST' && { 'Content-Type': 'application/json' }),
		},
		...(call.qs && { qs: call.qs }),
		...(call.body && { body: call.body }),
		timeout: ANSWER_TIMEOUT,
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

/** Calls left in this minute. Zalo spells the header X-RateLimit-Remain (zalo-oa-api.md 11.3). */
function readCallsLeft(headers: unknown): number | undefined {
	return isRecord(headers) ? toNumber(headers['x-ratelimit-remain']) : undefined;
}

/** n8n ends a stopped run's requests by itself; that is no fault of the network. */
const cancelled = (mayHaveArrived: boolean): Failure => ({
	type: 'connection',
	reason: 'cancelled',
	mayHaveArrived,
});

async function exchangeMessages(context: ZaloContext, options: IHttpRequestOptions): Promise<Outcome> {
	let response: unknown;
	try {
		const credentialsDecrypted = await getCredential(context);
		response = await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL_TYPE, options, {
			credentialsDecrypted,
		});
	} catch (error) {
		return { ok: false, failure: isCancelled(context) ? cancelled(true) : toFailure(error) };
	}
	const { body, statusCode, headers } = isRecord(response) ? response : {};
	const callsLeft = readCallsLeft(headers);
	return {
		...openEnvelope(typeof body === 'string' ? body : '', toNumber(statusCode) ?? 0),
		...(callsLeft !== undefined && { callsLeft }),
	};
}

/**
 * Without a token the request has not gone out. Where the credential itself does not say why, n8n could not
 * store the renewed session: the next try reads the credential again, so that it is stored then.
 */
function neverSent(context: ZaloContext, outcome: Outcome): Outcome {
	if (outcome.ok || outcome.failure.type !== 'connection') return outcome;
	forgetCredential(context);
	return { ...outcome, failure: { ...outcome.failure, mayHaveArrived: false } };
}

/**
 * Sends a call once and says what came of it. Never throws for anything the network, the credential or Zalo
 * did.
 */
export async function send(context: ZaloContext, call: ZaloCall): Promise<Outcome> {
	if (isCancelled(context)) return { ok: false, failure: cancelled(false) };
	const options = toRequestOptions(call);
	const outcome = await exchangeMessages(context, options);
	// The credential has put its token into these very options: the only way to know which one was used.
	const accessToken = options.headers?.access_token;
	return typeof accessToken === 'string' ? { ...outcome, accessToken } : neverSent(context, outcome);
}
