import type { Logger } from 'n8n-workflow';

/** Somebody who sends forged events must not fill the log. */
const ONCE_IN = 60_000;

/** Warnings that are remembered: there are few, and old ones may come again. */
const REMEMBERED = 500;

const warnedAt = new Map<string, number>();

/** Writes a warning into n8n's log, the same one once a minute at the most. */
export function warn(logger: Logger, trigger: string, words: string): void {
	const key = `${trigger} ${words}`;
	const now = Date.now();
	const before = warnedAt.get(key);
	if (before !== undefined && now - before < ONCE_IN && now >= before) return;
	warnedAt.delete(key);
	warnedAt.set(key, now);
	for (const oldest of warnedAt.keys()) {
		if (warnedAt.size <= REMEMBERED) break;
		warnedAt.delete(oldest);
	}
	logger.warn(words);
}
