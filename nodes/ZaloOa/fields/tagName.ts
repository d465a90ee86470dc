import type { INodeProperties } from 'n8n-workflow';

/** A tag (nhãn) of the OA, which need not be given. Zalo knows tags by their names alone. */
export const optionalTagName: INodeProperties = {
	displayName: 'Tag',
	name: 'tagName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The tag (nhãn) of the OA, spelled as OA Manager shows it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTags', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. VIP' },
	],
};

/** The same where one has to be given. */
export const tagName: INodeProperties = { ...optionalTagName, required: true };
