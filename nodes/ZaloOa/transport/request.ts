import { secretsIn } from '../helpers/secrets';
import { getCredential } from './credential';
import { toNodeApiError } from '../errors/nodeError';
import { hostOf } from '../http/hosts';
import { respectRateLimit } from './policies/rateLimit';
import { repeatPassingFailures } from './policies/repeat';
import { send } from './send';
import { surviveDeadToken } from './policies/deadToken';
import type { Outcome, ZaloCall, ZaloContext } from './types';

/** Answers to the reads of each run, also those still under way. One entry per run, gone with the run. */
const reads = new WeakMap<ZaloContext, Map<string, Promise<Outcome>>>();

/** All policies around one call, the innermost last: dead token, rate limit, passing failures, send. */
async function settle(context: ZaloContext, call: ZaloCall): Promise<Outcome> {
	const trySend = async () => await send(context, call);
	const tryRepeatedly = async () => await repeatPassingFailures(call, trySend);
	const tryInTurn = async () => await respectRateLimit(context, call, tryRepeatedly);
	// Here, where an error of n8n's may be thrown on: the policies deal in failures.
	await getCredential(context);
	return await surviveDeadToken(context, call, tryInTurn);
}

/** A hundred items that ask the same question cost one request: identical reads of a run share an answer. */
async function settleOnce(context: ZaloContext, call: ZaloCall): Promise<Outcome> {
	const answers = reads.get(context) ?? new Map<string, Promise<Outcome>>();
	reads.set(context, answers);
	const question = JSON.stringify([call.method, call.url, call.qs, call.body]);
	const answer = answers.get(question) ?? settle(context, call);
	answers.set(question, answer);
	return await answer;
}

/** Codes and HTTP statuses by which Zalo says that it has taken a call away (zalo-oa-api.md 11, 11.1). */
const RETIRED = new Set(['404', '-240']);

function isRetired(outcome: Outcome): boolean {
	if (outcome.ok) return false;
	const { failure } = outcome;
	return (
		(failure.type === 'zalo' && RETIRED.has(failure.code)) ||
		(failure.type === 'http' && RETIRED.has(String(failure.httpStatus)))
	);
}

const ask = async (context: ZaloContext, call: ZaloCall): Promise<Outcome> =>
	call.effect === 'read' ? await settleOnce(context, call) : await settle(context, call);

/** The answer's `data`, or the error that says in plain words why there is none. */
async function dataOf(
	context: ZaloContext,
	call: ZaloCall,
	outcome: Outcome,
	itemIndex: number,
): Promise<unknown> {
	if (outcome.ok) return outcome.data;
	const secrets = [outcome.accessToken ?? [], secretsIn((await getCredential(context)).data)].flat();
	const details = { itemIndex, secrets, effect: call.effect };
	throw toNodeApiError(context.getNode(), hostOf(call.url), outcome.failure, details);
}

/**
 * Calls Zalo and hands out the `data` of its answer. This is the only way to Zalo's API in the package;
 * operations say what they want and never see a token, a header or a retry.
 *
 * @param itemIndex the item an error is reported for
 * @returns the `data` member as Zalo sent it, long ids as text; undefined where Zalo sent none
 * @throws NodeApiError in plain words with Zalo's code, when Zalo refuses or cannot be reached
 * @throws NodeOperationError when the node has no credential
 */
export async function zaloRequest(context: ZaloContext, call: ZaloCall, itemIndex: number): Promise<unknown> {
	return await dataOf(context, call, await ask(context, call), itemIndex);
}

/**
 * The same for a call that Zalo may take away one day: then its successor is asked.
 *
 * @returns `data` of the one that answered, and whether that was the successor
 * @throws as zaloRequest; when both are refused, what was said to the successor
 */
export async function zaloRequestWithSuccessor(
	context: ZaloContext,
	call: ZaloCall,
	successor: ZaloCall,
	itemIndex: number,
): Promise<{ data: unknown; isSuccessor: boolean }> {
	const outcome = await ask(context, call);
	if (!isRetired(outcome)) {
		return { data: await dataOf(context, call, outcome, itemIndex), isSuccessor: false };
	}
	return { data: await zaloRequest(context, successor, itemIndex), isSuccessor: true };
}
