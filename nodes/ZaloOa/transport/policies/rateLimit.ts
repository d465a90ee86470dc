import { sleep } from 'n8n-workflow';

import { hostOf } from '../../http/hosts';
import { isCancelled } from '../../helpers/cancellation';
import { kindOf } from '../../errors/nodeError';
import type { Attempt, Outcome, ZaloCall, ZaloContext } from '../types';

const MINUTE = 60_000;

/**
 * Zalo counts by the minute of its own clock (zalo-oa-api.md 11.3). This much later (ms) than ours begins,
 * its next minute has begun too, unless the clocks differ by more.
 */
const CLOCK_MARGIN = 1_000;

/** Full minutes to wait for one call. After that, something else is using up the whole limit. */
const MAX_WAITS = 3;

/** How often (ms) a waiting call looks whether its run was stopped. */
const CANCEL_CHECK = 1_000;

/** Until when the calls of each run pause (epoch ms). One entry per run, gone with the run. */
const pauses = new WeakMap<ZaloContext, number>();

function pauseUntilNextMinute(context: ZaloContext): void {
	const now = Date.now();
	pauses.set(context, now - (now % MINUTE) + MINUTE + CLOCK_MARGIN);
}

async function sitOutPause(context: ZaloContext): Promise<void> {
	for (;;) {
		const left = (pauses.get(context) ?? 0) - Date.now();
		if (left <= 0 || isCancelled(context)) return;
		await sleep(Math.min(left, CANCEL_CHECK));
	}
}

/**
 * Keeps a run under Zalo's limit per minute. When Zalo says that none are left, or refuses a call with
 * -32, all calls of the run wait for the next minute and then go on. A refused call was not carried out,
 * so it may go out again whatever it does.
 */
export async function respectRateLimit(
	context: ZaloContext,
	call: ZaloCall,
	attempt: Attempt,
): Promise<Outcome> {
	for (let waits = 0; ; waits++) {
		await sitOutPause(context);
		const outcome = await attempt();
		const isRefused = !outcome.ok && kindOf(hostOf(call.url), outcome.failure) === 'rate';
		if (isRefused || outcome.callsLeft === 0) pauseUntilNextMinute(context);
		if (!isRefused || waits === MAX_WAITS || isCancelled(context)) return outcome;
	}
}
