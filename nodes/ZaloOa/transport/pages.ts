import type { Answer, ZaloCall, ZaloCaller } from './types';

/** How one of Zalo's lists is read page by page. */
export interface PagedList<Entry> {
	/** The call for the entries from `offset` on (the first is 0), `count` of them at the most. */
	page(offset: number, count: number): ZaloCall;
	/** The entries in an answer; undefined where it holds no list. */
	read(answer: Answer): Entry[] | undefined;
	/** How many entries there are in all, where Zalo says so. */
	total?(answer: Answer): number | undefined;
	/** The most that Zalo gives in one page. */
	pageSize: number;
	/** The most entries that can be reached at all (10,000 users, zalo-oa-api.md 6.1). */
	cap?: number;
}

/** How the reading of a list has ended. */
export type ListEnd =
	/** All that Zalo has, or all that was wanted. */
	| 'complete'
	/** Zalo has more, but does not let anybody reach it. */
	| 'capped'
	/** An answer held no list. */
	| 'unreadable';

/**
 * Reads a list page by page, as far as it is wanted: whoever stops early causes no further call. It ends with a
 * page that is not full, at the total, or where Zalo's reach ends.
 *
 * @param wanted how many entries at the most; Infinity for all
 * @yields each entry once, in Zalo's order
 * @returns how it has ended
 */
export async function* readPages<Entry>(
	zalo: ZaloCaller,
	{ page, read, total, pageSize, cap = Infinity }: PagedList<Entry>,
	wanted: number,
): AsyncGenerator<Entry, ListEnd> {
	const end = Math.min(wanted, cap);
	let offset = 0;
	let all = Infinity;
	while (offset < end) {
		const count = Math.min(pageSize, end - offset);
		const answer = await zalo.call(page(offset, count));
		const entries = read(answer);
		if (!entries) return 'unreadable';
		all = total?.(answer) ?? all;
		// Zalo may give more than was asked for: what is skipped here would not come again.
		for (const entry of entries.slice(0, end - offset)) yield entry;
		offset += entries.length;
		if (entries.length < count || offset >= all) return 'complete';
	}
	return offset >= wanted ? 'complete' : 'capped';
}
