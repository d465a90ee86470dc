import fc from 'fast-check';

import { Limiter } from '../../../nodes/ZaloOa/transport/limiter';
import { MINUTE, minuteOf, PLAIN, tell, type Story } from './limitedZalo';

/** Zalo's clock beside ours, and what chance brings. */
const anyOffset = fc.integer({ min: -5_000, max: 5_000 });
const anySeed = fc.nat();

/** The time within our minute at which Zalo's minute has this time. */
const whenZaloHas = (time: number, offset: number) => (time - offset + MINUTE) % MINUTE;

/** Stories whose first call goes out at some time of Zalo's minute. */
const storiesFrom = (first: number, last: number, rest: fc.Arbitrary<Partial<Story>>): fc.Arbitrary<Story> =>
	fc
		.record({ offset: anyOffset, time: fc.integer({ min: first, max: last }), seed: anySeed, rest })
		.map((told) => ({
			...PLAIN,
			offset: told.offset,
			start: whenZaloHas(told.time, told.offset),
			seed: told.seed,
			...told.rest,
		}));

/** 40 at a time is what a run begins with, 100 what it grows to. */
const anyWidth = fc.integer({ min: 40, max: 100 });

describe('the limiter of a process that is alone', () => {
	it('sees no refusal under the limit of Zalo’s, whenever it begins and however far its clock is off', async () => {
		const story = storiesFrom(
			0,
			MINUTE - 1,
			fc.record({ width: anyWidth, slowness: fc.integer({ min: 150, max: 2_000 }) }),
		);
		await fc.assert(
			fc.asyncProperty(story, async (told) => {
				const { refusals, succeeded } = await tell(new Limiter(), { ...told, calls: 4_500 });
				expect(refusals).toEqual([]);
				expect(succeeded).toBe(4_500);
			}),
			{ numRuns: 20 },
		);
	});

	/**
	 * Zalo's time is known to the second and a bit. Calls that go out while it is not certain whether a minute has
	 * begun may count for it although the limiter takes them for the one before; as long as the limit exceeds those
	 * by the calls under way, nothing is refused. Small limits therefore hold where no such call goes out: where the
	 * first minute neither has just begun nor ends before it is used up.
	 */
	it('sees no refusal under a small limit either, though some answers get lost', async () => {
		const story = storiesFrom(
			6_000,
			30_000,
			fc.record({
				limit: fc.integer({ min: 50, max: 400 }),
				width: fc.integer({ min: 20, max: 50 }),
				slowness: fc.integer({ min: 3, max: 500 }),
				lost: fc.integer({ min: 0, max: 50 }),
			}),
		);
		await fc.assert(
			fc.asyncProperty(story, async (told) => {
				const { refusals, succeeded } = await tell(new Limiter(), { ...told, calls: told.limit * 3 });
				expect(refusals).toEqual([]);
				expect(succeeded).toBe(told.limit * 3);
			}),
			{ numRuns: 100 },
		);
	});

	it('uses a minute up entirely, and goes on as soon as the next one has begun', async () => {
		const story = storiesFrom(6_000, 40_000, fc.record({ slowness: fc.integer({ min: 10, max: 150 }) }));
		await fc.assert(
			fc.asyncProperty(story, async (told) => {
				const { taken, start, end } = await tell(new Limiter(), { ...told, calls: 5_000 });
				const first = minuteOf(start, told);
				expect([...taken]).toEqual([
					[first, 4_000],
					[first + 1, 1_000],
				]);
				expect(end - ((first + 1) * MINUTE - told.offset)).toBeLessThan(5_000);
			}),
			{ numRuns: 20 },
		);
	});
});

describe('the limiter of a process that shares the limit with others', () => {
	it('always comes to an end', async () => {
		const story = storiesFrom(
			0,
			MINUTE - 1,
			fc.record({
				limit: fc.integer({ min: 1, max: 120 }),
				width: fc.integer({ min: 1, max: 100 }),
				slowness: fc.integer({ min: 1, max: 70_000 }),
				lost: fc.integer({ min: 0, max: 300 }),
				others: fc.nat(120),
				othersWithin: fc.integer({ min: 1, max: MINUTE }),
			}),
		);
		await fc.assert(
			fc.asyncProperty(story, async (told) => {
				// Something has to be left: at least one call a minute, for ten calls.
				const others = Math.min(told.others, told.limit - 1);
				const { succeeded } = await tell(new Limiter(), { ...told, others, calls: 10 });
				expect(succeeded).toBe(10);
			}),
			{ numRuns: 200 },
		);
	});

	it('sends one call a minute to see, and counts the minutes, while others use up everything', async () => {
		// Not in the seconds in which the first answers do not tell for certain whether a minute has begun.
		const story = storiesFrom(
			6_000,
			50_000,
			fc.record({ width: fc.integer({ min: 1, max: 100 }), slowness: fc.integer({ min: 1, max: 2_000 }) }),
		);
		await fc.assert(
			fc.asyncProperty(story, async (told) => {
				const limiter = new Limiter();
				const { refusals, counted } = await tell(limiter, { ...told, others: 4_000 }, 6 * MINUTE);
				// All that went out before the first refusal was known may be refused, too.
				const later = refusals.slice(told.width).map(({ minute }) => minute);
				expect(later).toEqual([...new Set(later)]);
				expect(later.length).toBeGreaterThanOrEqual(4);
				expect([...new Set(counted)]).toEqual([...new Set(counted)].map((_, index) => index + 1));
				expect(counted.slice(0, told.width)).toEqual(Array(told.width).fill(1));
				expect(limiter.refusedMinutes).toBe(counted.length - told.width + 1);
			}),
			{ numRuns: 30 },
		);
	});

	it('sees what others have used up in the first answer of a minute', async () => {
		const story = storiesFrom(6_000, 20_000, fc.record({ others: fc.integer({ min: 100, max: 3_800 }) }));
		await fc.assert(
			fc.asyncProperty(story, async (told) => {
				const { refusals, taken } = await tell(new Limiter(), { ...told, calls: 5_000 });
				expect(refusals).toEqual([]);
				const full = [...taken.values()].slice(0, -1);
				expect(full).toEqual(full.map(() => 4_000 - told.others));
			}),
			{ numRuns: 10 },
		);
	});

	it('is refused at most what is under way when others use the rest up all at once', async () => {
		const limiter = new Limiter();
		const story = { ...PLAIN, start: 6_000, calls: 5_000, others: 3_000, othersWithin: 16_000 };
		const { refusals, succeeded } = await tell(limiter, story);
		const first = refusals[0]?.minute;
		expect(succeeded).toBe(5_000);
		expect(refusals.filter(({ minute }) => minute === first).length).toBeLessThanOrEqual(100);
		expect(limiter.refusedMinutes).toBe(new Set(refusals.map(({ minute }) => minute)).size);
	});
});
