import type { INodeProperties } from 'n8n-workflow';

import { react, type Reaction } from '../../api/message';
import { userId } from '../../fields/userId';
import type { Choice, Item } from '../item';
import type { Operation, Output } from '../types';
import { laneOf } from './recipient';

export const option: Operation['option'] = {
	name: 'React',
	value: 'react',
	action: 'React to a message',
	description: 'Put an emoji on a message of a user, or take it back, which costs nothing',
};

const reactions: Array<Choice<Reaction>> = [
	{ name: 'Angry', value: 'angry' },
	{ name: 'Cool', value: 'cool' },
	{ name: 'Cry', value: 'cry' },
	{ name: 'Heart', value: 'heart' },
	{ name: 'Laugh', value: 'laugh' },
	{ name: 'Remove Reaction', value: 'remove' },
	{ name: 'Thumbs Up', value: 'strong' },
	{ name: 'Wow', value: 'wow' },
];

export const properties: INodeProperties[] = [
	userId,
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: '',
		required: true,
		description: 'ID of the message, for example messageId of the Zalo OA Trigger',
	},
	{
		displayName: 'Reaction',
		name: 'reaction',
		type: 'options',
		options: reactions,
		default: 'heart',
		description: 'The emoji that the user sees under the message',
	},
];

export const recipient = (item: Item): string => laneOf({ userId: item.userId('userId') });

/** Source: zalo-oa-api.md 4.7. */
export async function execute(item: Item): Promise<Output> {
	const id = item.userId('userId');
	const messageId = item.id('messageId');
	await react(item, id, messageId, item.choice('reaction', reactions));
	return { success: true, userId: id, messageId };
}
