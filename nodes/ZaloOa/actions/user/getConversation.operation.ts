import type { INodeProperties } from 'n8n-workflow';

import { conversation } from '../../api/conversation';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { simplify } from '../../fields/simplify';
import { userId } from '../../fields/userId';
import type { Item } from '../item';
import type { Operation, Output } from '../types';
import { readChats } from './chats';

export const option: Operation['option'] = {
	name: 'Get Conversation',
	value: 'getConversation',
	action: 'Get the messages between the OA and a user',
	description: 'What the OA and one user have written to each other, the newest first',
};

export const properties: INodeProperties[] = [userId, ...returnAllOrLimit, simplify];

/**
 * The messages between the OA and one user. Source: zalo-oa-api.md 6.8.
 *
 * @throws NodeOperationError when the user id is empty, or Zalo says success but its answer holds no list
 */
export async function execute(item: Item): Promise<Output[]> {
	const id = item.userId('userId');
	return await readChats(item, conversation(id), 'Zalo has no messages between the OA and this user.');
}
