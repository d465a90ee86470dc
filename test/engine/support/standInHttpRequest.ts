import './environment';
import { NodeApiError, NodeConnectionTypes } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IRequestOptions,
	JsonObject,
} from 'n8n-workflow';

interface NameAndValue {
	name: string;
	value: string;
}

interface FullResponse {
	body: Buffer;
	headers: Record<string, string | undefined>;
}

/**
 * Stands in for n8n's HTTP Request with a predefined credential: as HttpRequestV3 does, it sends through
 * the old `requestWithAuthentication` (which lets the credential refresh after any error), and reads the
 * answer as JSON only if the content type is application/json.
 */
export class HttpRequestStandIn implements INodeType {
	readonly description: INodeTypeDescription = {
		name: 'httpRequest',
		displayName: 'HTTP Request',
		description: "Stands in for n8n's HTTP Request",
		group: ['output'],
		version: [4, 4.1, 4.2, 4.3],
		defaults: { name: 'HTTP Request' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Method', name: 'method', type: 'string', default: 'GET' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '', required: true },
			{ displayName: 'Credential Type', name: 'nodeCredentialType', type: 'string', default: '' },
			{ displayName: 'Send Query', name: 'sendQuery', type: 'boolean', default: false },
			{ displayName: 'Query', name: 'queryParameters', type: 'json', default: {} },
			{ displayName: 'Send Headers', name: 'sendHeaders', type: 'boolean', default: false },
			{ displayName: 'Headers', name: 'headerParameters', type: 'json', default: {} },
			{ displayName: 'Send Body', name: 'sendBody', type: 'boolean', default: false },
			{ displayName: 'Specify Body', name: 'specifyBody', type: 'string', default: 'keypair' },
			{ displayName: 'Body', name: 'bodyParameters', type: 'json', default: {} },
			{ displayName: 'JSON', name: 'jsonBody', type: 'json', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (let index = 0; index < this.getInputData().length; index++) {
			try {
				const request = requestFor(this, index);
				const credentialType = this.getNodeParameter('nodeCredentialType', index) as string;
				const response = (
					credentialType === ''
						? await this.helpers.request(request)
						: await this.helpers.requestWithAuthentication.call(
								this,
								credentialType,
								request,
								undefined,
								index,
							)
				) as FullResponse;
				output.push({ json: readBody(response), pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) {
					throw new NodeApiError(this.getNode(), error as JsonObject, { itemIndex: index });
				}
				output.push({ json: { error: (error as Error).message }, pairedItem: { item: index } });
			}
		}
		return [output];
	}
}

function requestFor(node: IExecuteFunctions, index: number): IRequestOptions {
	const request: IRequestOptions = {
		uri: node.getNodeParameter('url', index) as string,
		method: node.getNodeParameter('method', index) as NonNullable<IRequestOptions['method']>,
		headers: {},
		gzip: true,
		json: false,
		encoding: null,
		resolveWithFullResponse: true,
	};
	if (node.getNodeParameter('sendQuery', index) === true) {
		request.qs = namedValues(node.getNodeParameter('queryParameters', index));
	}
	if (node.getNodeParameter('sendHeaders', index) === true) {
		request.headers = namedValues(node.getNodeParameter('headerParameters', index));
	}
	if (node.getNodeParameter('sendBody', index) === true) {
		request.body = bodyFor(node, index);
		request.headers = { 'content-type': 'application/json', ...request.headers };
	}
	return request;
}

function bodyFor(node: IExecuteFunctions, index: number): string {
	if (node.getNodeParameter('specifyBody', index) !== 'json') {
		return JSON.stringify(namedValues(node.getNodeParameter('bodyParameters', index)));
	}
	const body = node.getNodeParameter('jsonBody', index);
	return typeof body === 'string' ? body : JSON.stringify(body);
}

function namedValues(collection: unknown): Record<string, string> {
	const { parameters = [] } = collection as { parameters?: NameAndValue[] };
	return Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
}

function readBody({ body, headers }: FullResponse): IDataObject {
	const text = Buffer.from(body).toString('utf8');
	if (headers['content-type']?.includes('application/json')) {
		const parsed = JSON.parse(text) as unknown;
		if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as IDataObject;
	}
	return { data: text };
}
