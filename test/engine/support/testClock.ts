const realNow = Date.now.bind(Date);
let offset = 0;

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
};

Date.now = testClock.now;
