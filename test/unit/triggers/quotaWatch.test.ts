import fc from 'fast-check';
import {
	addPoint,
	forecast as forecastOf,
	usedBetween,
	type Point,
} from '../../../nodes/ZaloOa/triggers/quota/history';
import { keyOf, type QuotaEvent, type Threshold } from '../../../nodes/ZaloOa/triggers/quota/settings';
import type { State } from '../../../nodes/ZaloOa/triggers/quota/state';
import { isBelow, watch, type Firing } from '../../../nodes/ZaloOa/triggers/quota/watch';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const threshold = fc.oneof(
	fc.record({ value: fc.integer({ min: 0, max: 120 }), unit: fc.constant<'messages'>('messages') }),
	fc.record({ value: fc.integer({ min: 0, max: 100 }), unit: fc.constant<'percent'>('percent') }),
);
const thresholds = fc
	.uniqueArray(threshold, { selector: keyOf, minLength: 1, maxLength: 5 })
	.map((list) => list.sort((a, b) => b.value - a.value));

/** What was left and granted at each poll; undefined is a poll that failed. */
const polls = fc.array(
	fc.option(fc.record({ remain: fc.integer({ min: 0, max: 100 }), total: fc.constantFrom(0, 50, 100) }), {
		nil: undefined,
	}),
	{ maxLength: 40 },
);

/** Runs all polls, as the trigger does: one that fails changes nothing. */
function runPolls(events: QuotaEvent[], wanted: Threshold[], readings: Array<Omit<Point, 'at'> | undefined>) {
	let state: State | undefined;
	return readings.map((reading, index) => {
		if (!reading) return [];
		const result = watch({ watched: { quota: 'messageQuota' }, events, thresholds: wanted }, state, {
			at: (index + 1) * HOUR,
			...reading,
		});
		state = JSON.parse(JSON.stringify(result.state)) as State;
		return result.firings;
	});
}

const is = (event: QuotaEvent, wanted: Threshold) => (firing: Firing) =>
	firing.event === event && firing.threshold !== undefined && keyOf(firing.threshold) === keyOf(wanted);

describe('crossings of thresholds', () => {
	it('are told exactly when the quota is on the other side than at the last good poll', () => {
		fc.assert(
			fc.property(thresholds, polls, (wanted, readings) => {
				const firings = runPolls(['fallsBelow', 'recovers'], wanted, readings);
				for (const one of wanted) {
					let wasBelow = false;
					readings.forEach((reading, index) => {
						const nowBelow = reading ? isBelow(reading, one) : wasBelow;
						const told = firings[index] ?? [];
						expect(told.some(is('fallsBelow', one))).toBe(nowBelow && !wasBelow);
						expect(told.some(is('recovers', one))).toBe(wasBelow && !nowBelow);
						wasBelow = nowBelow;
					});
				}
			}),
		);
	});

	it('are the same whichever other events are wanted', () => {
		fc.assert(
			fc.property(thresholds, polls, (wanted, readings) => {
				const alone = runPolls(['fallsBelow'], wanted, readings).flat();
				const among = runPolls(
					['fallsBelow', 'changes', 'everyPoll', 'isRenewed', 'recovers'],
					wanted,
					readings,
				);
				expect(among.flat().filter(({ event }) => event === 'fallsBelow')).toEqual(alone);
			}),
		);
	});

	it('every poll and every change are told as often as they happen', () => {
		fc.assert(
			fc.property(polls, (readings) => {
				const good = readings.filter((reading) => reading !== undefined);
				const changed = good.filter(
					({ remain, total }, index) =>
						index > 0 && (remain !== good[index - 1]?.remain || total !== good[index - 1]?.total),
				);
				const firings = runPolls(['changes', 'everyPoll'], [], readings).flat();
				expect(firings.filter(({ event }) => event === 'everyPoll')).toHaveLength(good.length);
				expect(firings.filter(({ event }) => event === 'changes')).toHaveLength(changed.length);
			}),
		);
	});
});

describe('a threshold in percent', () => {
	it.each([
		[0.07, 10_000, 7],
		[0.29, 100_000, 290],
		[33.3, 1000, 333],
		[57.7, 1000, 577],
	])('%d percent of %i is exactly %i', (value, total, remain) => {
		const threshold = { value, unit: 'percent' } as const;
		expect(isBelow({ remain, total }, threshold)).toBe(false);
		expect(isBelow({ remain: remain - 1, total }, threshold)).toBe(true);
	});
});

it('more left than was granted is below no percentage', () => {
	expect(isBelow({ remain: 5, total: 0 }, { value: 100, unit: 'percent' })).toBe(false);
	expect(isBelow({ remain: 0, total: 0 }, { value: 1, unit: 'percent' })).toBe(true);
});

describe('the history', () => {
	const forecast = (history: Point[]) => forecastOf(history, false);
	const collect = (points: Point[]) => points.reduce<Point[]>(addPoint, []);
	const every = (hours: number, count: number, usedPerStep: number): Point[] =>
		Array.from({ length: count }, (_, step) => ({
			at: DAY + step * hours * HOUR,
			remain: 10_000 - step * usedPerStep,
			total: 10_000,
		}));

	it('stays small however often the quota is polled, and keeps what was used', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 20 })), {
					minLength: 400,
					maxLength: 500,
				}),
				(steps) => {
					let at = 0;
					let remain = 1_000_000;
					const points = steps.map(([minutes, used]) => ({
						at: (at += minutes * 60_000),
						remain: (remain -= used),
						total: 1_000_000,
					}));
					const history = collect(points);
					expect(history.length).toBeLessThanOrEqual(300);
					expect(history.at(-1)).toEqual(points.at(-1));
					const first = history[0];
					expect(points).toContainEqual(first);
				},
			),
			{ numRuns: 20 },
		);
	});

	it('tells the rate of the last week, not of longer ago', () => {
		const slow = every(6, 40, 1);
		const end = slow.at(-1) as Point;
		const fast = Array.from({ length: 32 }, (_, step) => ({
			at: end.at + (step + 1) * 6 * HOUR,
			remain: end.remain - (step + 1) * 25,
			total: 10_000,
		}));
		expect(forecast(collect([...slow, ...fast]))?.ratePerDay).toBe(100);
	});

	it('knows nothing of a day before a day has passed', () => {
		expect(forecast([])).toBeUndefined();
		expect(forecast(collect(every(6, 4, 10)))).toBeUndefined();
		expect(forecast(collect(every(6, 5, 10)))).toMatchObject({ ratePerDay: 40 });
	});

	it('leaves out times in which the quota went up', () => {
		const [a, b, c, ...rest] = every(12, 6, 10) as [Point, Point, Point, ...Point[]];
		const renewed = [a, b, c, ...rest.map((point) => ({ ...point, remain: point.remain + 5000 }))];
		expect(forecast(collect(renewed))).toMatchObject({ ratePerDay: 20 });
	});

	it('has no end when nothing is used, and ends now when nothing is left', () => {
		expect(forecast(collect(every(12, 4, 0)))).toEqual({ ratePerDay: 0 });
		const oneInFourWeeks = every(7 * 24, 5, 0).map((point, week) => ({
			...point,
			remain: week === 0 ? 101 : 100,
		}));
		expect(forecast(oneInFourWeeks)).toEqual({ ratePerDay: 0 });
		const gone = every(12, 4, 10).map((point) => ({ ...point, remain: point.remain - 9_970 }));
		expect(forecast(collect(gone))).toEqual({ ratePerDay: 20, daysLeft: 0, runsOutAt: gone.at(-1)?.at });
	});

	it('counts as used only what went away while the total stayed', () => {
		const from = { at: 0, remain: 100, total: 200 };
		expect(usedBetween(from, { at: 1, remain: 90, total: 200 }, false)).toBe(10);
		expect(usedBetween(from, { at: 1, remain: 110, total: 200 }, false)).toBeUndefined();
		// An asset has ended, and another one was granted.
		expect(usedBetween(from, { at: 1, remain: 60, total: 100 }, false)).toBeUndefined();
		expect(usedBetween(from, { at: 1, remain: 90, total: 300 }, false)).toBeUndefined();
	});

	it('counts nothing across midnight in Vietnam for a quota of the day', () => {
		const midnight = Date.UTC(2026, 9, 31, 17);
		const used = (from: number, to: number) =>
			usedBetween({ at: from, remain: 100, total: 200 }, { at: to, remain: 90, total: 200 }, true);
		expect(used(midnight - 2, midnight - 1)).toBe(10);
		expect(used(midnight - 1, midnight)).toBeUndefined();
		expect(used(midnight, midnight + DAY - 1)).toBe(10);
	});

	it('says of a quota of the day when it ends only if it ends that day', () => {
		const midnight = Date.UTC(2026, 9, 31, 17);
		const twoDays = (usedPerHour: number) =>
			Array.from({ length: 45 }, (_, hour) => ({
				at: midnight + hour * HOUR,
				remain: 1000 - (hour % 24) * usedPerHour,
				total: 1000,
			}));
		// At 20 o'clock, 4 hours before the end of the day.
		const enough = forecastOf(twoDays(20), true);
		expect(enough).toEqual({ ratePerDay: 480 });
		const scarce = forecastOf(twoDays(45), true);
		expect(scarce).toEqual({ ratePerDay: 1080, daysLeft: 0.1, runsOutAt: expect.any(Number) });
		expect(scarce?.runsOutAt).toBeLessThan(midnight + 2 * DAY);
	});

	it('says nothing of a quota of the day that is looked at too seldom to know all hours', () => {
		const midnight = Date.UTC(2026, 9, 31, 17);
		const looks = Array.from({ length: 10 }, (_, look) => ({
			at: midnight + (look * 12 + 6) * HOUR,
			remain: 1000 - (look % 2) * 500,
			total: 1000,
		}));
		expect(forecastOf(looks, true)).toBeUndefined();
	});

	it('knows the rate of a quota that is looked at once a week, also after a renewal', () => {
		const weekly = every(7 * 24, 6, 70);
		expect(forecast(collect(weekly))).toMatchObject({ ratePerDay: 10 });
		const last = weekly.at(-1) as Point;
		const renewed = { at: last.at + 7 * DAY, remain: 10_000, total: 10_000 };
		expect(forecast(collect([...weekly, renewed]))).toMatchObject({ ratePerDay: 10 });
	});

	it('makes nothing of two looks with a long silence between them', () => {
		const before = every(12, 4, 5);
		const last = before.at(-1) as Point;
		const after = { at: last.at + 60 * DAY, remain: last.remain - 9_000, total: last.total };
		expect(forecast(collect([...before, after]))).toMatchObject({ ratePerDay: 10 });
		expect(forecast(collect([last, after]))).toBeUndefined();
	});

	it('counts what is used within the hour after a renewal', () => {
		const idle = every(1, 48, 0).map((point) => ({ ...point, remain: 100, total: 2000 }));
		const end = (idle.at(-1) as Point).at;
		const burst = [2000, 1000, 90, 50].map((remain, step) => ({
			at: end + (step + 1) * 10 * 60_000,
			remain,
			total: 2000,
		}));
		expect(forecast(collect([...idle, ...burst]))?.ratePerDay).toBeGreaterThan(900);
	});

	it('reaches back a week also when the quota flickers with every look', () => {
		const points = Array.from({ length: 8 * 24 * 20 }, (_, step) => ({
			at: step * 3 * 60_000,
			remain: 100_000 - 2 * step - (step % 2) * 5,
			total: 100_000,
		}));
		const history = collect(points);
		const [first, last] = [history[0] as Point, history.at(-1) as Point];
		expect(last.at - first.at).toBeGreaterThanOrEqual(7 * DAY);
		expect(history.length).toBeLessThan(300);
		// 2 every 3 minutes.
		expect(forecast(history)?.ratePerDay).toBeGreaterThan(900);
		expect(forecast(history)?.ratePerDay).toBeLessThan(1100);
	});

	it('drops points that lie ahead, after a clock was set back', () => {
		const history = collect([...every(1, 10, 1), { at: DAY + HOUR / 2, remain: 5, total: 10_000 }]);
		expect(history.map(({ at }) => at)).toEqual([DAY, DAY + HOUR / 2]);
	});

	it('has no end that no calendar has', () => {
		const nearlyNothing = [
			{ at: 0, remain: 1e15, total: 1e15 },
			{ at: 2 * DAY, remain: 1e15 - 1, total: 1e15 },
		];
		expect(forecast(nearlyNothing)).toEqual({ ratePerDay: 0.5 });
	});
});
