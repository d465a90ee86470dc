import { sleep } from 'n8n-workflow';

import { readAccessToken } from '../../connection/accessToken';
import { isRenewable, newestSessionTime } from '../../connection/renewal';
import { rereadCredential } from '../credential';
import { kindOf } from '../../errors/nodeError';
import { hostOf } from '../../http/hosts';
import type { Attempt, Outcome, ZaloCall, ZaloContext } from '../types';

/**
 * How long (ms) to look for the session of the process that was faster with the same refresh token: about
 * ten seconds in all, long enough for its answer from Zalo and its write to the database.
 */
const WAITS_FOR_WINNER = [250, 500, 1_000, 2_000, 3_000, 3_250];

/** What is being done, per run, about each token that Zalo has refused. Gone with the run. */
const replacements = new WeakMap<ZaloContext, Map<string, Promise<boolean>>>();

/**
 * Reads the credential again: another execution may have stored a newer session, which is then used. If not,
 * the mark makes the credential renew its session before the next call.
 *
 * @returns false when the stored token is the refused one and cannot be renewed
 */
async function replaceToken(context: ZaloContext, refused: string): Promise<boolean> {
	const { data } = await rereadCredential(context);
	if (!isRenewable(data)) return readAccessToken(data) !== refused;
	data.refusedAccessToken = refused;
	return true;
}

/** Calls of one run that were refused with the same token share its replacement. */
async function replaceTokenOnce(context: ZaloContext, refused: string): Promise<boolean> {
	const ofRun = replacements.get(context) ?? new Map<string, Promise<boolean>>();
	replacements.set(context, ofRun);
	const replacement = ofRun.get(refused) ?? replaceToken(context, refused);
	ofRun.set(refused, replacement);
	return await replacement;
}

/** Waits until another process has stored a session that is newer than the one that could not be renewed. */
async function waitForWinner(context: ZaloContext, lostSessionTime: number): Promise<boolean> {
	for (const wait of WAITS_FOR_WINNER) {
		await sleep(wait);
		const { data } = await rereadCredential(context);
		if (newestSessionTime(data) > lostSessionTime) return true;
	}
	return false;
}

const isRefused = (call: ZaloCall, outcome: Outcome) =>
	!outcome.ok && kindOf(hostOf(call.url), outcome.failure) === 'token';

/** Which session could not be renewed because its token had already been used; undefined for all else. */
const lostSessionOf = (outcome: Outcome) =>
	!outcome.ok && outcome.failure.type === 'credential' ? outcome.failure.lostSessionTime : undefined;

/**
 * Keeps a call going when its access token is dead: with the session that somebody else has stored by now,
 * or else with a renewed one. At most one renewal is forced per call. A refused call was not carried out, so
 * it may go out again whatever it does.
 */
export async function surviveDeadToken(
	context: ZaloContext,
	call: ZaloCall,
	attempt: Attempt,
): Promise<Outcome> {
	let outcome = await attempt();
	if (isRefused(call, outcome) && outcome.accessToken !== undefined) {
		if (!(await replaceTokenOnce(context, outcome.accessToken))) return outcome;
		outcome = await attempt();
	}
	const lostSession = lostSessionOf(outcome);
	if (lostSession !== undefined && (await waitForWinner(context, lostSession))) outcome = await attempt();
	return outcome;
}
