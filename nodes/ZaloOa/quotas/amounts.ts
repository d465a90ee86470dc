import { toNumber } from '../helpers/guards';

/** What is left of a quota, as later steps compute with it. */
export interface Amounts {
	/** Messages left. */
	remain: number;
	/** Messages granted. */
	total: number;
	/** Messages used up: total minus remain, never below 0. */
	used: number;
	/** What is left, in percent of the total: 0 to 100 with two decimals, rounded down. */
	remainPercent: number;
}

/**
 * Rounded down, so that "below 10" is true for 9.996. More left than granted is 100; nothing granted and
 * nothing left is 0, so that a low-quota alert fires.
 */
function percentOf(remain: number, total: number): number {
	if (remain <= 0) return 0;
	if (remain >= total) return 100;
	// In this order: 57 / 100 * 10,000 would be a bit less than 5,700.
	return Math.floor((remain * 10_000) / total) / 100;
}

/**
 * Two of Zalo's numbers, and what follows from them. Undefined unless both can be read; a total below 0, as some
 * say "unlimited", is no number to compute with.
 */
export function readAmounts(remainSent: unknown, totalSent: unknown): Amounts | undefined {
	const remain = toNumber(remainSent);
	const total = toNumber(totalSent);
	if (remain === undefined || total === undefined || total < 0) return undefined;
	return { remain, total, used: Math.max(total - remain, 0), remainPercent: percentOf(remain, total) };
}

/** The same members for a quota of which Zalo sends no numbers, so that later steps find every one of them. */
export const UNKNOWN_AMOUNTS = { remain: null, total: null, used: null, remainPercent: null };

/** Amounts, or null in place of each. */
export type MaybeAmounts = Amounts | typeof UNKNOWN_AMOUNTS;

export const isKnown = <T extends MaybeAmounts>(amounts: T): amounts is T & Amounts =>
	amounts.remain !== null;

/** Several quotas of one kind, taken together; none at all are nothing of nothing. */
export function sumAmounts(all: Amounts[]): Amounts {
	const remain = all.reduce((sum, amounts) => sum + amounts.remain, 0);
	const total = all.reduce((sum, amounts) => sum + amounts.total, 0);
	return { remain, total, used: Math.max(total - remain, 0), remainPercent: percentOf(remain, total) };
}
