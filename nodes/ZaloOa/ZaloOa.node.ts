import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { nodeProperties, subtitle } from './actions/registry';
import { router } from './actions/router';
import { searchGroups } from './methods/listSearch/groups';
import { searchTags } from './methods/listSearch/tags';
import { searchTemplates, searchUsableTemplates } from './methods/listSearch/templates';
import { searchUsers } from './methods/listSearch/users';
import { getTemplateFields } from './methods/resourceMapping/templateFields';

export class ZaloOa implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zalo OA',
		name: 'zaloOa',
		icon: { light: 'file:zaloOa.svg', dark: 'file:zaloOa.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description:
			'Send messages from a Zalo Official Account (OA), look up users and tags, and read how many messages are left',
		defaults: { name: 'Zalo OA' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zaloOaApi', required: true }],
		documentationUrl: 'https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa#operations',
		properties: nodeProperties,
	};

	methods = {
		listSearch: { searchGroups, searchTags, searchTemplates, searchUsableTemplates, searchUsers },
		resourceMapping: { getTemplateFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router(this);
	}
}
