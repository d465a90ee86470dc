import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { react, REACTIONS, type Reaction } from '../../api/message';
import { userId } from '../../fields/userId';
import type { Item } from '../item';
import type { Operation, Output } from '../types';
import { laneOf } from './recipient';

export const option: Operation['option'] = {
	name: 'React',
	value: 'react',
	action: 'React to a message',
	description: 'Put an emoji on a message of a user, or take it back, which costs nothing',
};

const names: Record<Reaction, string> = {
	strong: 'Thumbs Up',
	heart: 'Heart',
	laugh: 'Laugh',
	cool: 'Cool',
	cry: 'Cry',
	angry: 'Angry',
	wow: 'Wow',
	remove: 'Remove the Reaction',
};

const isReaction = (value: string): value is Reaction => value in REACTIONS;

const reactions: INodePropertyOptions[] = Object.entries(names).map(([value, name]) => ({ name, value }));

export const properties: INodeProperties[] = [
	userId,
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: '',
		required: true,
		description: 'ID of the message, for example message.msg_id of a webhook',
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
	const reaction = item.choice('reaction', reactions);
	if (!isReaction(reaction))
		return item.fail('Reaction is missing', 'Choose one of the list under Reaction.');
	await react(item, id, messageId, reaction);
	return { success: true, userId: id, messageId };
}
