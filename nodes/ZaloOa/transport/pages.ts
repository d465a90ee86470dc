import type { Answer, ZaloCall, ZaloCaller } from './types';

/** How one of Zalo's lists is read page by page. */
export interface PagedList<Entry> {
	/** The call for the entries from `offset` on (the first is 0), `count` of them at the most. */
	page(offset: number, count: number): ZaloCall;
	/** The entries in an answer; undefined where it holds no list. */
	read(answer: Answer): Entry[] | undefined;
	/** By which an entry is known that comes twice, because the list has moved between two pages; one without stays. */
	keyOf?(entry: Entry): string | undefined;
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
 * So many pages in a row that hold nothing new end a list: a server that does not look at the offset sends the same one
 * for ever. It is more than one, because a list that many people write to can move by a whole page.
 */
const PAGES_WITHOUT_NEWS = 3;

/**
 * Reads a list page by page, as far as it is wanted: whoever stops early causes no further call. It ends at the total;
 * with a page that is not full where Zalo names no total, and with an empty one where it does; where pages bring
 * nothing new; or where Zalo's reach ends.
 *
 * @param wanted how many entries at the most; Infinity for all
 * @yields each entry once, in Zalo's order
 * @returns how it has ended
 */
export async function* readPages<Entry>(
	zalo: ZaloCaller,
	{ page, read, keyOf, total, pageSize, cap = Infinity }: PagedList<Entry>,
	wanted: number,
): AsyncGenerator<Entry, ListEnd> {
	const seen = new Set<string>();
	const isNew = (entry: Entry): boolean => {
		const key = keyOf?.(entry);
		if (key === undefined) return true;
		const isKnown = seen.has(key);
		seen.add(key);
		return !isKnown;
	};
	let missing = wanted;
	let offset = 0;
	let all = Infinity;
	let pagesWithoutNews = 0;
	while (missing > 0 && offset < cap) {
		const count = Math.min(pageSize, missing, cap - offset);
		const answer = await zalo.call(page(offset, count));
		const entries = read(answer);
		if (!entries) return 'unreadable';
		all = total?.(answer) ?? all;
		// Zalo may give more than was asked for: what is skipped here would not come again.
		const news = entries
			.slice(0, cap - offset)
			.filter(isNew)
			.slice(0, missing);
		yield* news;
		missing -= news.length;
		offset += entries.length;
		pagesWithoutNews = news.length > 0 ? 0 : pagesWithoutNews + 1;
		const isShort = entries.length < count && all === Infinity;
		if (entries.length === 0 || isShort || offset >= all) return 'complete';
		if (pagesWithoutNews === PAGES_WITHOUT_NEWS) return 'complete';
	}
	return missing > 0 ? 'capped' : 'complete';
}
