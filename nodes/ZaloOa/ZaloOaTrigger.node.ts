import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { activate } from './triggers/webhook/activate';
import { addAttachments } from './triggers/webhook/attachments';
import { builderHint, triggerPanel } from './triggers/webhook/panel';
import { properties, subtitle } from './triggers/webhook/properties';
import { receive } from './triggers/webhook/receive';

const PATH = 'webhook';

export class ZaloOaTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zalo OA Trigger',
		name: 'zaloOaTrigger',
		icon: { light: 'file:zaloOa.svg', dark: 'file:zaloOa.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle,
		// n8n's list of nodes shows it for the node Zalo OA as well, since it puts a node and its trigger into one entry.
		description:
			'Starts a workflow when somebody writes to a Zalo Official Account (OA), or follows it. With its actions you answer, write to people, and watch quotas.',
		defaults: { name: 'Zalo OA Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zaloOaApi', required: true }],
		documentationUrl: 'https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa#trigger',
		webhooks: [
			// Without `responseData` n8n answers with the word of its default, and does not read our answer.
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: PATH },
			// Whoever opens the address in a browser, or looks whether it is there, gets a sentence.
			{ name: 'setup', httpMethod: 'GET,HEAD', responseMode: 'onReceived', path: PATH, ndvHideUrl: true },
		],
		triggerPanel,
		builderHint,
		properties,
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await activate(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	/** The execution that an event has started begins here. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await addAttachments(this);
	}
}
