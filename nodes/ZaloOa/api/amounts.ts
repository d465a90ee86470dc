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

/** The same members where Zalo leaves something out: null for that, and for all that would follow from it. */
interface PartOfAmounts {
	remain: number | null;
	total: number | null;
	used: null;
	remainPercent: null;
}

export type MaybeAmounts = Amounts | PartOfAmounts;

/** As `readAmounts`, but with every member in any case, so that later steps find it. */
export function readMaybeAmounts(remainSent: unknown, totalSent: unknown): MaybeAmounts {
	const amounts = readAmounts(remainSent, totalSent);
	if (amounts) return amounts;
	const known = (sent: unknown) => {
		const number = toNumber(sent) ?? -1;
		return number < 0 ? null : number;
	};
	return { remain: known(remainSent), total: known(totalSent), used: null, remainPercent: null };
}

export const isKnown = <T extends MaybeAmounts>(amounts: T): amounts is T & Amounts => amounts.used !== null;

/** Several quotas of one kind, taken together; none at all are nothing of nothing. */
export function sumAmounts(all: Amounts[]): Amounts {
	const remain = all.reduce((sum, amounts) => sum + amounts.remain, 0);
	const total = all.reduce((sum, amounts) => sum + amounts.total, 0);
	return { remain, total, used: Math.max(total - remain, 0), remainPercent: percentOf(remain, total) };
}
