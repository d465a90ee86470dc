import { Limiter, type Decision, type LimitNews, type Turn } from '../../../nodes/ZaloOa/transport/limiter';

const MINUTE = 60_000;

let now: number;
beforeEach(() => {
	now = Date.UTC(2026, 0, 1, 0, 0, 20);
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

function go(limiter: Limiter): Turn {
	const decision = limiter.ask();
	if (decision.may !== 'go') throw new Error(`It may not go: ${decision.may}`);
	return decision.turn;
}

/** All that may go out now, up to 10,000. */
function goAll(limiter: Limiter): Turn[] {
	const turns: Turn[] = [];
	for (
		let decision = limiter.ask();
		decision.may === 'go' && turns.length < 10_000;
		decision = limiter.ask()
	) {
		turns.push(decision.turn);
	}
	return turns;
}

const told = (remain: number, limit = 4_000): LimitNews => ({
	remain,
	limit,
	serverTime: Math.floor(now / 1_000) * 1_000,
});

const may = (limiter: Limiter): Decision['may'] => limiter.ask().may;

/** How long it says to wait. */
function waitOf(limiter: Limiter): number {
	const decision = limiter.ask();
	if (decision.may !== 'wait until') throw new Error(`It need not wait: ${decision.may}`);
	return decision.time - now;
}

/** Far enough into the next minute for all doubts about Zalo's clock. */
const nextMinute = () => {
	now = (Math.floor(now / MINUTE) + 1) * MINUTE + 5_000;
};

describe('the limiter', () => {
	it('supposes no limit as long as Zalo names none', () => {
		const limiter = new Limiter();
		const turns = goAll(limiter);
		expect(turns).toHaveLength(10_000);
		for (const turn of turns) limiter.note(turn, false, {});
		expect(goAll(limiter)).toHaveLength(10_000);
	});

	it('lets as many go as an answer says are left', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(7));
		expect(goAll(limiter)).toHaveLength(7);
	});

	it('counts calls under way that went out earlier than the one that was answered', () => {
		const limiter = new Limiter();
		const turns = [go(limiter), go(limiter), go(limiter)];
		limiter.note(turns[2]!, false, told(7));
		expect(goAll(limiter)).toHaveLength(5);
	});

	it.each([
		['later', [9, 3]],
		['earlier', [3, 9]],
	])('goes by the least that is left, though its answer comes %s', (_name, [first, second]) => {
		const limiter = new Limiter();
		const turns = [go(limiter), go(limiter)];
		limiter.note(turns[0]!, false, told(first!));
		limiter.note(turns[1]!, false, told(second!));
		expect(goAll(limiter)).toHaveLength(3);
	});

	it('waits for an answer while calls are under way that may tell more, and lets all who wait look again', async () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(1));
		const turn = go(limiter);
		const waiting = [limiter.ask(), limiter.ask()];
		expect(waiting.map((decision) => decision.may)).toEqual(['wait for an answer', 'wait for an answer']);
		limiter.note(turn, false, told(0));
		await Promise.all(waiting.map((decision) => ('answer' in decision ? decision.answer : undefined)));
		expect(may(limiter)).toBe('wait until');
	});

	it('lets those who wait go on when the answer got lost', async () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(1));
		const turn = go(limiter);
		const decision = limiter.ask();
		limiter.note(turn, false);
		await ('answer' in decision ? decision.answer : Promise.reject(new Error(decision.may)));
		expect(may(limiter)).toBe('wait until');
	});

	it('waits no longer than to the end of the minute by Zalo’s clock, and a second', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(0));
		expect(waitOf(limiter)).toBeGreaterThanOrEqual(40_000);
		expect(waitOf(limiter)).toBeLessThanOrEqual(41_250);
	});

	it.each([-5_000, 5_000])('knows from an answer that Zalo’s clock is %i ms ahead', (offset) => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { ...told(0), serverTime: now + offset });
		expect(waitOf(limiter)).toBe(40_000 - offset + 250);
	});

	it('supposes that a call which got no answer was counted, until a later one is answered', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(10));
		const [lost, other] = [go(limiter), go(limiter)];
		limiter.note(lost, false);
		limiter.note(other, false, told(9));
		expect(goAll(limiter)).toHaveLength(8);
		const limiter2 = new Limiter();
		limiter2.note(go(limiter2), false, told(10));
		limiter2.note(go(limiter2), false);
		limiter2.note(go(limiter2), false, told(9));
		expect(goAll(limiter2)).toHaveLength(9);
	});

	it.each([0, -1, NaN])('takes no notice of a limit of %p, with which nothing could ever go out', (limit) => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { remain: undefined, limit, serverTime: undefined });
		expect(may(limiter)).toBe('go');
	});

	it.each([0, -3])('waits for the next minute when %i are left, and then goes on', (remain) => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(remain));
		expect(waitOf(limiter)).toBeGreaterThan(0);
		nextMinute();
		expect(may(limiter)).toBe('go');
	});

	it('begins each minute with the whole limit, less what is under way', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(2, 50));
		go(limiter);
		nextMinute();
		expect(goAll(limiter)).toHaveLength(49);
	});

	it('keeps to a limit without being told what is left', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { limit: 5 });
		for (const turn of goAll(limiter)) limiter.note(turn, false, { limit: 5 });
		expect(may(limiter)).toBe('wait until');
		nextMinute();
		expect(goAll(limiter)).toHaveLength(5);
	});

	it('does not wait for an hour when our clock is set back by one', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(0));
		now -= 60 * MINUTE;
		expect(may(limiter)).toBe('go');
	});

	it('does not wait longer than a minute after a server with a clock of tomorrow', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { ...told(5), serverTime: now + 24 * 60 * MINUTE });
		for (let minutes = 0; minutes < 4; minutes++) {
			for (const turn of goAll(limiter)) limiter.note(turn, false, told(0, 5));
			expect(waitOf(limiter)).toBeLessThanOrEqual(MINUTE + 2_000);
			now += waitOf(limiter);
			expect(may(limiter)).toBe('go');
		}
	});

	it('takes the end of a minute for no second beginning when the clock is known less well from then on', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { ...told(5), serverTime: now + 900 });
		nextMinute();
		limiter.note(go(limiter), false, { ...told(0), serverTime: now - 100 });
		// The good bound is forgotten with the second end of a minute.
		now += waitOf(limiter);
		const turn = go(limiter);
		limiter.note(turn, false, { ...told(0), serverTime: now - 900 });
		expect(waitOf(limiter)).toBeGreaterThan(MINUTE / 2);
	});
});

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
