import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getTags } from '../../api/tags';
import { callerFor } from '../../transport/request';
import { Run } from '../../transport/run';
import { matches } from './matches';
import { noList } from './noList';

/**
 * The tags of the OA, for the field Tag.
 *
 * @param filter what the user has typed: a part of the name, without regard to case and accents
 * @throws NodeApiError and NodeOperationError, whose words the editor shows in place of the list
 */
export async function searchTags(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const run = new Run(this, false);
	const tags = await getTags(callerFor(run));
	if (!tags) throw noList(run.node, 'tags');
	const matching = tags.filter((tag) => matches(filter, tag));
	return { results: matching.map((tag) => ({ name: tag, value: tag })) };
}
