import fc from 'fast-check';
import { addPoint, forecast, type Point } from '../../nodes/ZaloOa/quotaTrigger/history';
import { keyOf, type QuotaEvent, type Threshold } from '../../nodes/ZaloOa/quotaTrigger/settings';
import type { State } from '../../nodes/ZaloOa/quotaTrigger/state';
import { isBelow, watch, type Firing } from '../../nodes/ZaloOa/quotaTrigger/watch';

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

describe('the history', () => {
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
		const gone = every(12, 4, 10).map((point) => ({ ...point, remain: point.remain - 9_970 }));
		expect(forecast(collect(gone))).toEqual({ ratePerDay: 20, daysLeft: 0, runsOutAt: gone.at(-1)?.at });
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
