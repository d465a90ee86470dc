import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { messageProducts, quotaOwner, quotaSources } from '../../fields/quotaAssets';

const forAssets = { show: { quota: ['quotaAsset'] } };

const whichAsset: INodeProperties[] = [
	{ ...quotaOwner, displayOptions: forAssets, description: 'Whose quota asset to watch' },
	{
		displayName: 'Product Type',
		name: 'productType',
		type: 'options',
		displayOptions: forAssets,
		options: messageProducts,
		default: 'cs',
		description: 'The kind of message that the quota is for',
	},
	{
		displayName: 'Quota Type',
		name: 'quotaType',
		type: 'options',
		displayOptions: forAssets,
		options: quotaSources,
		default: 'sub_quota',
		description: 'The source of the quota. Several assets of the same kind are taken together.',
	},
];

const thresholds: INodeProperties = {
	displayName: 'Thresholds',
	name: 'thresholds',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	displayOptions: { show: { events: ['fallsBelow', 'recovers'] } },
	placeholder: 'Add Threshold',
	default: { threshold: [{ value: 10, unit: 'percent' }] },
	description: 'Each threshold is watched on its own',
	options: [
		{
			displayName: 'Threshold',
			name: 'threshold',
			values: [
				{
					displayName: 'Value',
					name: 'value',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 10,
					description:
						'The quota is below the threshold when less than this is left. 1 message means that it is used up.',
				},
				{
					displayName: 'Unit',
					name: 'unit',
					type: 'options',
					options: [
						{ name: 'Messages', value: 'messages' },
						{ name: 'Percent of Total', value: 'percent' },
					],
					default: 'percent',
					description: 'Whether the value counts messages or is a share of all that were granted',
				},
			],
		},
	],
};

const events: INodePropertyOptions[] = [
	{
		name: 'Any Change',
		value: 'changes',
		description: 'What is left, or the total, differs from the last poll',
	},
	{
		name: 'Every Poll',
		value: 'everyPoll',
		description: 'Each time, whether or not something has changed',
	},
	{
		name: 'Falls Below a Threshold',
		value: 'fallsBelow',
		description:
			'Once for each threshold, and again only after the quota has recovered. Also on the first poll when it is below already.',
	},
	{
		name: 'Is Renewed',
		value: 'isRenewed',
		description: 'What is left, or the total, is higher than at the last poll',
	},
	{
		name: 'Recovers',
		value: 'recovers',
		description: 'The quota was below a threshold and no longer is',
	},
];

const eventNames = Object.fromEntries(events.map(({ name, value }) => [value, name]));

/** Under the trigger's name on the canvas: the chosen events, as they are called in the list. */
export const subtitle = `={{ [$parameter["events"]].flat().map((event) => (${JSON.stringify(eventNames)})[event]).join(", ") }}`;

/** The fields of the trigger. When to look is added by n8n: "Poll Times". */
export const properties: INodeProperties[] = [
	{
		displayName: 'Quota',
		name: 'quota',
		type: 'options',
		options: [
			{
				name: 'Message Quota',
				value: 'messageQuota',
				description: 'The free consultation messages of the OA package',
			},
			{
				name: 'Quota Asset',
				value: 'quotaAsset',
				description: 'A quota by owner, product and source: of the package, bought, or given',
			},
			{
				name: 'ZNS Quota',
				value: 'znsQuota',
				description: 'Messages by phone number that may be sent today',
			},
		],
		default: 'messageQuota',
		description: 'Which quota to watch',
	},
	...whichAsset,
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: events,
		default: ['fallsBelow'],
		description: 'What starts the workflow. Each event gives an item of its own.',
	},
	thresholds,
];
