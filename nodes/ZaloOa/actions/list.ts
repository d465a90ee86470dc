import { readPages, type PagedList } from '../transport/pages';
import type { Json } from '../transport/types';
import type { Item } from './item';

/**
 * A list of Zalo's, once it is known to be one.
 *
 * @param what what is in it: "users"
 * @throws NodeOperationError when Zalo says success but its answer holds something else
 */
export function checkedList<Entry>(item: Item, entries: Entry[] | undefined, what: string): Entry[] {
	if (entries) return entries;
	return item.fail(
		`Zalo's answer holds no ${what}`,
		'Zalo accepted the request but sent something else than a list. Run the step again later.',
	);
}

/** An empty list gives no items: without a word, a workflow would seem to stop here for no reason. */
export function tellIfEmpty(item: Item, entries: readonly unknown[], words: string): void {
	if (entries.length === 0) item.run.hint(words);
}

interface ListWords {
	/** What is in the list: "users". */
	what: string;
	/** Shown beside the output where there is none of them. */
	whenEmpty: string;
	/** Shown where there may be more than can be read. */
	whenCapped?: string;
}

/**
 * Reads one of Zalo's paged lists up to the user's limit, and says what is odd about it.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no list
 */
export async function readWantedPages(
	item: Item,
	list: PagedList<Json>,
	{ what, whenEmpty, whenCapped = '' }: ListWords,
): Promise<Json[]> {
	const pages = readPages(item, list, item.limit);
	const entries: Json[] = [];
	let step = await pages.next();
	for (; step.done !== true; step = await pages.next()) entries.push(step.value);
	const read = checkedList(item, step.value === 'unreadable' ? undefined : entries, what);
	tellIfEmpty(item, read, whenEmpty);
	if (step.value === 'capped' && whenCapped !== '') item.run.hint(whenCapped);
	if (step.value === 'repeated') {
		item.run.hint(`Zalo sent the same ${what} again instead of further ones, so there may be more of them.`);
	}
	return read;
}
