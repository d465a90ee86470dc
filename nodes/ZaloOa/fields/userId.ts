import type { INodeProperties } from 'n8n-workflow';

/** A user of the OA: found by name in a list, or given by the ID that webhooks bring. */
export const userId: INodeProperties = {
	displayName: 'User',
	name: 'userId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description:
		'The user of your OA. By ID, use the one that the user has for this OA, for example userId of the Zalo OA Trigger; it is not a phone number.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: {
				searchListMethod: 'searchUsers',
				searchable: true,
				slowLoadNotice: {
					message:
						'Zalo cannot search by name, so the names are read one by one, of 200 users at a time. By ID finds anybody at once.',
					timeout: 3000,
				},
			},
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 4570000000000000001' },
	],
};
