import type { INodeProperties } from 'n8n-workflow';

import { recentChats } from '../../api/conversation';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { simplify } from '../../fields/simplify';
import type { Item } from '../item';
import type { Operation, Output } from '../types';
import { readChats } from './chats';

export const option: Operation['option'] = {
	name: 'Get Recent Chats',
	value: 'getRecentChats',
	action: 'Get the newest messages of all users',
	description: 'Who has lately written to the OA or heard from it, and the message, the newest first',
};

export const properties: INodeProperties[] = [...returnAllOrLimit, simplify];

/**
 * The newest messages of all conversations. Source: zalo-oa-api.md 6.7.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no list
 */
export async function execute(item: Item): Promise<Output[]> {
	return await readChats(item, recentChats, 'Zalo lists no chats: nobody has written to the OA yet.');
}
