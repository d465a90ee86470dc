import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { assetFilter, quotaOwner, quotaType } from '../../fields/quotaAssets';
import { returnAllOrLimit, takeWanted } from '../../fields/returnAllOrLimit';
import { simplify } from '../../fields/simplify';
import { toText } from '../../helpers/guards';
import { getGroupAssets, readAsset } from '../../api/assets';
import { optionsOf, wantsSimplified } from '../parameters';
import type { Operation } from '../types';

export const option: Operation['option'] = {
	name: 'Get Many Group Assets',
	value: 'getGroupAssets',
	action: 'Get many group assets',
	description: 'List the packages for GMF groups, and which group uses each',
};

export const properties: INodeProperties[] = [
	quotaOwner,
	{
		displayName: 'Product Type',
		name: 'productType',
		type: 'options',
		options: [
			{ name: 'Any', value: '' },
			{ name: 'GMF 10', value: 'gmf10', description: 'Groups of up to 10 members' },
			{ name: 'GMF 100', value: 'gmf100', description: 'Groups of up to 100 members' },
			{ name: 'GMF 1000', value: 'gmf1000', description: 'Groups of up to 1000 members' },
			{ name: 'GMF 50', value: 'gmf50', description: 'Groups of up to 50 members' },
		],
		default: '',
		description: 'The size of the groups that the package is for',
	},
	quotaType,
	...returnAllOrLimit,
	simplify,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Available', value: 'available', description: 'A group can still be made with it' },
					{ name: 'Used', value: 'used', description: 'A group uses it' },
				],
				default: 'available',
				description: 'Return only packages with this status',
			},
		],
	},
];

const STATUSES = ['available', 'used'];

/**
 * @returns undefined when the user has not chosen any
 * @throws NodeOperationError for any other word: it would find nothing, or everything
 */
function wantedStatus(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const options = optionsOf(context, itemIndex);
	if (!('status' in options)) return undefined;
	const status = toText(options.status);
	if (status !== undefined && STATUSES.includes(status)) return status;
	throw new NodeOperationError(context.getNode(), 'Status is neither "available" nor "used"', {
		description: 'Choose one of the list under Status, or remove the option to get all packages.',
		itemIndex,
	});
}

/**
 * The packages for GMF groups, one item each; every package is good for one group. No packages give no items.
 * Zalo cannot narrow by status, so that is done here. Source: zalo-oa-api.md 3.6.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no list
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const filter = assetFilter(context, itemIndex);
	const status = wantedStatus(context, itemIndex);
	const assets = await getGroupAssets(context, filter, itemIndex);
	if (!assets) {
		throw new NodeOperationError(context.getNode(), "Zalo's answer holds no group assets", {
			description: 'Zalo accepted the request but sent something else than a list. Run the step again later.',
			itemIndex,
		});
	}
	const matching = status ? assets.filter((asset) => toText(asset.status) === status) : assets;
	const wanted = takeWanted(context, matching, itemIndex);
	if (!wantsSimplified(context, itemIndex)) return wanted as IDataObject[];
	return wanted.map((asset) => ({
		quotaOwner: filter.quotaOwner,
		...readAsset(asset),
		status: toText(asset.status) ?? null,
		groupId: toText(asset.used_id) ?? null,
	}));
}
