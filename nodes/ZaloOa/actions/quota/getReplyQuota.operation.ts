import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { simplify } from '../../fields/simplify';
import { toNumber, toText } from '../../helpers/guards';
import { readSingle } from '../../api/list';
import { OPENAPI_URL } from '../../http/hosts';
import { zaloRequest } from '../../transport/request';
import { idParameter, wantsSimplified } from '../parameters';
import type { Operation } from '../types';

export const option: Operation['option'] = {
	name: 'Get Reply Quota',
	value: 'getReplyQuota',
	action: 'Get reply quota',
	description: "See how many free replies to a user's message are left",
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
		description: 'The ID of the message that the user has sent to the OA',
	},
	simplify,
];

/**
 * The free replies left to one message of a user.
 *
 * `POST https://openapi.zalo.me/v2.0/oa/quota/message` with `{ message_id }`. No answer is attested, so every
 * member may be missing; what is known is that others read `remain` and `total`. Source: zalo-oa-api.md 3.2.
 *
 * @throws NodeOperationError when the message id is empty, or Zalo says success but sends no number
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const messageId = idParameter(context, 'messageId', 'Message ID', itemIndex);
	const url = `${OPENAPI_URL}/v2.0/oa/quota/message`;
	const body = { message_id: messageId };
	const data = readSingle(
		await zaloRequest(context, { method: 'POST', url, body, effect: 'read' }, itemIndex),
	);

	const remain = toNumber(data?.remain) ?? null;
	const total = toNumber(data?.total) ?? null;
	const isSimple = wantsSimplified(context, itemIndex);
	if (isSimple && (remain !== null || total !== null)) {
		return { messageId, type: toText(data?.type) ?? null, remain, total };
	}
	if (!isSimple && data) return data as IDataObject;

	throw new NodeOperationError(context.getNode(), "Zalo's answer holds no reply quota", {
		description:
			'Zalo accepted the request but sent no numbers: since 2026 replies within 48 hours are not limited. Get User Quota says whether the user may be written to.',
		itemIndex,
	});
}
