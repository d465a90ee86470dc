import type { IDataObject } from 'n8n-workflow';

import { toIsoTime } from '../../helpers/dates';
import type { Amounts } from '../../api/amounts';
import { forecast, usedBetween, type Point } from './history';
import { resetsDaily, type Threshold, type WatchedQuota } from './settings';

/** What the last poll saw, and what was used since. Null where that is not known. */
function comparison(last: Point | undefined, now: Point, watched: WatchedQuota): IDataObject {
	return {
		previousRemain: last?.remain ?? null,
		previousCheckedAt: last ? toIsoTime(last.at) : null,
		usedSinceLastPoll: (last && usedBetween(last, now, resetsDaily(watched))) ?? null,
	};
}

function outlook(history: Point[], watched: WatchedQuota): IDataObject {
	const { ratePerDay, daysLeft, runsOutAt } = forecast(history, resetsDaily(watched)) ?? {};
	return {
		ratePerDay: ratePerDay ?? null,
		daysLeft: daysLeft ?? null,
		runsOutAt: runsOutAt === undefined ? null : toIsoTime(runsOutAt),
	};
}

/**
 * One output item. Every item has all members; what is not known yet is null.
 *
 * @param event what has happened; "test" for a run that the user has started by hand
 * @param last what the last poll saw
 * @param history with the present state as its last point
 */
export function toItem(
	event: string,
	threshold: Threshold | undefined,
	watched: WatchedQuota,
	amounts: Amounts,
	last: Point | undefined,
	history: Point[],
): IDataObject {
	const now = history.at(-1) ?? { at: Date.now(), ...amounts };
	return {
		event,
		...watched,
		...amounts,
		threshold: threshold?.value ?? null,
		thresholdUnit: threshold?.unit ?? null,
		...comparison(last, now, watched),
		...outlook(history, watched),
		checkedAt: toIsoTime(now.at),
	};
}
