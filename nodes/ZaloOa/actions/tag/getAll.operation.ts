import type { INodeProperties } from 'n8n-workflow';

import { getTags } from '../../api/tags';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import type { Item } from '../item';
import { checkedList, tellIfEmpty } from '../list';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many tags',
	description: 'The tags (nhãn) that the OA has for its users',
};

export const properties: INodeProperties[] = [...returnAllOrLimit];

/**
 * The tags of the OA, one item each. Zalo sends names and nothing else. Source: zalo-oa-api.md 6.6.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no list
 */
export async function execute(item: Item): Promise<Output[]> {
	const limit = item.limit;
	const tags = checkedList(item, await getTags(item), 'tags');
	tellIfEmpty(item, tags, 'The OA has no tags yet. Add to User makes the first one.');
	return tags.slice(0, limit).map((tagName) => ({ tagName }));
}
