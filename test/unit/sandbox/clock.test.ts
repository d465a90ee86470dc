import { SandboxClock } from '../../sandbox';

const NOON = Date.parse('2026-10-01T12:00:00Z');

beforeEach(() => {
	jest.useFakeTimers({ now: NOON });
});

afterEach(() => {
	jest.useRealTimers();
});

it('follows real time, moved as far as it was told', () => {
	const clock = new SandboxClock();
	expect(clock.now()).toBe(NOON);
	clock.advance(1000);
	jest.setSystemTime(NOON + 5);
	expect(clock.now()).toBe(NOON + 1005);
	clock.set(7);
	jest.setSystemTime(NOON + 6);
	expect(clock.now()).toBe(8);
	clock.reset();
	expect(clock.now()).toBe(NOON + 6);
});

it('stands still when frozen', () => {
	const clock = new SandboxClock({ frozen: true, start: 100 });
	jest.setSystemTime(NOON + 5);
	expect(clock.now()).toBe(100);
	clock.advance(50);
	expect(clock.now()).toBe(150);
	clock.reset();
	expect(clock.now()).toBe(100);
});
