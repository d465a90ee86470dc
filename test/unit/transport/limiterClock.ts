import { Limiter, type Decision, type LimitNews, type Turn } from '../../../nodes/ZaloOa/transport/limiter';

export const MINUTE = 60_000;

/** Our time; it stands still unless a test moves it. */
export const clock = { now: 0 };

export function stopTheClock(): void {
	beforeEach(() => {
		clock.now = Date.UTC(2026, 0, 1, 0, 0, 20);
		jest.spyOn(Date, 'now').mockImplementation(() => clock.now);
	});
	afterEach(() => jest.restoreAllMocks());
}

export function go(limiter: Limiter): Turn {
	const decision = limiter.ask();
	if (decision.may !== 'go') throw new Error(`It may not go: ${decision.may}`);
	return decision.turn;
}

/** All that may go out now, up to 10,000. */
export function goAll(limiter: Limiter): Turn[] {
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

export const told = (remain: number, limit = 4_000): LimitNews => ({
	remain,
	limit,
	serverTime: Math.floor(clock.now / 1_000) * 1_000,
});

export const may = (limiter: Limiter): Decision['may'] => limiter.ask().may;

/** How long it says to wait. */
export function waitOf(limiter: Limiter): number {
	const decision = limiter.ask();
	if (decision.may !== 'wait until') throw new Error(`It need not wait: ${decision.may}`);
	return decision.time - clock.now;
}

/** Far enough into the next minute for all doubts about Zalo's clock. */
export const nextMinute = () => {
	clock.now = (Math.floor(clock.now / MINUTE) + 1) * MINUTE + 5_000;
};
