import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { messageProducts, quotaOwner, quotaSources } from '../../fields/quotaAssets';
import { templateId } from '../../fields/templateId';

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
	placeholder: 'Add threshold',
	// None by default: n8n fills a default in again when somebody deletes the only threshold.
	default: {},
	description:
		'How few messages are "few": add at least one, for example 10 percent. Each is watched on its own.',
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

/** The most wanted first. The action is what n8n's list of triggers shows. */
const events: INodePropertyOptions[] = [
	{
		name: 'Falls Below a Threshold',
		value: 'fallsBelow',
		action: 'When few messages are left',
		description:
			'Once for each threshold, and again only after the quota has recovered. Also on the first poll when it is below already.',
	},
	{
		name: 'Recovers',
		value: 'recovers',
		action: 'When enough messages are left again',
		description: 'The quota was below a threshold and no longer is',
	},
	{
		name: 'Is Renewed',
		value: 'isRenewed',
		action: 'When messages were added',
		description:
			'What is left, or the total, is higher than at the last poll: a new month, or more was bought',
	},
	{
		name: 'Any Change',
		value: 'changes',
		action: 'When the number of messages left has changed',
		description: 'What is left, or the total, differs from the last poll',
	},
	{
		name: 'Every Poll',
		value: 'everyPoll',
		action: 'Each time the quota is looked at',
		description: 'Each time n8n looks (polls), whether or not something has changed',
	},
];

const eventNames = Object.fromEntries(events.map(({ name, value }) => [value, name]));

/** Under the trigger's name on the canvas: the chosen events, as they are called in the list. */
export const subtitle = `={{ [$parameter["events"]].flat().map((event) => (${JSON.stringify(eventNames)})[event]).join(", ") }}`;

/** The fields of the trigger. When to look is added by n8n: "Poll Times". */
export const properties: INodeProperties[] = [
	{
		displayName:
			'n8n looks at the quota (it polls) as often as Poll Times says. Every hour is enough for most: choose Every Hour there.',
		name: 'pollNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Quota',
		name: 'quota',
		type: 'options',
		options: [
			{
				name: 'Message Quota',
				value: 'messageQuota',
				description: 'The free consultation messages (tin tư vấn) of the OA package (gói OA)',
			},
			{
				name: 'Quota Asset',
				value: 'quotaAsset',
				description:
					'One stock of messages (hạn mức) by owner, kind of message and source: of the OA package, bought, or given by Zalo',
			},
			{
				name: 'ZNS Quota',
				value: 'znsQuota',
				description: 'Messages by phone number (ZNS, now called ZBS) that may still be sent today',
			},
			{
				name: 'ZNS Template Limit',
				value: 'znsTemplate',
				description: 'Messages by one template that may still be sent today, where it has a limit of its own',
			},
		],
		default: 'messageQuota',
		description: 'Which quota (hạn mức) to watch',
	},
	...whichAsset,
	{
		...templateId,
		displayOptions: { show: { quota: ['znsTemplate'] } },
		description: 'The ZNS template (mẫu tin) whose daily limit to watch',
	},
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
