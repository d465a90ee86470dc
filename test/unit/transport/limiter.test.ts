import { Limiter } from '../../../nodes/ZaloOa/transport/limiter';
import { clock, go, goAll, may, MINUTE, nextMinute, stopTheClock, told, waitOf } from './limiterClock';

stopTheClock();

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

	it('waits a second longer where Zalo tells no time', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { remain: 0 });
		expect(waitOf(limiter)).toBe(41_000);
	});

	it('does not wait for calls under way when none are left', () => {
		const remain = 0;
		const limiter = new Limiter();
		const turns = [go(limiter), go(limiter)];
		limiter.note(turns[0]!, false, told(remain));
		expect(waitOf(limiter)).toBeGreaterThan(0);
	});

	it.each([-5_000, 5_000])('knows from an answer that Zalo’s clock is %i ms ahead', (offset) => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { ...told(0), serverTime: clock.now + offset });
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

	it('waits for the next minute when none are left, and then goes on', () => {
		const remain = 0;
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(remain));
		expect(waitOf(limiter)).toBeGreaterThan(0);
		nextMinute();
		expect(may(limiter)).toBe('go');
	});

	it.each([
		['a remainder below nothing', { remain: -1, limit: -1, serverTime: undefined }],
		['a limit of nothing', { remain: undefined, limit: 0, serverTime: undefined }],
		['a time an hour ahead', { remain: 0, limit: 10, serverTime: Date.UTC(2026, 0, 1, 1, 0, 20) }],
		['a time of the year 9999', { remain: 0, limit: 10, serverTime: Date.UTC(9999, 0, 1) }],
		['a time of 1970', { remain: 0, limit: 10, serverTime: 0 }],
	])('one odd answer stops nobody for longer than a minute and a half: %s', (_name, news) => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, news);
		for (let minute = 0; minute < 5; minute++) {
			clock.now += 90_000;
			limiter.note(go(limiter), false, { ...told(0, 10), ...(minute === 0 && news) });
		}
	});

	it.each([-3, -1, 1, 3])(
		'a clock that is set by %i hours stops nobody for longer than a minute and a half',
		(hours) => {
			const limiter = new Limiter();
			limiter.note(go(limiter), false, told(0, 10));
			clock.now += hours * 3_600_000;
			clock.now += 90_000;
			for (let minute = 0; minute < 3; minute++) {
				limiter.note(go(limiter), false, told(0, 10));
				clock.now += 90_000;
			}
		},
	);

	it('calls without an answer are not summed up over hours', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, told(59, 60));
		for (let hour = 0; hour < 200; hour++) {
			clock.now += 3_600_000;
			limiter.note(go(limiter), false);
		}
		expect(may(limiter)).toBe('go');
	});

	it('knows how many minutes in a row were refused', () => {
		const limiter = new Limiter();
		const refuse = () => {
			nextMinute();
			limiter.note(go(limiter), true, told(0));
		};
		refuse();
		refuse();
		expect(limiter.refusedInARow).toBe(2);
		nextMinute();
		limiter.note(go(limiter), false, told(5));
		expect([limiter.refusedInARow, limiter.refusedMinutes]).toEqual([0, 2]);
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
		clock.now -= 60 * MINUTE;
		expect(may(limiter)).toBe('go');
	});

	it('does not wait longer than a minute after a server with a clock of tomorrow', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { ...told(5), serverTime: clock.now + 24 * 60 * MINUTE });
		for (let minutes = 0; minutes < 4; minutes++) {
			for (const turn of goAll(limiter)) limiter.note(turn, false, told(0, 5));
			expect(waitOf(limiter)).toBeLessThanOrEqual(MINUTE + 2_000);
			clock.now += waitOf(limiter);
			expect(may(limiter)).toBe('go');
		}
	});

	it('forgets within two minutes what a server with a wrong clock has told', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { ...told(0), serverTime: clock.now + 30_000 });
		for (let minutes = 0; minutes < 3; minutes++) {
			clock.now += waitOf(limiter);
			limiter.note(go(limiter), false, { ...told(0), serverTime: clock.now });
		}
		expect((clock.now + waitOf(limiter)) % MINUTE).toBe(250);
	});

	it('takes the end of a minute for no second beginning when the clock is known less well from then on', () => {
		const limiter = new Limiter();
		limiter.note(go(limiter), false, { ...told(5), serverTime: clock.now + 900 });
		nextMinute();
		limiter.note(go(limiter), false, { ...told(0), serverTime: clock.now - 100 });
		// The good bound is forgotten with the second end of a minute.
		clock.now += waitOf(limiter);
		const turn = go(limiter);
		limiter.note(turn, false, { ...told(0), serverTime: clock.now - 900 });
		expect(waitOf(limiter)).toBeGreaterThan(MINUTE / 2);
	});
});
