import { sleep } from 'n8n-workflow';

import { readAccessToken } from '../../connection/accessToken';
import { noteRefusal } from '../../connection/memory';
import { isRenewable, newestSessionTime } from '../../connection/renewal';
import { kindOf } from '../../errors/meaning';
import { hostOf } from '../../http/hosts';
import type { Run } from '../run';
import type { Attempt, Outcome, ZaloCall } from '../types';

/**
 * How long (ms) to look for the session of the process that was faster with the same refresh token: about
 * ten seconds in all, long enough for its answer from Zalo and its write to the database.
 */
const WAITS_FOR_WINNER = [250, 500, 1_000, 2_000, 3_000, 3_250];

/** After so many renewals in a row that were forced by refused tokens, a run takes it that Zalo refuses them all. */
const MAX_RENEWALS = 3;

/**
 * Reads the credential again: another execution may have stored a newer session, which is then used. If not,
 * the noted refusal makes the credential renew its session before the next call.
 *
 * @returns false when the stored token is the refused one and cannot be renewed, or was renewed often enough
 */
async function replaceToken(run: Run, refused: string): Promise<boolean> {
	const { data } = await run.rereadCredential();
	if (!isRenewable(data)) return readAccessToken(data) !== refused;
	noteRefusal(refused);
	return ++run.refusedTokens <= MAX_RENEWALS;
}

/** Waits until another process has stored a session that is newer than the one that could not be renewed. */
async function waitForWinner(run: Run, lostSessionTime: number): Promise<boolean> {
	for (const wait of WAITS_FOR_WINNER) {
		if (run.isOver) return false;
		await sleep(wait);
		const { data } = await run.rereadCredential();
		if (newestSessionTime(data) > lostSessionTime) return true;
	}
	return false;
}

const isRefused = (call: ZaloCall, outcome: Outcome) =>
	!outcome.ok && kindOf(hostOf(call.url), outcome.failure) === 'token';

/** Which session could not be renewed because its token had already been used; undefined for all else. */
const lostSessionOf = (outcome: Outcome) =>
	!outcome.ok && outcome.failure.type === 'credential' ? outcome.failure.lostSessionTime : undefined;

/** Will every later call of the run come to the same? An exchange that did not reach Zalo may go well next time. */
const isFinal = (outcome: Outcome) =>
	!outcome.ok && outcome.failure.type === 'credential' && outcome.failure.isPassing !== true;

/**
 * Keeps a call going when its access token is dead: with the session that somebody else has stored by now,
 * or else with a renewed one. At most one renewal is forced per call. A refused call was not carried out, so
 * it may go out again whatever it does.
 *
 * Calls of one run share all of this, and the verdict: once the connection is known to be lost, every later
 * call fails at once in the same words, instead of spending another ten seconds and another exchange.
 */
export async function surviveDeadToken(run: Run, call: ZaloCall, attempt: Attempt): Promise<Outcome> {
	let outcome = await attempt();
	if (isRefused(call, outcome) && outcome.accessToken !== undefined) {
		const refused = outcome.accessToken;
		const isReplaced = await run.once(
			run.replacements,
			refused,
			async () => await replaceToken(run, refused),
		);
		if (!isReplaced) return run.giveUp(outcome);
		outcome = await attempt();
	}
	const lost = lostSessionOf(outcome);
	if (lost !== undefined) {
		const hasWinner = await run.once(run.searches, lost, async () => await waitForWinner(run, lost));
		if (hasWinner) outcome = await attempt();
	}
	if (outcome.ok) run.refusedTokens = 0;
	return run.giveUp(outcome, isFinal(outcome));
}
