const realNow = Date.now.bind(Date);
let offset = 0;

interface Sleeper {
	/** Time of the test. */
	wakesAt: number;
	wake(): void;
}

let sleepers: Sleeper[] = [];
let isTurnDue = false;

/** Lets the time of the sleeper come that wakes first, and wakes whoever has slept enough by then. */
function wakeNext(): void {
	isTurnDue = false;
	const next = Math.min(...sleepers.map(({ wakesAt }) => wakesAt));
	testClock.advance(Math.max(next - testClock.now(), 0));
	const awake = sleepers.filter(({ wakesAt }) => wakesAt <= next);
	sleepers = sleepers.filter(({ wakesAt }) => wakesAt > next);
	for (const { wake } of awake) wake();
	planTurn();
}

/** A turn of Node's loop lies between two wakings, in which others may fall asleep or answers come in. */
function planTurn(): void {
	if (isTurnDue || sleepers.length === 0) return;
	isTurnDue = true;
	setImmediate(wakeNext);
}

/**
 * The time of a test: the real one plus what the test has moved it. The node, the engine and the sandbox all
 * read it through `Date.now`.
 */
export const testClock = {
	now: () => realNow() + offset,
	/** Lets time pass (ms) at once. */
	advance(ms: number): void {
		offset += ms;
	},
	/** Waits in the time of the test. Whoever waits at the same time waits for the same hours: they do not add up. */
	async sleep(ms: number): Promise<void> {
		const wakesAt = testClock.now() + ms;
		await new Promise<void>((wake) => {
			sleepers.push({ wakesAt, wake });
			planTurn();
		});
	},
};

Date.now = testClock.now;
