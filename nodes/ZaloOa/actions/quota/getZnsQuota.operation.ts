import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { simplify } from '../../fields/simplify';
import { getZnsQuota, readZnsQuota } from '../../api/znsQuota';
import { wantsSimplified } from '../parameters';
import type { Operation } from '../types';

export const option: Operation['option'] = {
	name: 'Get ZNS Quota',
	value: 'getZnsQuota',
	action: 'Get ZNS quota',
	description: 'See how many messages by phone number (ZNS) may still be sent today',
};

export const properties: INodeProperties[] = [simplify];

/**
 * The quota of messages by phone number: of the day, and of promotional ones. Source: zalo-oa-api.md 3.7.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no quota
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const data = await getZnsQuota(context, itemIndex);
	const quota = readZnsQuota(data);
	const isSimple = wantsSimplified(context, itemIndex);
	if (isSimple && quota) return { ...quota };
	if (!isSimple && data) return data as IDataObject;
	throw new NodeOperationError(context.getNode(), "Zalo's answer holds no ZNS quota", {
		description:
			'Zalo accepted the request but sent no readable numbers. The OA may not be allowed to send ZNS: look in the Zalo Business account.',
		itemIndex,
	});
}
