import type { Resource } from '../types';
import * as deleteUser from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getConversation from './getConversation.operation';
import * as getRecentChats from './getRecentChats.operation';
import * as update from './update.operation';

/** The people who follow the OA or have written to it. Source: zalo-oa-api.md 6. */
export const user: Resource = {
	option: { name: 'User', value: 'user' },
	defaultOperation: get.option.value,
	// The most wanted first.
	operations: [get, getAll, getConversation, getRecentChats, update, deleteUser],
};
