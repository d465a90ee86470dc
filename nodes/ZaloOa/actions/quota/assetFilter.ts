import type { AssetFilter } from '../../api/quotaAssets';
import type { Item } from '../item';

/** What the user has chosen in the fields of `fields/quotaAssets.ts` and in the operation's own `productType`. */
export const readFilter = (item: Item): AssetFilter => ({
	quotaOwner: item.text('quotaOwner') || 'OA',
	productType: item.text('productType'),
	quotaType: item.text('quotaType'),
});
