import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { findUser, findUsers, readUser } from '../../api/user';
import { listedId, userList } from '../../api/userList';
import { isBlank } from '../../helpers/text';
import { callerFor } from '../../transport/request';
import { Run } from '../../transport/run';
import type { Json } from '../../transport/types';
import { matches } from './matches';
import { searchPages } from './searchPages';

/** 200 users: each of them is a call. */
const MOST_PAGES = 4;

/** Long enough to be the whole id of a user. */
const WHOLE_ID = /^\d{10,}$/;

/**
 * A user as the list shows them.
 *
 * @param details undefined where Zalo says nothing of the user, who can be chosen all the same
 * @returns nothing for somebody whom the search does not mean
 */
function toRows(filter: string, userId: string, details: Json | undefined): INodeListSearchItems[] {
	const { displayName, alias } = readUser(details ?? {});
	if (!matches(filter, displayName, alias, userId)) return [];
	const names = [displayName, alias].flatMap((name) => (name === null || isBlank(name) ? [] : name));
	const [name = userId, otherName = name] = names;
	return [{ name: otherName === name ? name : `${name} (${otherName})`, value: userId }];
}

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
		if (details) return { results: toRows(id, id, details) };
	}

	const searched = {
		what: 'users',
		list: userList({}),
		mostPages: MOST_PAGES,
		toRows: async (listed: Json[]) => {
			const userIds = listed.flatMap((entry) => listedId(entry) ?? []);
			const found = await findUsers(run, zalo, userIds);
			return userIds.flatMap((userId, index) => toRows(filter, userId, found[index]));
		},
	};
	return await searchPages(run, searched, filter, paginationToken);
}
