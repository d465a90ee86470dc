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
	/** Days until nothing is left at this rate, with one decimal; missing when nothing is used. */
	daysLeft?: number;
	/** The same as a time (epoch ms). */
	runsOutAt?: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A week, because most businesses write less on its end. */
const KEPT_FOR = 7 * DAY;

/** Shorter histories say nothing of a day. */
const LEAST_SPAN = DAY;

/** About one point an hour is kept, and never more than this: n8n stores them with the workflow. */
const SPACING = HOUR;
const MOST_POINTS = 300;

/** The latest time that a Date can hold (epoch ms). */
const MAX_TIME = 8.64e15;

const isUsage = (from: Point, to: Point) => to.remain <= from.remain;

/**
 * Adds a point. One that lies close to its neighbours, and on the way down between them, is left out; old ones are
 * dropped, except the last one beyond the week, from which the week's first usage is counted.
 */
export function addPoint(history: Point[], point: Point): Point[] {
	// A clock that was set back would make usage out of nothing.
	const points = history.filter(({ at }) => at < point.at);
	const last = points.at(-1);
	const beforeLast = points.at(-2);
	const lastIsBetween =
		last &&
		beforeLast &&
		point.at - beforeLast.at < SPACING &&
		isUsage(beforeLast, last) &&
		isUsage(last, point);
	if (lastIsBetween) points.pop();
	points.push(point);
	const firstKept = points.findIndex(({ at }) => at > point.at - KEPT_FOR);
	return points.slice(Math.max(firstKept - 1, 0)).slice(-MOST_POINTS);
}

const round = (number: number) => Math.round(number * 10) / 10;

/**
 * The rate of the kept history. Times in which the quota went up are left out, because what was used in them is
 * not known.
 *
 * @returns undefined while less than a day is known
 */
export function forecast(history: Point[]): Forecast | undefined {
	const now = history.at(-1);
	if (!now) return undefined;
	let used = 0;
	let span = 0;
	for (const [index, to] of history.entries()) {
		const from = history[index - 1];
		if (!from || !isUsage(from, to)) continue;
		used += from.remain - to.remain;
		span += to.at - from.at;
	}
	if (span < LEAST_SPAN) return undefined;
	const perDay = (used / span) * DAY;
	const rate = { ratePerDay: round(perDay) };
	if (perDay === 0) return rate;
	const daysLeft = Math.max(now.remain, 0) / perDay;
	const runsOutAt = now.at + daysLeft * DAY;
	return runsOutAt > MAX_TIME ? rate : { ...rate, daysLeft: round(daysLeft), runsOutAt };
}
