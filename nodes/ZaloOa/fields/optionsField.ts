import type { INodeProperties } from 'n8n-workflow';

/** What few need: shown only when the user adds it. */
export const optionsField = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});
