import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { toBoolean, toNumber } from '../helpers/guards';

/** n8n's usual pair of fields for operations that return a list. */
export const returnAllOrLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		default: 50,
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/**
 * As much of the list as the user wants.
 *
 * @throws NodeOperationError when the limit comes from an expression and is no whole number above 0
 */
export function takeWanted<T>(context: IExecuteFunctions, list: T[], itemIndex: number): T[] {
	if (toBoolean(context.getNodeParameter('returnAll', itemIndex, false))) return list;
	const limit = toNumber(context.getNodeParameter('limit', itemIndex, 50));
	if (limit !== undefined && Number.isInteger(limit) && limit > 0) return list.slice(0, limit);
	throw new NodeOperationError(context.getNode(), 'Limit is not a whole number above 0', {
		description: 'Enter how many results to return at most, or switch Return All on.',
		itemIndex,
	});
}
