import type { INodeProperties } from 'n8n-workflow';

import { getZnsStatus, readZnsStatus } from '../../api/znsMessage';
import { simplify } from '../../fields/simplify';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get whether a ZNS message has arrived',
	description: 'Whether a message by phone number was delivered, and when',
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. a4d0000aa11bb22cc33d',
		description: 'The messageId that ZNS Message: Send has returned',
	},
	simplify,
];

/** Source: zalo-oa-api.md 7.4. */
export async function execute(item: Item): Promise<Output> {
	const messageId = item.id('messageId');
	const sent = await getZnsStatus(item, messageId);
	if (!sent) {
		return item.fail(
			"Zalo's answer holds no status",
			'Zalo accepted the request but sent nothing about the message. Run the step again later.',
		);
	}
	return item.isSimplified ? readZnsStatus(sent, messageId) : sent;
}
