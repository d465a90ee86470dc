import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { getGroupAssets, readAsset } from '../../api/quotaAssets';
import { quotaOwner, quotaType } from '../../fields/quotaAssets';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { optionsField } from '../../fields/optionsField';
import { simplify } from '../../fields/simplify';
import { toText } from '../../helpers/guards';
import type { Item } from '../item';
import { checkedList, tellIfEmpty } from '../list';
import type { Operation, Output } from '../types';
import { describeFilter, readFilter } from './assetFilter';

export const option: Operation['option'] = {
	name: 'Get Many Group Assets',
	value: 'getGroupAssets',
	action: 'List packages for group chats',
	description: 'Packages for group chats of the OA (GMF, nhóm chat), and which group uses each',
};

/** Source: zalo-oa-api.md 3.6. */
const groupSizes: INodePropertyOptions[] = [
	{ name: 'Any', value: '' },
	...[10, 50, 100, 1000].map((size) => ({
		name: `GMF ${size}`,
		value: `gmf${size}`,
		description: `Groups of up to ${size} members`,
	})),
];

export const properties: INodeProperties[] = [
	quotaOwner,
	{
		displayName: 'Group Size',
		// Not `productType`: a value that is left over from the message quotas would be sent.
		name: 'groupProductType',
		type: 'options',
		options: groupSizes,
		default: '',
		description: 'How many members the group chats (nhóm chat GMF) may have that the package is for',
	},
	quotaType,
	...returnAllOrLimit,
	simplify,
	optionsField([
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
	]),
];

const STATUSES = ['available', 'used'];

/**
 * @returns undefined when the user has not chosen any
 * @throws NodeOperationError for any other word: it would find nothing, or everything
 */
function wantedStatus(item: Item): string | undefined {
	if (!item.hasOption('status')) return undefined;
	const status = toText(item.option('status'));
	if (status !== undefined && STATUSES.includes(status)) return status;
	return item.fail(
		'Status is neither "available" nor "used"',
		'Choose one of the list under Status, or remove the option to get all packages.',
	);
}

/**
 * The packages for GMF groups, one item each; every package is good for one group. No packages give no items, and a hint.
 * Zalo cannot narrow by status, so that is done here. Source: zalo-oa-api.md 3.6.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no list
 */
export async function execute(item: Item): Promise<Output[]> {
	const filter = readFilter(item, 'groupProductType', groupSizes);
	const status = wantedStatus(item);
	const limit = item.limit;
	const assets = checkedList(item, await getGroupAssets(item, filter), 'group assets');
	const matching = status ? assets.filter((asset) => toText(asset.status) === status) : assets;
	const what = status ? `${status} packages` : 'packages';
	const whenEmpty = `Zalo lists no ${what} for group chats for ${describeFilter(filter, groupSizes)}.`;
	tellIfEmpty(item, matching, whenEmpty);
	const wanted = matching.slice(0, limit);
	if (!item.isSimplified) return wanted;
	return wanted.map((asset) => ({
		quotaOwner: filter.quotaOwner,
		...readAsset(asset),
		status: toText(asset.status) ?? null,
		groupId: toText(asset.used_id) ?? null,
	}));
}
