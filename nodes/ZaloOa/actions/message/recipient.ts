import type { INodeProperties } from 'n8n-workflow';

import type { Recipient } from '../../api/message';
import { groupId } from '../../fields/groupId';
import { userId } from '../../fields/userId';
import type { Item } from '../item';

export type RecipientKind = 'user' | 'group' | 'anonymous';

const kinds = {
	user: { name: 'User', value: 'user', description: 'Somebody who has written to the OA, or follows it' },
	group: { name: 'Group', value: 'group', description: 'A group chat (nhóm chat GMF) of the OA' },
	anonymous: {
		name: 'Anonymous Visitor',
		value: 'anonymous',
		description: 'Somebody who chats on your website without being logged in to Zalo',
	},
};

const anonymousFields: INodeProperties[] = [
	{
		displayName: 'Anonymous ID',
		name: 'anonymousId',
		type: 'string',
		default: '',
		required: true,
		description: 'ID of the visitor: anonymousId of the Zalo OA Trigger',
	},
	{
		displayName: 'Conversation ID',
		name: 'conversationId',
		type: 'string',
		default: '',
		required: true,
		description: 'ID of the conversation: conversationId of the Zalo OA Trigger',
	},
];

const fieldsFor: Record<RecipientKind, INodeProperties[]> = {
	user: [userId],
	group: [groupId],
	anonymous: anonymousFields,
};

/** The fields that say whom a message is for. Where only users can be written to, there is nothing to choose. */
export function recipientFields(allowed: readonly RecipientKind[]): INodeProperties[] {
	if (allowed.length === 1) return allowed.flatMap((kind) => fieldsFor[kind]);
	const sendTo: INodeProperties = {
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: allowed.map((kind) => kinds[kind]),
		default: 'user',
		description: 'Whom the message is for',
	};
	const shown = allowed.flatMap((kind) =>
		fieldsFor[kind].map((field) => ({ ...field, displayOptions: { show: { sendTo: [kind] } } })),
	);
	return [sendTo, ...shown];
}

/**
 * Whom the item's message is for.
 *
 * @throws NodeOperationError when an id is missing or cannot be one
 */
export function readRecipient(item: Item, allowed: readonly RecipientKind[]): Recipient {
	const choices = allowed.map((kind) => kinds[kind]);
	const kind = allowed.length === 1 ? allowed[0] : item.choice('sendTo', choices);
	if (kind === 'group') return { groupId: item.id('groupId') };
	if (kind !== 'anonymous') return { userId: item.userId('userId') };
	return { anonymousId: item.id('anonymousId'), conversationId: item.id('conversationId') };
}

/** Messages to one recipient stay in order: this tells recipients apart. */
export const laneOf = (recipient: Recipient): string => JSON.stringify(recipient);
