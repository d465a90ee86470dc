import type { Amounts } from '../../api/amounts';
import { addPoint, type Point } from './history';
import { keyOf, type QuotaEvent, type Settings, type Threshold } from './settings';
import type { State } from './state';

/** Something that the user wants to be told. */
export interface Firing {
	event: QuotaEvent;
	/** For the events that are about one. */
	threshold?: Threshold;
}

/** "Below" is strictly less. Nothing left of nothing granted is below every percentage. */
export function isBelow({ remain, total }: Pick<Amounts, 'remain' | 'total'>, threshold: Threshold): boolean {
	if (threshold.unit === 'percent' && total <= 0) return remain <= 0;
	return remain < limitOf(threshold, total);
}

/** A threshold in messages. 0.07 percent of 10,000 would be a bit more than 7 without rounding. */
const limitOf = ({ value, unit }: Threshold, total: number): number =>
	unit === 'messages' ? value : Number(((value * total) / 100).toPrecision(12));

/** In the order in which a quota that goes down crosses them. */
export const fromTheHighest = (thresholds: Threshold[], total: number): Threshold[] =>
	[...thresholds].sort((a, b) => limitOf(b, total) - limitOf(a, total));

function thresholdFirings(state: State | undefined, now: Point, thresholds: Threshold[]): Firing[] {
	const crossed = fromTheHighest(thresholds, now.total).map((threshold) => {
		const was = state?.below[keyOf(threshold)] ?? false;
		return { threshold, was, is: isBelow(now, threshold) };
	});
	// On the way up the lowest is crossed first, on the way down the highest.
	const recovered = crossed.filter(({ was, is }) => was && !is).reverse();
	const fallen = crossed.filter(({ was, is }) => !was && is);
	return [
		...recovered.map(({ threshold }): Firing => ({ event: 'recovers', threshold })),
		...fallen.map(({ threshold }): Firing => ({ event: 'fallsBelow', threshold })),
	];
}

/**
 * Compares the quota with what was seen at the last poll.
 *
 * @param state of the last good poll; undefined for the first one, which can only find the quota below a threshold
 * @param now the quota as it is
 * @returns what to tell the user, in the order in which it happened; and what to remember
 */
export function watch(
	{ events, thresholds }: Settings,
	state: State | undefined,
	now: Point,
): { firings: Firing[]; state: State } {
	const last = state?.history.at(-1);
	const isRenewed = last !== undefined && (now.remain > last.remain || now.total > last.total);
	const changes = last !== undefined && (now.remain !== last.remain || now.total !== last.total);
	const all: Firing[] = [
		...(isRenewed ? [{ event: 'isRenewed' } as const] : []),
		...thresholdFirings(state, now, thresholds),
		...(changes ? [{ event: 'changes' } as const] : []),
		{ event: 'everyPoll' },
	];
	const below = Object.fromEntries(
		thresholds.map((threshold) => [keyOf(threshold), isBelow(now, threshold)]),
	);
	return {
		firings: all.filter(({ event }) => events.includes(event)),
		state: { history: addPoint(state?.history ?? [], now), below },
	};
}
