import { Limiter, type Turn } from '../../../nodes/ZaloOa/transport/limiter';
import { go, goAll, may, nextMinute, stopTheClock, told } from './limiterClock';

stopTheClock();

describe('a refusal', () => {
	/** A limiter with some calls under way when the first of them is refused. */
	function refusedWith(count: number): { limiter: Limiter; others: Turn[] } {
		const limiter = new Limiter();
		const [first, ...others] = Array.from({ length: count }, () => go(limiter));
		limiter.note(first!, true, told(0));
		return { limiter, others };
	}

	it('ends the minute, and is counted once for all calls of it', () => {
		const { limiter, others } = refusedWith(40);
		for (const turn of others) limiter.note(turn, true, told(0));
		expect(limiter.refusedMinutes).toBe(1);
		expect(may(limiter)).toBe('wait until');
	});

	it('lets one call go first in the next minute, and all once that has gone well', () => {
		const { limiter } = refusedWith(1);
		nextMinute();
		const [probe, ...more] = goAll(limiter);
		expect(more).toEqual([]);
		expect(may(limiter)).toBe('wait for an answer');
		limiter.note(probe!, false, told(30));
		expect(goAll(limiter)).toHaveLength(30);
	});

	it('is counted again when that one is refused, too', () => {
		const { limiter } = refusedWith(1);
		for (const count of [2, 3, 4]) {
			nextMinute();
			limiter.note(go(limiter), true, told(0));
			expect(limiter.refusedMinutes).toBe(count);
			expect(may(limiter)).toBe('wait until');
		}
	});

	it('is followed by one call at a time, as long as none of them gets an answer', () => {
		const { limiter } = refusedWith(1);
		nextMinute();
		for (let tries = 0; tries < 3; tries++) {
			const [probe, ...more] = goAll(limiter);
			expect(more).toEqual([]);
			limiter.note(probe!, false);
		}
		limiter.note(go(limiter), false, {});
		expect(goAll(limiter).length).toBeGreaterThan(1);
	});

	it('does not hold up the next minute for calls that are still under way', () => {
		const { limiter } = refusedWith(10);
		nextMinute();
		expect(goAll(limiter)).toHaveLength(1);
	});

	it('is followed by one call only, also when calls from before it come back with better news', () => {
		const { limiter, others } = refusedWith(10);
		nextMinute();
		const probe = go(limiter);
		for (const turn of others) limiter.note(turn, false, told(3_999));
		expect(goAll(limiter)).toEqual([]);
		limiter.note(probe, false);
		expect(goAll(limiter)).toHaveLength(1);
	});

	it.each([
		['a refusal', true, told],
		['nothing left', false, told],
		['plenty left', false, () => told(3_999)],
		['no answer', false, () => undefined],
	])('of an earlier minute: %s changes nothing of this one', (_name, isRefused, news) => {
		const limiter = new Limiter();
		const old = [go(limiter), go(limiter)];
		limiter.note(old[0]!, false, told(50, 50));
		nextMinute();
		limiter.note(go(limiter), false, told(20, 50));
		limiter.note(old[1]!, isRefused, news(0));
		limiter.note(go(limiter), false, told(19, 50));
		expect(goAll(limiter)).toHaveLength(19);
		expect(limiter.refusedMinutes).toBe(0);
	});

	it('of an earlier minute does not turn the next one into one call at a time', () => {
		const limiter = new Limiter();
		const old = [go(limiter), go(limiter)];
		limiter.note(old[0]!, false, told(50, 50));
		nextMinute();
		const turn = go(limiter);
		limiter.note(old[1]!, true, told(0, 50));
		limiter.note(turn, false, told(40, 50));
		expect(goAll(limiter)).toHaveLength(40);
	});
});
