import { sleep } from 'n8n-workflow';

import { mayHaveBeenCarriedOut } from '../../errors/meaning';
import type { Failure } from '../../http/failure';
import { hostOf } from '../../http/hosts';
import type { Run } from '../run';
import type { Attempt, Outcome, ZaloCall } from '../types';

/** Waits (ms) before the first and the second repeat; each varies by up to a half, so that runs spread out. */
const WAITS = [500, 2_000];

/**
 * No repeat begins later than this (ms) after the first try went out. A call that stays silent for its full
 * 30 seconds is thus asked once more, and a run hangs for about a minute at the most, not for three times
 * that. Where somebody waits for the answer, or n8n's start does, a silent call is not asked again at all.
 */
const LAST_REPEAT_AFTER = 45_000;
const LAST_REPEAT_AFTER_IF_HASTY = 10_000;

/** Did this have a passing cause, so that the same call may go well a moment later? */
function isPassing(failure: Failure): boolean {
	switch (failure.type) {
		case 'connection':
			return failure.reason !== 'certificate' && failure.reason !== 'cancelled';
		case 'http':
			return failure.httpStatus >= 500;
		case 'unreadable':
			return failure.reason !== 'notAnEnvelope';
		case 'zalo':
		case 'credential':
			return false;
	}
}

const mayGoOutAgain = ({ effect, url }: ZaloCall, failure: Failure): boolean =>
	effect !== 'send' || !mayHaveBeenCarriedOut(hostOf(url), failure);

/** Repeats a call up to twice after a passing failure, or once if the run is hasty, where that does no harm. */
export async function repeatPassingFailures(run: Run, call: ZaloCall, attempt: Attempt): Promise<Outcome> {
	let outcome = await attempt();
	const latest =
		(outcome.sentAt ?? Date.now()) + (run.isPatient ? LAST_REPEAT_AFTER : LAST_REPEAT_AFTER_IF_HASTY);
	for (const wait of run.isPatient ? WAITS : WAITS.slice(0, 1)) {
		if (outcome.ok || !isPassing(outcome.failure) || !mayGoOutAgain(call, outcome.failure)) break;
		if (Date.now() > latest) break;
		await sleep(wait * (1 + Math.random() / 2));
		outcome = await attempt();
	}
	return outcome;
}
