import type { IDataObject } from 'n8n-workflow';

import { toIsoTime } from '../../helpers/dates';
import type { Amounts } from '../../api/amounts';
import { forecast, usedBetween, type Point } from './history';
import { resetsDaily, type Threshold, type WatchedQuota } from './settings';

/** What the last poll saw, and what was used since, where that is known. */
function comparison(last: Point | undefined, now: Point, watched: WatchedQuota): IDataObject {
	if (!last) return {};
	const usedSinceLastPoll = usedBetween(last, now, resetsDaily(watched));
	return {
		previousRemain: last.remain,
		previousCheckedAt: toIsoTime(last.at),
		...(usedSinceLastPoll !== undefined && { usedSinceLastPoll }),
	};
}

function outlook(history: Point[], watched: WatchedQuota): IDataObject {
	const { runsOutAt, ...rest } = forecast(history, resetsDaily(watched)) ?? {};
	return { ...rest, ...(runsOutAt !== undefined && { runsOutAt: toIsoTime(runsOutAt) }) };
}

/**
 * One output item. Members that are not known yet are missing.
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
		...(threshold && { threshold: threshold.value, thresholdUnit: threshold.unit }),
		...comparison(last, now, watched),
		...outlook(history, watched),
		checkedAt: toIsoTime(now.at),
	};
}
