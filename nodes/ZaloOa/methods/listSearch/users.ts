import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INode,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { findUser, findUsers, readUser } from '../../api/user';
import { getUserPage, USERS_PER_PAGE } from '../../api/userList';
import { toNumber } from '../../helpers/guards';
import { callerFor } from '../../transport/request';
import { Run } from '../../transport/run';
import type { Json } from '../../transport/types';
import { matches } from './matches';
import { noList } from './noList';

/**
 * Pages of 50 users that one search reads at the most. The editor takes an empty page for the end of the list, so a
 * search goes on until it has found somebody; but it must not use up the calls of the minute, which workflows need.
 */
const MOST_PAGES = 4;

/** Long enough to be the whole id of a user. */
const WHOLE_ID = /^\d{10,}$/;

/**
 * A user as the list shows them.
 *
 * @param details undefined where Zalo says nothing of the user, who can be chosen all the same
 * @returns nothing for somebody whom the search does not mean
 */
function toEntries(filter: string, userId: string, details: Json | undefined): INodeListSearchItems[] {
	const { displayName, alias } = readUser(details ?? {});
	if (!matches(filter, displayName, alias, userId)) return [];
	const name = displayName ?? alias ?? userId;
	const isOtherName = alias !== null && alias !== name;
	return [{ name: isOtherName ? `${name} (${alias})` : name, value: userId }];
}

/** Where to go on: the place in Zalo's list that was handed out with the page before. */
const placeOf = (paginationToken: string | undefined): number => {
	const place = toNumber(paginationToken);
	return place !== undefined && Number.isSafeInteger(place) && place > 0 ? place : 0;
};

/** An empty list would say that there is nobody of this name, although only the first users were looked at. */
const notFound = (node: INode, filter: string): NodeOperationError =>
	new NodeOperationError(node, `None of the first ${MOST_PAGES * USERS_PER_PAGE} users matches "${filter}"`, {
		description:
			'Zalo cannot search by name, and to read all users would use up the calls that your workflows need. Choose By ID and enter the ID of the user.',
	});

/**
 * The users of the OA by name, for the field User. Zalo lists ids alone and cannot search, so the names are read user by
 * user, a page at a time.
 *
 * @param filter what the user has typed: a part of name, alias or id, without regard to case and accents
 * @param paginationToken where to go on in Zalo's list
 * @throws NodeApiError and NodeOperationError, whose words the editor shows in place of the list
 */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const run = new Run(this, false);
	const zalo = callerFor(run);
	const id = filter.trim();

	if (WHOLE_ID.test(id) && paginationToken === undefined) {
		const details = await findUser(zalo, id);
		if (details) return { results: toEntries(id, id, details) };
	}

	const results: INodeListSearchItems[] = [];
	let place: number | undefined = placeOf(paginationToken);
	for (let read = 0; place !== undefined && read < MOST_PAGES && results.length === 0; read++) {
		const page = await getUserPage(zalo, place);
		if (!page) throw noList(run.node, 'users');
		const found = await findUsers(run, zalo, page.userIds);
		results.push(...page.userIds.flatMap((userId, index) => toEntries(filter, userId, found[index])));
		place = page.next;
	}
	if (results.length === 0 && place !== undefined && paginationToken === undefined)
		throw notFound(run.node, filter);
	return { results, ...(place !== undefined && { paginationToken: String(place) }) };
}
