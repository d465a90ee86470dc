import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { assetFilter, messageProducts, quotaOwner, quotaType, withAny } from '../../fields/quotaAssets';
import { returnAllOrLimit, takeWanted } from '../../fields/returnAllOrLimit';
import { simplify } from '../../fields/simplify';
import { getMessageAssets, readMessageAsset } from '../../api/assets';
import { wantsSimplified } from '../parameters';
import type { Operation } from '../types';

export const option: Operation['option'] = {
	name: 'Get Many Quota Assets',
	value: 'getAllAssets',
	action: 'Get many quota assets',
	description: 'List every message quota by owner, product and source: of the package, bought, or given',
};

export const properties: INodeProperties[] = [
	quotaOwner,
	{
		displayName: 'Product Type',
		name: 'productType',
		type: 'options',
		options: withAny(messageProducts),
		default: '',
		description: 'The kind of message that the quota is for',
	},
	quotaType,
	...returnAllOrLimit,
	simplify,
];

/**
 * The quota assets that count messages, one item each. No assets give no items.
 * Source: zalo-oa-api.md 3.5.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no list
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const filter = assetFilter(context, itemIndex);
	const assets = await getMessageAssets(context, filter, itemIndex);
	if (!assets) {
		throw new NodeOperationError(context.getNode(), "Zalo's answer holds no quota assets", {
			description: 'Zalo accepted the request but sent something else than a list. Run the step again later.',
			itemIndex,
		});
	}
	const wanted = takeWanted(context, assets, itemIndex);
	if (!wantsSimplified(context, itemIndex)) return wanted as IDataObject[];
	return wanted.map((asset) => ({ quotaOwner: filter.quotaOwner, ...readMessageAsset(asset) }));
}
