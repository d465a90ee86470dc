import fc from 'fast-check';

import { Pace } from '../../../nodes/ZaloOa/transport/pace';

let now: number;
beforeEach(() => {
	now = 1_000_000;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

/** A call that goes out now and takes so long (ms). */
function answer(pace: Pace, took: number, isTrouble = false): void {
	const startedAt = now;
	now += took;
	pace.note(startedAt, isTrouble);
}

describe('the pace of a run', () => {
	it('begins with 40 calls at a time', () => {
		expect(new Pace().width).toBe(40);
	});

	it('begins with a hundred where it need not be felt out, and is halved as any other', () => {
		const pace = new Pace();
		pace.openUp();
		expect(pace.width).toBe(100);
		answer(pace, 100, true);
		expect(pace.width).toBe(50);
	});

	it.each([0, 5, 100, 1_000, 30_000])(
		'grows while answers take %i ms like the first one, up to 100',
		(took) => {
			const pace = new Pace();
			answer(pace, took);
			expect(pace.width).toBe(42);
			for (let count = 0; count < 40; count++) answer(pace, took);
			expect(pace.width).toBe(100);
		},
	);

	it('fills Zalo’s limit of 67 calls a second where an answer takes a second', () => {
		const pace = new Pace();
		for (let count = 0; count < 40; count++) answer(pace, 1_000);
		expect(pace.width).toBeGreaterThanOrEqual(67);
	});

	it.each([
		['in the time of the fastest', 100, true],
		['three times as slowly, and a bit', 700, true],
		['more slowly than that', 701, false],
	])('grows with an answer that comes %s: %i ms, %s', (_name, took, grows) => {
		const pace = new Pace();
		answer(pace, 100);
		const before = pace.width;
		answer(pace, took);
		expect(pace.width).toBe(grows ? before + 2 : before);
	});

	it('does not shrink where answers are only slow', () => {
		const pace = new Pace();
		answer(pace, 10);
		for (let count = 0; count < 100; count++) answer(pace, 20_000);
		expect(pace.width).toBe(42);
	});

	it('is halved once by trouble that many calls meet at the same time', () => {
		const pace = new Pace();
		const startedAt = now;
		now += 500;
		for (let count = 0; count < 40; count++) {
			pace.note(startedAt, true);
			now += 1;
		}
		expect(pace.width).toBe(20);
	});

	it('is halved again by trouble of a call that began after the last halving', () => {
		const pace = new Pace();
		for (const width of [20, 10, 5, 2, 1, 1, 1]) {
			answer(pace, 100, true);
			expect(pace.width).toBe(width);
		}
	});

	it('grows again after trouble', () => {
		const pace = new Pace();
		for (let count = 0; count < 20; count++) answer(pace, 100, true);
		for (let count = 0; count < 60; count++) answer(pace, 100);
		expect(pace.width).toBe(100);
	});

	it('takes a clock that was set back for a fast answer, and goes on', () => {
		const pace = new Pace();
		answer(pace, -5_000);
		expect(pace.width).toBe(42);
	});

	it('is a whole number from 1 to 100, whatever happens', () => {
		const events = fc.array(
			fc.record({ took: fc.integer({ min: -60_000, max: 60_000 }), isTrouble: fc.boolean() }),
			{ maxLength: 300 },
		);
		fc.assert(
			fc.property(events, (happened) => {
				const pace = new Pace();
				for (const { took, isTrouble } of happened) {
					const before = pace.width;
					answer(pace, took, isTrouble);
					expect(Number.isInteger(pace.width)).toBe(true);
					expect(pace.width).toBeGreaterThanOrEqual(isTrouble ? Math.floor(before / 2) : before);
					expect(pace.width).toBeGreaterThanOrEqual(1);
					expect(pace.width).toBeLessThanOrEqual(100);
				}
			}),
		);
	});
});
