import type { INodeProperties } from 'n8n-workflow';

import { tagUser } from '../../api/tags';
import { tagName } from '../../fields/tagName';
import { userId } from '../../fields/userId';
import type { Item } from '../item';
import type { Operation, Output } from '../types';
import { tagOf } from './tagOf';

export const option: Operation['option'] = {
	name: 'Add to User',
	value: 'addToUser',
	action: 'Add a tag to a user',
	description: 'Put a tag (nhãn) on a user; one that the OA does not have yet is made',
};

export const properties: INodeProperties[] = [userId, tagName];

/**
 * Puts a tag on a user. Source: zalo-oa-api.md 6.6.
 *
 * @throws NodeOperationError when the user id or the tag is empty
 */
export async function execute(item: Item): Promise<Output> {
	const id = item.userId('userId');
	const tag = tagOf(item);
	await tagUser(item, id, tag);
	return { success: true, userId: id, tagName: tag };
}
