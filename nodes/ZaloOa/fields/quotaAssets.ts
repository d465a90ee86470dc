import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Source of the values of all fields here: zalo-oa-api.md 3.5 and 3.6. */
export const quotaOwners: INodePropertyOptions[] = [
	{ name: 'Official Account', value: 'OA', description: 'What belongs to the Official Account' },
	{ name: 'App', value: 'APP', description: 'What belongs to the app (ứng dụng) that the credential is for' },
];

export const quotaOwner: INodeProperties = {
	displayName: 'Quota Owner',
	name: 'quotaOwner',
	type: 'options',
	options: quotaOwners,
	default: 'OA',
	description: 'To whom the quota was granted: the OA, or the app that is linked to it',
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
	{ name: 'OA Package', value: 'sub_quota', description: 'What comes with the package of the OA (gói OA)' },
	{ name: 'Purchased', value: 'purchase_quota', description: 'What was bought separately (mua thêm)' },
	{
		name: 'Reward',
		value: 'reward_quota',
		description: 'What Zalo has given, for example for a redeem code (được tặng)',
	},
];

/** The same list with an entry that does not narrow anything. */
export const withAny = (options: INodePropertyOptions[]): INodePropertyOptions[] => [
	{ name: 'Any', value: '' },
	...options,
];

export const quotaTypes = withAny(quotaSources);

export const quotaType: INodeProperties = {
	displayName: 'Quota Type',
	name: 'quotaType',
	type: 'options',
	options: quotaTypes,
	default: '',
	description: 'Where the quota comes from',
};
