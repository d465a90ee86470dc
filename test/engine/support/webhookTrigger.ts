import './environment';
import { HookContext, WebhookContext } from 'n8n-core';
import { deepCopy } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IWebhookData,
	IWebhookDescription,
	IWebhookResponseData,
	Workflow,
} from 'n8n-workflow';
import type { Engine } from './engine';

/** A delivery as n8n hands it to a node. */
export interface WebhookCall {
	body: string | Uint8Array;
	headers?: Record<string, string>;
	/** For a body that n8n has not kept: reads it, if it can. */
	readRawBody?: () => Promise<void>;
}

/** What came of a delivery. */
export interface WebhookResult {
	status: number;
	answer: IDataObject;
	/** The item that the workflow starts with; undefined where none starts. */
	item: INodeExecutionData | undefined;
}

const TYPE = 'n8n-nodes-zalo-oa.zaloOaTrigger';

/** A published workflow that begins with the webhook trigger, as n8n keeps it: static data, and nothing else. */
export class WebhookWorkflow {
	private stored: IDataObject = {};

	constructor(
		private readonly engine: Engine,
		private readonly parameters: INodeParameters,
		private credentialId: string,
		private readonly id = 'webhooks',
	) {}

	/** What n8n has in its database for the workflow. */
	get staticData(): IDataObject {
		return deepCopy(this.stored);
	}

	/** Another process takes over what this one has stored. */
	restore(other: WebhookWorkflow): void {
		this.stored = other.staticData;
	}

	/** As it is now; what happens to the one does not happen to the other. */
	copy(): WebhookWorkflow {
		const copied = new WebhookWorkflow(this.engine, this.parameters, this.credentialId, this.id);
		copied.restore(this);
		return copied;
	}

	/** Somebody chooses another credential. */
	async useCredential(data: ICredentialDataDecryptedObject): Promise<void> {
		this.credentialId = await this.engine.addCredential('zaloOaApi', data);
	}

	/** Somebody has deleted the credential. */
	loseCredential(): void {
		this.credentialId = 'gone';
	}

	/** Publishes it: asks the node whether its webhook exists. */
	async activate(): Promise<void> {
		const workflow = this.load(this.staticData);
		const context = new HookContext(
			workflow,
			nodeOf(workflow),
			this.additionalData(),
			'trigger',
			'activate',
			this.webhook(),
		);
		const { checkExists } = this.nodeType.webhookMethods?.default ?? {};
		if (!checkExists) throw new Error('The node has no checkExists');
		await Reflect.apply(checkExists, context, []);
		this.store(workflow);
	}

	/** n8n loads the workflow anew for each call, with the static data that was stored. */
	async deliver(
		{ body, headers = {}, readRawBody }: WebhookCall,
		mode: 'webhook' | 'manual' = 'webhook',
	): Promise<WebhookResult> {
		const workflow = this.load(this.staticData);
		const rawBody = Buffer.from(body);
		const answers: Array<{ status: number; answer: IDataObject }> = [];
		const response = {
			status: (status: number) => ({ json: (answer: IDataObject) => answers.push({ status, answer }) }),
		};
		const read = readRawBody ? { readRawBody } : { rawBody, body: parsed(rawBody) };
		const request = { method: 'POST', headers, params: {}, query: {}, ...read };
		const additionalData = Object.assign(this.additionalData(), {
			httpRequest: request,
			httpResponse: response,
		});
		const context = new WebhookContext(
			workflow,
			nodeOf(workflow),
			additionalData,
			mode,
			this.webhook(),
			[],
			null,
		);
		const { webhook } = this.nodeType;
		if (!webhook) throw new Error('The node takes no webhooks');
		const result = (await Reflect.apply(webhook, context, [])) as IWebhookResponseData;
		// n8n answers for a node that has not, as soon as the execution is stored. It begins before, on the same static data.
		if (result.noWebhookResponse !== true) {
			this.load(workflow.staticData);
			// As n8n does: where the node's description does not say otherwise, the answer is the word of a default.
			const { responseData = 'firstEntryJson' } = this.webhook().webhookDescription;
			const answer = responseData === '' ? (result.webhookResponse as IDataObject) : { responseData };
			answers.push({ status: 200, answer });
		}
		this.store(workflow);
		const [answer] = answers;
		if (!answer || answers.length > 1) throw new Error(`The node has answered ${answers.length} times`);
		return { ...answer, item: result.workflowData?.[0]?.[0] };
	}

	/** The execution that an event has started, as far as the trigger is a step of it. */
	async execute(item: INodeExecutionData): Promise<INodeExecutionData | undefined> {
		const result = await this.engine.runNode({
			node: 'zaloOaTrigger',
			parameters: this.parameters,
			credentialId: this.credentialId,
			items: [item],
			mode: 'webhook',
		});
		return result.items()[0];
	}

	private readonly additionalData = () => this.engine.additionalData();

	private get nodeType() {
		return this.engine.nodeTypes.getByNameAndVersion(TYPE, 1);
	}

	/** n8n stores static data only where it takes it for changed. */
	private store({ staticData }: Workflow): void {
		if (staticData.__dataChanged === true) this.stored = deepCopy(staticData);
	}

	private webhook(name: IWebhookDescription['name'] = 'default'): IWebhookData {
		const webhookDescription = this.nodeType.description.webhooks?.find((webhook) => webhook.name === name);
		if (!webhookDescription) throw new Error(`The node has no webhook ${name}`);
		return {
			httpMethod: 'POST',
			node: 'Trigger',
			path: 'webhook',
			webhookDescription,
			workflowId: this.id,
			workflowExecuteAdditionalData: this.additionalData(),
		};
	}

	private load(staticData: IDataObject): Workflow {
		const node = {
			id: 'trigger',
			name: 'Trigger',
			type: TYPE,
			typeVersion: 1,
			parameters: this.parameters,
			credentials: { zaloOaApi: { id: this.credentialId, name: 'Test credential' } },
		};
		return this.engine.workflow({ id: this.id, nodes: [node], connections: {}, staticData });
	}
}

function nodeOf(workflow: Workflow): INode {
	const node = workflow.getNode('Trigger');
	if (!node) throw new Error('The workflow has no trigger');
	return node;
}

/** n8n parses JSON before the node sees it, and refuses what is none. */
function parsed(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString('utf8')) as unknown;
	} catch {
		return {};
	}
}
