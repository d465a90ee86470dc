import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { searchTemplates } from './methods/listSearch/templates';
import { poll } from './triggers/quota/poll';
import { properties, subtitle } from './triggers/quota/properties';

export class ZaloOaQuotaTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zalo OA Quota Trigger',
		name: 'zaloOaQuotaTrigger',
		icon: { light: 'file:zaloOa.svg', dark: 'file:zaloOa.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle,
		description:
			'Starts a workflow by itself when the messages left of a Zalo Official Account (OA) run low, recover or change',
		defaults: { name: 'Zalo OA Quota Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zaloOaApi', required: true }],
		documentationUrl: 'https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa#quota-trigger',
		properties,
	};

	methods = { listSearch: { searchTemplates } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
