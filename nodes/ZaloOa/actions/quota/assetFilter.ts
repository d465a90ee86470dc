import type { INodePropertyOptions } from 'n8n-workflow';

import type { AssetFilter } from '../../api/quotaAssets';
import { quotaOwners, quotaTypes } from '../../fields/quotaAssets';
import type { Item } from '../item';

/**
 * What the user has chosen in the fields of `fields/quotaAssets.ts`, and in the operation's own list of products.
 *
 * @throws NodeOperationError for a value that is not in its list
 */
export const readFilter = (
	item: Item,
	productField: string,
	products: INodePropertyOptions[],
): AssetFilter => ({
	quotaOwner: item.choice('quotaOwner', quotaOwners),
	productType: item.choice(productField, products),
	quotaType: item.choice('quotaType', quotaTypes),
});

const nameOf = (options: INodePropertyOptions[], value = ''): string[] =>
	options.filter((option) => option.value !== '' && option.value === value).map(({ name }) => name);

/** "the Official Account (Consultation, Purchased)": what was asked for, in the words of the fields. */
export function describeFilter(filter: AssetFilter, products: INodePropertyOptions[]): string {
	const narrowed = [...nameOf(products, filter.productType), ...nameOf(quotaTypes, filter.quotaType)];
	const owner = `the ${nameOf(quotaOwners, filter.quotaOwner).join('')}`;
	return narrowed.length > 0 ? `${owner} (${narrowed.join(', ')})` : owner;
}
