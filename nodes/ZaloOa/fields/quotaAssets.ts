import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Source of the values of all fields here: zalo-oa-api.md 3.5 and 3.6. */
export const quotaOwner: INodeProperties = {
	displayName: 'Quota Owner',
	name: 'quotaOwner',
	type: 'options',
	options: [
		{ name: 'App', value: 'APP', description: 'What belongs to the app that the credential is for' },
		{ name: 'Official Account', value: 'OA', description: 'What belongs to the Official Account' },
	],
	default: 'OA',
	description: 'Whose quota assets to return',
};

/** Kinds of messages that have a quota. */
export const messageProducts: INodePropertyOptions[] = [
	{ name: 'Consultation', value: 'cs', description: 'Answers and advice to users (tin tư vấn)' },
	{
		name: 'Transaction',
		value: 'transaction',
		description: 'Notices on orders and payments (tin giao dịch)',
	},
];

/** What a quota comes from. */
export const quotaSources: INodePropertyOptions[] = [
	{ name: 'OA Package', value: 'sub_quota', description: 'What comes with the package of the OA' },
	{ name: 'Purchased', value: 'purchase_quota', description: 'What was bought separately' },
	{ name: 'Reward', value: 'reward_quota', description: 'What was given, for example by a redeem code' },
];

/** The same list with an entry that does not narrow anything. */
export const withAny = (options: INodePropertyOptions[]): INodePropertyOptions[] => [
	{ name: 'Any', value: '' },
	...options,
];

export const quotaType: INodeProperties = {
	displayName: 'Quota Type',
	name: 'quotaType',
	type: 'options',
	options: withAny(quotaSources),
	default: '',
	description: 'The source of the quota',
};
