import type { INodeProperties } from 'n8n-workflow';

/** n8n's usual switch between the fields most workflows need and the answer as it came. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
