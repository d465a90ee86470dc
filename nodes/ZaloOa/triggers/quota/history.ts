import { endOfVietnamDay, LATEST_TIME, vietnamDate } from '../../helpers/dates';

/** One look at the quota. */
export interface Point {
	/** Epoch ms. */
	at: number;
	remain: number;
	total: number;
}

/** How the quota is being used up. */
export interface Forecast {
	/** Messages used per day, of late, with one decimal. */
	ratePerDay: number;
	/** Days until nothing is left at this rate, with one decimal; missing when next to nothing is used. */
	daysLeft?: number;
	/** The same as a time (epoch ms). */
	runsOutAt?: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A week, because most businesses write less on its end. */
const KEPT_FOR = 7 * DAY;

/** As many are kept whatever their age: who polls once a week wants a rate as well. */
const LEAST_POINTS = 5;

/** About one point an hour is kept, and never more than this: n8n stores them with the workflow. */
const SPACING = HOUR;
const MOST_POINTS = 300;

/** Between two points further apart than this, too much may have happened that nobody has seen. */
const LONGEST_GAP = 8 * DAY;

/** The same for a quota of the day: nights and days differ, so all hours have to be known. */
const LONGEST_GAP_IN_A_DAY = 3 * HOUR;

/** Shorter histories say nothing of a day. */
const LEAST_SPAN = DAY;

/** Could this be the time of a point? n8n's storage may hold anything. */
export const isTime = (value: unknown): value is number =>
	typeof value === 'number' && Math.abs(value) <= LATEST_TIME;

/**
 * What was used from one point to the next.
 *
 * @param resetsDaily whether the quota begins anew with each day in Vietnam
 * @returns undefined when it cannot be known, because something else has changed the quota as well
 */
export function usedBetween(from: Point, to: Point, resetsDaily: boolean): number | undefined {
	if (to.total !== from.total || to.remain > from.remain) return undefined;
	if (resetsDaily && vietnamDate(to.at) !== vietnamDate(from.at)) return undefined;
	return from.remain - to.remain;
}

/** A twentieth, because a number that goes up and down by a few would otherwise fill the history. */
const isRenewal = (from: Point, to: Point): boolean =>
	to.total !== from.total || to.remain - from.remain > to.total / 20;

/**
 * Adds a point. The one before is left out when it lies close to its neighbours and there was no renewal between
 * them; old ones are dropped, except the last one beyond the week, from which the week's first usage is counted.
 */
export function addPoint(history: Point[], point: Point): Point[] {
	// A clock that was set back would make usage out of nothing.
	const points = history.filter(({ at }) => at < point.at);
	const last = points.at(-1);
	const beforeLast = points.at(-2);
	const isClose =
		last &&
		beforeLast &&
		point.at - beforeLast.at < SPACING &&
		!isRenewal(beforeLast, last) &&
		!isRenewal(last, point);
	if (isClose) points.pop();
	points.push(point);
	const firstOfWeek = points.findIndex(({ at }) => at > point.at - KEPT_FOR);
	const firstKept = Math.min(firstOfWeek - 1, points.length - LEAST_POINTS);
	return points.slice(Math.max(firstKept, 0)).slice(-MOST_POINTS);
}

const round = (number: number) => Math.round(number * 10) / 10;

/**
 * The rate of the kept history. Times of which it is not known what was used in them are left out.
 *
 * @param resetsDaily whether the quota begins anew with each day in Vietnam; it can only run out before
 * @returns undefined while less than a day is known
 */
export function forecast(history: Point[], resetsDaily: boolean): Forecast | undefined {
	const now = history.at(-1);
	if (!now) return undefined;
	const longestGap = resetsDaily ? LONGEST_GAP_IN_A_DAY : LONGEST_GAP;
	let used = 0;
	let span = 0;
	for (const [index, to] of history.entries()) {
		const from = history[index - 1];
		if (!from || to.at - from.at > longestGap) continue;
		const usedHere = usedBetween(from, to, resetsDaily);
		if (usedHere === undefined) continue;
		used += usedHere;
		span += to.at - from.at;
	}
	if (span < LEAST_SPAN) return undefined;
	const perDay = (used / span) * DAY;
	const rate = { ratePerDay: round(perDay) };
	if (rate.ratePerDay === 0) return rate;
	const daysLeft = Math.max(now.remain, 0) / perDay;
	const runsOutAt = now.at + daysLeft * DAY;
	const latest = resetsDaily ? endOfVietnamDay(now.at) : LATEST_TIME;
	return runsOutAt > latest ? rate : { ...rate, daysLeft: round(daysLeft), runsOutAt };
}
