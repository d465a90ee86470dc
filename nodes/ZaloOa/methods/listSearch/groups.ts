import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { groupList, readGroupName } from '../../api/group';
import { readPages } from '../../transport/pages';
import { callerFor } from '../../transport/request';
import { Run } from '../../transport/run';
import { matches } from './matches';
import { noList } from './noList';

/** So many groups are looked through at the most: an OA pays for each of its groups. */
const MOST_GROUPS = 500;

/**
 * The group chats of the OA, for the list of a field.
 *
 * @param filter what was typed: a part of the name, or the id
 * @throws NodeApiError and NodeOperationError, whose words the editor shows in place of the list
 */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const run = new Run(this, false);
	const results: INodeListSearchItems[] = [];
	const pages = readPages(callerFor(run), groupList, MOST_GROUPS);
	let step = await pages.next();
	for (; step.done !== true; step = await pages.next()) {
		const group = readGroupName(step.value);
		if (group && matches(filter, group.name, group.groupId)) {
			results.push({ name: group.name, value: group.groupId });
		}
	}
	if (step.value === 'unreadable') throw noList(run.node, 'groups');
	return { results };
}
