import type { INodeProperties } from 'n8n-workflow';

import { getSendingQuality, readSendingQuality } from '../../api/sendingQuality';
import { simplify } from '../../fields/simplify';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Sending Quality',
	value: 'getSendingQuality',
	action: 'Get the quality of ZNS messages of the OA',
	description: 'How well customers take the ZNS messages of the OA, of the last 48 hours and 7 days',
};

export const properties: INodeProperties[] = [simplify];

/** Source: zalo-oa-api.md 7.9. */
export async function execute(item: Item): Promise<Output> {
	const sent = await getSendingQuality(item);
	if (!sent) {
		return item.fail(
			"Zalo's answer holds no quality",
			'Zalo accepted the request but sent no quality. The OA may not have sent any ZNS message yet.',
		);
	}
	return item.isSimplified ? readSendingQuality(sent) : sent;
}
