import type { INodeProperties } from 'n8n-workflow';

const templateField = (searchListMethod: string): INodeProperties => ({
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The ZNS template (mẫu tin), which has to be one of this OA',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 500123' },
	],
});

/** Any template of the OA, whatever its state. */
export const templateId = templateField('searchTemplates');

/** One that messages can be sent by. */
export const usableTemplateId: INodeProperties = {
	...templateField('searchUsableTemplates'),
	description:
		'The ZNS template (mẫu tin). The list shows those that Zalo has enabled; with Options: Development Mode also those that wait for approval.',
};
