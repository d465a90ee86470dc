import type { Answer, ZaloCall, ZaloCaller } from './types';

/** How one of Zalo's lists is read page by page. */
export interface PagedList<Entry> {
	/** The call for the entries from `offset` on (the first is 0), `count` of them at the most. */
	page(offset: number, count: number): ZaloCall;
	/** The entries in an answer, undefined in the place of what is none; undefined altogether where it holds no list. */
	read(answer: Answer): Array<Entry | undefined> | undefined;
	/** How many entries there are in all, where Zalo says so. */
	total?(answer: Answer): number | undefined;
	/** By this an entry is known that comes twice; undefined for one that is known by nothing but all that it holds. */
	keyOf(entry: Entry): string | undefined;
	/** The most that Zalo gives in one page. */
	pageSize: number;
	/** The most entries that can be reached at all (10,000 users, zalo-oa-api.md 6.1). */
	cap?: number;
}

/** How the reading of a list has ended. */
export type ListEnd =
	/** All that Zalo has, or all that was wanted. */
	| 'complete'
	/** There may be more, but nobody gets further. */
	| 'capped'
	/** There may be more, but Zalo has sent again what it had sent before. */
	| 'repeated'
	/** An answer held no list. */
	| 'unreadable';

/** One page of a list. */
export interface Page<Entry> {
	entries: Entry[];
	/** Where the next page begins. */
	next: number;
	isLast: boolean;
	/** How many entries there are in all, where Zalo has said so. */
	total: number | undefined;
}

/**
 * Reads one page. A page may be short although there is more, so it is the last one by the total that Zalo names. Where
 * it names none, or fewer than there were, a page that is not full is the last one.
 *
 * @param totalBefore what an earlier page has said
 * @returns undefined where Zalo's answer holds no list
 */
export async function readPage<Entry>(
	zalo: ZaloCaller,
	list: Omit<PagedList<Entry>, 'keyOf'>,
	offset: number,
	count: number,
	totalBefore?: number,
): Promise<Page<Entry> | undefined> {
	const answer = await zalo.call(list.page(offset, count));
	const entries = list.read(answer);
	if (!entries) return undefined;
	const total = list.total?.(answer) ?? totalBefore;
	const next = offset + entries.length;
	const isTold = total !== undefined && total >= next;
	return {
		entries: entries.filter((entry) => entry !== undefined),
		next,
		isLast: entries.length === 0 || (isTold ? next === total : entries.length < count),
		total,
	};
}

/**
 * Reads a list page by page, as far as it is wanted: whoever stops early causes no further call. It ends with the last
 * page, where Zalo's reach ends, or with a page that brings nothing new: a Zalo that overlooks where to go on would send
 * it for ever.
 *
 * @param wanted how many entries at the most; Infinity for all
 * @yields each entry once, in Zalo's order
 * @returns how it has ended
 */
export async function* readPages<Entry>(
	zalo: ZaloCaller,
	list: PagedList<Entry>,
	wanted: number,
): AsyncGenerator<Entry, ListEnd> {
	const { pageSize, cap = Infinity } = list;
	const known = new Set<string>();
	let offset = 0;
	let total: number | undefined;
	let left = wanted;
	while (left > 0) {
		if (offset >= cap) return total !== undefined && total <= cap ? 'complete' : 'capped';
		const page = await readPage(zalo, list, offset, Math.min(pageSize, left, cap - offset), total);
		if (!page) return 'unreadable';
		const knownBefore = known.size;
		for (const entry of page.entries) {
			const key = list.keyOf(entry) ?? JSON.stringify(entry);
			if (known.has(key)) continue;
			known.add(key);
			yield entry;
			if (--left === 0) return 'complete';
		}
		if (page.isLast) return 'complete';
		if (known.size === knownBefore) return 'repeated';
		({ next: offset, total } = page);
	}
	return 'complete';
}
