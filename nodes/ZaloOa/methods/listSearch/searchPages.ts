import { NodeOperationError, type INodeListSearchItems, type INodeListSearchResult } from 'n8n-workflow';

import { isBlank } from '../../helpers/text';
import { toNumber } from '../../helpers/guards';
import { readPage, type PagedList } from '../../transport/pages';
import { callerFor } from '../../transport/request';
import type { Run } from '../../transport/run';
import { noList } from './noList';

/** What is looked through, and how far. */
export interface Searched<Entry> {
	/** What is in the list: "users". */
	what: string;
	list: PagedList<Entry>;
	/** Pages that one search reads at the most: it must not use up the calls of the minute, which workflows need. */
	mostPages: number;
	/** The rows that the list shows for the entries of a page; none for an entry that is not meant. */
	toRows(entries: Entry[]): Promise<INodeListSearchItems[]> | INodeListSearchItems[];
}

/**
 * The editor shows seven rows, and asks for more when somebody scrolls to their end. As long as something is typed in, it
 * asks in no other way: with fewer rows than these, what a further page holds would never be seen.
 */
const ENOUGH_TO_SCROLL = 10;

/** Where to go on: the place in Zalo's list that was handed out with the page before. */
function placeOf(paginationToken: string | undefined): number {
	const place = toNumber(paginationToken);
	return place !== undefined && Number.isSafeInteger(place) && place > 0 ? place : 0;
}

/**
 * A row for those whom nobody has looked at, behind those who were found. The editor shows a row whose value is a boolean,
 * and lets nobody choose it.
 */
const notAll = (what: string, read: number): INodeListSearchItems => ({
	name: `Searched only the first ${read.toLocaleString('en')} ${what}. Find others By ID`,
	value: false,
});

/**
 * Looks through one of Zalo's lists, which cannot be searched, for the list of a field. It goes on until there is enough
 * to scroll, by which the editor asks for more. Where it has to end before, it says so: a list that simply ends would mean
 * that there is nothing more.
 *
 * @param filter what was typed
 * @param paginationToken where to go on in Zalo's list
 * @throws NodeApiError and NodeOperationError, whose words the editor shows in place of the list
 */
export async function searchPages<Entry>(
	run: Run,
	{ what, list, mostPages, toRows }: Searched<Entry>,
	filter: string,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const { pageSize, cap = Infinity } = list;
	const zalo = callerFor(run);
	const enough = isBlank(filter) ? 1 : ENOUGH_TO_SCROLL;
	const rows = new Map<unknown, INodeListSearchItems>();
	let place = placeOf(paginationToken);
	for (let read = 0; read < mostPages && rows.size < enough && place < cap; read++) {
		const page = await readPage(zalo, list, place, Math.min(pageSize, cap - place));
		if (!page) throw noList(run.node, what);
		for (const row of await toRows(page.entries)) rows.set(row.value, row);
		if (page.isLast) return { results: [...rows.values()] };
		place = page.next;
	}

	const results = [...rows.values()];
	// Further pages come below rows that scroll already.
	const canScroll = rows.size >= enough || (paginationToken !== undefined && rows.size > 0);
	if (canScroll && place < cap) return { results, paginationToken: String(place) };
	if (rows.size > 0 || paginationToken !== undefined) return { results: [...results, notAll(what, place)] };
	throw new NodeOperationError(
		run.node,
		`None of the first ${place.toLocaleString('en')} ${what} matches what was typed`,
		{
			description: `Zalo cannot search its ${what}, and no more of them are looked through here. Choose By ID, and enter the ID.`,
		},
	);
}
