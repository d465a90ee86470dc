import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { groupList, readGroupName } from '../../api/group';
import { readPages } from '../../transport/pages';
import { callerFor } from '../../transport/request';
import { Run } from '../../transport/run';
import { matches } from './matches';

/** So many groups are looked through at the most: an OA pays for each of its groups. */
const MOST_GROUPS = 500;

/**
 * The group chats of the OA, for the list of a field.
 *
 * @param filter what was typed: a part of the name, or the id
 */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const run = new Run(this, false);
	const results: INodeListSearchItems[] = [];
	for await (const sent of readPages(callerFor(run), groupList, MOST_GROUPS)) {
		const group = readGroupName(sent);
		if (group && matches(filter, group.name, group.groupId)) {
			results.push({ name: group.name, value: group.groupId });
		}
	}
	return { results };
}
