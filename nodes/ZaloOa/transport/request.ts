import { isRenewable } from '../connection/renewal';
import { mayHaveBeenCarriedOut } from '../errors/meaning';
import { toNodeApiError } from '../errors/nodeError';
import { secretsIn } from '../helpers/secrets';
import { hostOf } from '../http/hosts';
import { surviveDeadToken } from './policies/deadToken';
import { respectRateLimit } from './policies/rateLimit';
import { repeatPassingFailures } from './policies/repeat';
import type { Run } from './run';
import { send } from './send';
import type { Answer, Outcome, ZaloCall, ZaloCaller } from './types';

/** One call through all policies, the innermost last: dead token, passing failures, rate limit, send. */
async function callThroughPolicies(run: Run, call: ZaloCall): Promise<Outcome> {
	const trySend = async () => await send(run, call);
	const tryInTurn = async () => await respectRateLimit(run, call, trySend);
	const tryRepeatedly = async () => await repeatPassingFailures(run, call, tryInTurn);
	// Here, where an error of n8n's may be thrown on: the policies deal in failures.
	await run.credential();
	return await surviveDeadToken(run, call, tryRepeatedly);
}

/** So often a question of a run fails for a passing cause before nobody asks it any more: Zalo is down, then. */
const MOST_FAILED_READS = 3;

/** Did it fail for something that may be over a moment later? What Zalo has refused, it refuses again. */
function isPassing(outcome: Outcome): boolean {
	if (outcome.ok) return false;
	const { failure } = outcome;
	if (failure.type === 'connection') return failure.reason !== 'cancelled';
	return failure.type === 'http' || failure.type === 'unreadable';
}

/** A hundred items that ask the same question cost one request: identical reads of a run share an answer. */
async function readOnce(run: Run, call: ZaloCall): Promise<Outcome> {
	const question = JSON.stringify([
		call.method,
		call.url,
		call.query,
		call.dataQuery,
		call.headers,
		call.body,
	]);
	return await run.once(run.reads, question, async () => {
		const outcome = await callThroughPolicies(run, call);
		const tries = (run.failedReads.get(question) ?? 0) + 1;
		if (!isPassing(outcome)) return outcome;
		run.failedReads.set(question, tries);
		// Those who have asked meanwhile share it; whoever asks later may be luckier.
		if (tries < MOST_FAILED_READS) run.reads.delete(question);
		return outcome;
	});
}

/** What n8n's Retry On Fail has sent already is not sent again: see `SendLog`. */
async function sendOnce(run: Run, call: ZaloCall, place: string): Promise<Outcome> {
	const earlier = run.sends.earlier(place, call);
	if (earlier) return earlier;
	const outcome = await callThroughPolicies(run, call);
	const wasSent = outcome.ok || mayHaveBeenCarriedOut(hostOf(call.url), outcome.failure);
	// What was taken away is asked of the successor, if there is one; else a later try must not send it again.
	const goesOn = call.successor !== undefined && isRetired(outcome);
	if (wasSent && !goesOn) run.sends.note(place, call, outcome);
	return outcome;
}

async function outcomeOf(run: Run, call: ZaloCall, place: string | undefined): Promise<Outcome> {
	if (call.effect === 'read' && call.isFresh !== true) return await readOnce(run, call);
	if (call.effect === 'send' && place !== undefined) return await sendOnce(run, call, place);
	return await callThroughPolicies(run, call);
}

/** Codes and HTTP statuses by which Zalo says that it has taken a call away (zalo-oa-api.md 11, 11.1). */
const RETIRED = ['404', '405', '-240', '-106'];

function isRetired(outcome: Outcome): boolean {
	if (outcome.ok) return false;
	const { failure } = outcome;
	return (
		(failure.type === 'zalo' && RETIRED.includes(failure.code)) ||
		(failure.type === 'http' && RETIRED.includes(String(failure.httpStatus)))
	);
}

/**
 * Calls Zalo. This is the only way to Zalo's API in the package; whoever calls says what they want and never
 * sees a token, a header or a retry.
 *
 * @param place by which a send is known to a retry of the node: its item, and its place among the item's sends
 * @throws NodeApiError in plain words with Zalo's code, when Zalo refuses or cannot be reached; of a call and its
 *   successor, what was said to the successor
 * @throws NodeOperationError when the node has no credential
 */
export async function callZalo(run: Run, call: ZaloCall, place?: string): Promise<Answer> {
	const outcome = await outcomeOf(run, call, place);
	if (outcome.ok) return outcome;
	if (call.successor && isRetired(outcome)) {
		const successorPlace = place && `${place}/successor`;
		return { ...(await callZalo(run, call.successor, successorPlace)), isSuccessor: true };
	}
	const { data } = await run.credential();
	throw toNodeApiError(run.node, hostOf(call.url), outcome.failure, call, {
		secrets: [outcome.accessToken ?? [], secretsIn(data), Object.values(call.headers ?? {})].flat(),
		isRenewable: isRenewable(data),
		words: call.words,
	});
}

/** The run itself as the one who asks, where there are no items: a poll, a list that is searched. */
export const callerFor = (run: Run): ZaloCaller => ({ call: async (call) => await callZalo(run, call) });
