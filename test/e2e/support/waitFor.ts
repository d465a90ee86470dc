import { setTimeout as pause } from 'node:timers/promises';

interface WaitOptions {
	/** Generous, since it only decides how long a broken run takes. */
	timeoutMs?: number;
	everyMs?: number;
}

/**
 * Asks again and again until there is an answer, so that nothing has to guess how long something takes.
 *
 * @param look returns undefined (or false) for "not yet"; what it throws ends the wait
 */
export async function waitFor<T>(
	what: string,
	look: () => Promise<T | undefined | false> | T | undefined | false,
	{ timeoutMs = 60_000, everyMs = 100 }: WaitOptions = {},
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}`);
		await pause(everyMs);
	}
}
