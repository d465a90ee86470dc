import type { INodeProperties } from 'n8n-workflow';

import { untagUser } from '../../api/tags';
import { tagName } from '../../fields/tagName';
import { userId } from '../../fields/userId';
import type { Item } from '../item';
import type { Operation, Output } from '../types';
import { tagOf } from './tagOf';

export const option: Operation['option'] = {
	name: 'Remove From User',
	value: 'removeFromUser',
	action: 'Remove a tag from a user',
	description: 'Take a tag (nhãn) off a user; the OA keeps it for others',
};

export const properties: INodeProperties[] = [userId, tagName];

/**
 * Takes a tag off a user. Source: zalo-oa-api.md 6.6.
 *
 * @throws NodeOperationError when the user id or the tag is empty
 */
export async function execute(item: Item): Promise<Output> {
	const id = item.userId('userId');
	const tag = tagOf(item);
	await untagUser(item, id, tag);
	return { success: true, userId: id, tagName: tag };
}
