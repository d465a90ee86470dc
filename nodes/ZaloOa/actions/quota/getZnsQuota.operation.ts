import type { INodeProperties } from 'n8n-workflow';

import { getZnsQuota, readZnsQuota } from '../../api/znsQuota';
import { simplify } from '../../fields/simplify';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get ZNS Quota',
	value: 'getZnsQuota',
	action: 'Get ZNS messages left today',
	description: 'How many messages by phone number (ZNS, now called ZBS) may still be sent today',
};

export const properties: INodeProperties[] = [simplify];

/**
 * The quota of messages by phone number: of the day, and of promotional ones. Source: zalo-oa-api.md 3.7.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no quota
 */
export async function execute(item: Item): Promise<Output> {
	const data = await getZnsQuota(item);
	const quota = readZnsQuota(data);
	if (item.isSimplified && quota) return quota;
	if (!item.isSimplified && data) return data;
	return item.fail(
		"Zalo's answer holds no ZNS quota",
		'Zalo accepted the request but sent no readable numbers. The OA may not be allowed to send ZNS: look in the Zalo Cloud Account (ZCA).',
	);
}
