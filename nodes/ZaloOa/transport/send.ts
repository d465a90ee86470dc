import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { isCredentialError } from '../connection/credentialError';
import { tokenGivenFor } from '../connection/renewal';
import { kindOf } from '../errors/meaning';
import { lookUpError } from '../errors/tables';
import { isRecord, toNumber } from '../helpers/guards';
import { openEnvelope } from '../http/envelope';
import type { Failure } from '../http/failure';
import { hostOf, type ZaloHost } from '../http/hosts';
import { toConnectionFailure, unwrap } from '../http/noAnswer';
import { toRequestOptions } from './requestOptions';
import type { LimitNews } from './limiter';
import type { Run } from './run';
import type { Outcome, ZaloCall } from './types';

/** Zalo spells the header X-RateLimit-Remain (zalo-oa-api.md 11.3). */
function readLimitNews(headers: unknown): LimitNews {
	const { 'x-ratelimit-remain': remain, 'x-ratelimit-limit': limit, date } = isRecord(headers) ? headers : {};
	const serverTime = typeof date === 'string' ? Date.parse(date) : NaN;
	return {
		remain: toNumber(remain),
		limit: toNumber(limit),
		serverTime: Number.isNaN(serverTime) ? undefined : serverTime,
	};
}

/** Why there was no answer. The credential may have stopped the request before it was sent. */
function toFailure(error: unknown): Failure {
	const refusal = unwrap(error).find(isCredentialError);
	if (!refusal) return toConnectionFailure(error);
	const { reason, advice, lostSessionTime, zaloCode, tokenState } = refusal;
	return {
		type: 'credential',
		reason,
		advice,
		...(zaloCode !== undefined && { code: zaloCode }),
		...(lostSessionTime !== undefined && { lostSessionTime }),
		isPassing: tokenState === 'unused',
	};
}

/**
 * A code in an HTTP error counts only where it is one of Zalo's: a gateway that answers in JSON, too, knows nothing of
 * whether the call was carried out.
 */
function asZalosOwn(host: ZaloHost, failure: Failure): Failure {
	if (failure.type !== 'zalo' || failure.httpStatus === undefined) return failure;
	const { code, text, httpStatus } = failure;
	return lookUpError(host, code, text) ? { type: 'zalo', code, text } : { type: 'http', httpStatus };
}

async function sendThroughCredential(
	run: Run,
	url: string,
	options: IHttpRequestOptions,
	data: ICredentialDataDecryptedObject,
): Promise<Outcome> {
	let response: unknown;
	try {
		response = await run.send(options, data);
	} catch (error) {
		// n8n ends a stopped run's requests by itself; that is no fault of the network.
		const stopped: Failure = { type: 'connection', reason: 'cancelled', mayHaveArrived: true };
		return { ok: false, failure: run.isStopped ? stopped : toFailure(error) };
	}
	const { body, statusCode, headers } = isRecord(response) ? response : {};
	const opened = openEnvelope(typeof body === 'string' ? body : '', toNumber(statusCode) ?? 0);
	const limitNews = readLimitNews(headers);
	return opened.ok
		? { ...opened, limitNews }
		: { ok: false, failure: asZalosOwn(hostOf(url), opened.failure), limitNews };
}

/**
 * Adds the token that the request went out with: as the credential has put it into these very options, or has noted it
 * with this very data, should n8n hand on a copy of either.
 *
 * Where n8n got as far as renewing the session, and no further, nothing has gone out: it could not store the session.
 * The next try reads the credential again, so that it is stored then. Where nothing at all is known, nothing is taken
 * for "not sent" that the credential itself has not stopped.
 */
function withToken(
	run: Run,
	options: IHttpRequestOptions,
	data: ICredentialDataDecryptedObject,
	outcome: Outcome,
): Outcome {
	const seen: unknown = options.headers?.access_token;
	const noted = tokenGivenFor(data);
	const accessToken = typeof seen === 'string' ? seen : noted?.accessToken;
	if (accessToken !== undefined) return { ...outcome, accessToken };
	if (outcome.ok || outcome.failure.type === 'credential') return outcome;
	run.forgetCredential();
	const { failure } = outcome;
	if (noted === undefined || failure.type !== 'connection') return outcome;
	return { ok: false, failure: { ...failure, mayHaveArrived: false } };
}

/** Has the call met too much traffic, or no answer? */
function isTrouble(call: ZaloCall, outcome: Outcome): boolean {
	if (outcome.ok) return false;
	const { failure } = outcome;
	if (failure.type === 'connection') return failure.reason !== 'cancelled';
	return failure.type === 'http' || kindOf(hostOf(call.url), failure) === 'rate';
}

/**
 * Sends a call once and says what came of it. Never throws for anything the network, the credential or Zalo
 * did.
 */
export async function send(run: Run, call: ZaloCall): Promise<Outcome> {
	if (run.isOver) return run.outcomeWhenOver();
	const options = toRequestOptions(call);
	const data = { ...(await run.credential()).data };
	const sentAt = Date.now();
	const outcome = withToken(run, options, data, await sendThroughCredential(run, call.url, options, data));
	run.pace.note(sentAt, isTrouble(call, outcome));
	return { ...outcome, sentAt };
}
