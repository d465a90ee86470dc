import type { INodeProperties } from 'n8n-workflow';

import { deleteUser } from '../../api/user';
import { userId } from '../../fields/userId';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete what the OA knows of a user',
	description: 'Delete for good what the OA has stored about a user, who may go on following it',
};

export const properties: INodeProperties[] = [userId];

/**
 * Deletes what the OA has stored about a user. Source: zalo-oa-api.md 6.4.
 *
 * @throws NodeOperationError when the user id is empty
 */
export async function execute(item: Item): Promise<Output> {
	const id = item.userId('userId');
	await deleteUser(item, id);
	return { success: true, userId: id };
}
