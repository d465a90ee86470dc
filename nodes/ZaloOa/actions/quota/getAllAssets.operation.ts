import type { INodeProperties } from 'n8n-workflow';

import { getMessageAssets, readMessageAsset } from '../../api/quotaAssets';
import { messageProducts, quotaOwner, quotaType, withAny } from '../../fields/quotaAssets';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { simplify } from '../../fields/simplify';
import type { Item } from '../item';
import { checkedList, tellIfEmpty } from '../list';
import type { Operation, Output } from '../types';
import { describeFilter, readFilter } from './assetFilter';

export const option: Operation['option'] = {
	name: 'Get Many Quota Assets',
	value: 'getAllAssets',
	action: 'List message quotas by source',
	description:
		'One quota asset for each owner, kind of message and source: of the OA package, bought, or given by Zalo',
};

const products = withAny(messageProducts);

export const properties: INodeProperties[] = [
	quotaOwner,
	{
		displayName: 'Product Type',
		name: 'productType',
		type: 'options',
		options: products,
		default: '',
		description: 'The kind of message that the quota is for',
	},
	quotaType,
	...returnAllOrLimit,
	simplify,
];

/**
 * The quota assets that count messages, one item each. No assets give no items, and a hint that says so.
 * Source: zalo-oa-api.md 3.5.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no list
 */
export async function execute(item: Item): Promise<Output[]> {
	const filter = readFilter(item, 'productType', products);
	const limit = item.limit;
	const assets = checkedList(item, await getMessageAssets(item, filter), 'quota assets');
	tellIfEmpty(item, assets, `Zalo lists no quota assets for ${describeFilter(filter, products)}.`);
	const wanted = assets.slice(0, limit);
	if (!item.isSimplified) return wanted;
	return wanted.map((asset) => ({ quotaOwner: filter.quotaOwner, ...readMessageAsset(asset) }));
}
