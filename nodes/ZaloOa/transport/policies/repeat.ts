import { sleep } from 'n8n-workflow';

import type { Attempt, Failure, Outcome, ZaloCall } from '../types';

/** Waits (ms) before the first and the second repeat; each varies by up to a half, so that runs spread out. */
const WAITS = [500, 2_000];

/**
 * No repeat begins later than this (ms) after the first try began. A call that stays silent for its full
 * 30 seconds is thus asked once more, and a run hangs for about a minute at the most, not for three times
 * that.
 */
const LAST_REPEAT_AFTER = 45_000;

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

/**
 * A read changes nothing, so it may always go out again. A send costs money and must not arrive twice:
 * it goes out again only when the first try cannot have reached Zalo.
 */
function mayGoOutAgain(call: ZaloCall, failure: Failure): boolean {
	return call.effect === 'read' || (failure.type === 'connection' && !failure.mayHaveArrived);
}

/** Repeats a call up to twice after a passing failure, where a second delivery does no harm. */
export async function repeatPassingFailures(call: ZaloCall, attempt: Attempt): Promise<Outcome> {
	const startedAt = Date.now();
	let outcome = await attempt();
	for (const wait of WAITS) {
		if (outcome.ok || !isPassing(outcome.failure) || !mayGoOutAgain(call, outcome.failure)) break;
		if (Date.now() - startedAt > LAST_REPEAT_AFTER) break;
		await sleep(wait * (1 + Math.random() / 2));
		outcome = await attempt();
	}
	return outcome;
}
