import type { INodeProperties } from 'n8n-workflow';

import { getReplyQuota, readReplyQuota } from '../../api/replyQuota';
import { simplify } from '../../fields/simplify';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Reply Quota',
	value: 'getReplyQuota',
	action: 'Get free replies left for a message from a user',
	description: 'How many messages may still be sent for free in answer to one message of a user',
};

export const properties: INodeProperties[] = [
	{
		displayName:
			'Zalo says that replies within 48 hours are no longer limited since 2026. It may send no numbers here any more.',
		name: 'replyQuotaNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 96d3cdf3af150460909',
		description:
			'ID of a message that the user has sent to the OA, for example messageId of the Zalo OA Trigger',
	},
	simplify,
];

/**
 * The free replies left to one message of a user. Source: zalo-oa-api.md 3.2.
 *
 * @throws NodeOperationError when the message id is empty, or Zalo says success but sends no number
 */
export async function execute(item: Item): Promise<Output> {
	const messageId = item.id('messageId');
	const data = await getReplyQuota(item, messageId);
	const quota = readReplyQuota(data);
	if (item.isSimplified && quota) return { messageId, ...quota };
	if (!item.isSimplified && data) return data;
	return item.fail(
		"Zalo's answer holds no reply quota",
		'Zalo accepted the request but sent no numbers: since 2026 replies within 48 hours are not limited. Get User Quota says whether the user may be written to.',
	);
}
