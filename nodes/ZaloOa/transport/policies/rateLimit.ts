import { sleep } from 'n8n-workflow';

import { kindOf } from '../../errors/meaning';
import type { Failure } from '../../http/failure';
import { hostOf, OPENAPI_URL } from '../../http/hosts';
import type { Limiter, Turn } from '../limiter';
import { limiterFor } from '../limiters';
import type { Run } from '../run';
import type { Attempt, Outcome, ZaloCall } from '../types';

/** Full minutes to wait for one call that Zalo refuses. After that, something else is using up the whole limit. */
const MAX_REFUSED_MINUTES = 3;

/** How often (ms) a waiting call looks whether its run has ended. */
const LOOK_EVERY = 1_000;

/** What a call is told that does not wait: the words that Zalo's own refusal would bring. */
const TOO_MANY_CALLS: Failure = { type: 'zalo', code: '-32', text: '' };

/**
 * Lets a run begin with as many calls as it may ever have under way, where Zalo has told this process the app's limit
 * before: the limiter lets no more go out than there is room for. Else a run begins with fewer.
 */
export async function openUpIfLimitIsKnown(run: Run): Promise<void> {
	// Without a credential each item fails by itself, in n8n's words.
	const [app] = await Promise.allSettled([run.app()]);
	if (app.status === 'fulfilled' && limiterFor(app.value, OPENAPI_URL).isKnown) run.pace.openUp();
}

/** Waits for a turn. Undefined where the run is over, or has waited enough. */
async function takeTurn(
	run: Run,
	limiter: Limiter,
	hasWaitedEnough: () => boolean,
): Promise<Turn | undefined> {
	for (;;) {
		if (run.isOver || hasWaitedEnough()) return undefined;
		const decision = limiter.ask();
		if (decision.may === 'go') return decision.turn;
		if (decision.may === 'wait for an answer') {
			await Promise.race([decision.answer, run.whenOver]);
			continue;
		}
		if (!run.isPatient) return undefined;
		await sleep(Math.min(Math.max(decision.time - Date.now(), 1), LOOK_EVERY));
	}
}

async function attemptInTurn(
	limiter: Limiter,
	turn: Turn,
	call: ZaloCall,
	attempt: Attempt,
): Promise<Outcome> {
	let outcome: Outcome | undefined;
	const isRefused = () => outcome?.ok === false && kindOf(hostOf(call.url), outcome.failure) === 'rate';
	try {
		outcome = await attempt();
		return outcome;
	} finally {
		limiter.note(turn, isRefused(), outcome?.limitNews);
	}
}

/**
 * Keeps all runs of this process together under Zalo's limit per minute: a call goes out when there is room for it,
 * else in the next minute. When Zalo refuses it all the same (-32), because other processes use up the limit as well,
 * it waits for the next minute too: it was not carried out, so it may go out again whatever it does.
 *
 * Where nothing is taken in four minutes one after the other, the call is given up, and with it the whole run: its other calls would
 * wait as long, one wave after the other.
 */
export async function respectRateLimit(run: Run, call: ZaloCall, attempt: Attempt): Promise<Outcome> {
	const limiter = limiterFor(await run.app(), call.url);
	const before = limiter.refusedMinutes;
	const hasWaitedEnough = () =>
		Math.min(limiter.refusedInARow, limiter.refusedMinutes - before) > MAX_REFUSED_MINUTES;
	let refusal: Outcome = { ok: false, failure: TOO_MANY_CALLS };
	for (;;) {
		const turn = await takeTurn(run, limiter, hasWaitedEnough);
		if (!turn) return run.isOver ? run.outcomeWhenOver() : run.giveUp(refusal, hasWaitedEnough());
		const outcome = await attemptInTurn(limiter, turn, call, attempt);
		const isRefused = !outcome.ok && kindOf(hostOf(call.url), outcome.failure) === 'rate';
		if (!isRefused || !run.isPatient) return outcome;
		refusal = outcome;
	}
}
