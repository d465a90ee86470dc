import type { INodeProperties } from 'n8n-workflow';

import { deleteTag } from '../../api/tags';
import { tagName } from '../../fields/tagName';
import type { Item } from '../item';
import type { Operation, Output } from '../types';
import { tagOf } from './tagOf';

export const option: Operation['option'] = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a tag from the OA',
	description: 'Delete a tag (nhãn) from the OA, and from all users who have it',
};

export const properties: INodeProperties[] = [tagName];

/**
 * Deletes a tag of the OA. Source: zalo-oa-api.md 6.6.
 *
 * @throws NodeOperationError when the tag is empty
 */
export async function execute(item: Item): Promise<Output> {
	const tag = tagOf(item);
	await deleteTag(item, tag);
	return { success: true, tagName: tag };
}
