import type { INodeProperties } from 'n8n-workflow';

/** A group chat (nhóm chat GMF) of the OA. */
export const groupId: INodeProperties = {
	displayName: 'Group',
	name: 'groupId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The group chat (nhóm chat GMF), which has to be one of this OA',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchGroups', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. f414c8f76fa586fbdfb4' },
	],
};
