import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { groupList, type GroupName } from '../../api/group';
import { Run } from '../../transport/run';
import { matches } from './matches';
import { searchPages } from './searchPages';

/** A page is one call, whose entries have their names with them. */
const MOST_PAGES = 20;

/**
 * The group chats of the OA, for the list of a field.
 *
 * @param filter what was typed: a part of the name, or the id
 * @param paginationToken where to go on in Zalo's list
 * @throws NodeApiError and NodeOperationError, whose words the editor shows in place of the list
 */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const searched = {
		what: 'group chats',
		list: groupList,
		mostPages: MOST_PAGES,
		toRows: (groups: GroupName[]) =>
			groups
				.filter(({ groupId, name }) => matches(filter, name, groupId))
				.map(({ groupId, name }) => ({ name, value: groupId })),
	};
	return await searchPages(new Run(this, false), searched, filter, paginationToken);
}
