import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { PROJECT_ROOT } from '../paths';
import { TEMPLATE_DATA, TEMPLATE_ID, TEXT } from '../protocol';
import type { Peer } from './types';
import { credential } from './zaloOa';

/** As many as this package's node has under way at most. */
const AT_ONCE = 100;

/** The least that a node can do: n8n's request helper for every item, and whatever comes back is the output. */
class HelperAlone implements INodeType {
	readonly description: INodeTypeDescription = {
		name: 'helperAlone',
		displayName: 'Helper Alone',
		description: '',
		group: [],
		version: 1,
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'zaloOaApi' }],
		properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
	};

	execute: NonNullable<INodeType['execute']> = async function () {
		const items = this.getInputData();
		const output: INodeExecutionData[] = [];
		let next = 0;
		const work = async (): Promise<void> => {
			while (next < items.length) {
				const index = next++;
				output[index] = await ask(
					this,
					String(this.getNodeParameter('url', index)),
					items[index]?.json.userId,
					index,
				);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, work));
		return [output];
	};
}

const znsTo = (item: number) => ({
	phone: String(84_912_000_000 + item),
	template_id: TEMPLATE_ID,
	template_data: TEMPLATE_DATA,
	tracking_id: `bench${item}`,
});

function bodyFor(url: string, user: unknown, item: number): IHttpRequestOptions['body'] {
	if (url.includes('business')) return znsTo(item);
	if (!url.includes('v3.0')) return undefined;
	return url.includes('quota') ? { user_id: user } : messageTo(user);
}

const messageTo = (user: unknown) => ({ recipient: { user_id: user }, message: { text: TEXT } });

async function ask(
	context: IExecuteFunctions,
	url: string,
	user: unknown,
	item: number,
): Promise<INodeExecutionData> {
	const options: IHttpRequestOptions = { method: 'POST', url, json: true };
	options.body = bodyFor(url, user, item);
	try {
		const { httpRequestWithAuthentication } = context.helpers;
		const json = (await httpRequestWithAuthentication.call(context, 'zaloOaApi', options)) as IDataObject;
		return { json, pairedItem: { item } };
	} catch (error) {
		return {
			json: { error: (error as Error).message },
			error: error as INodeExecutionData['error'],
			pairedItem: { item },
		} as INodeExecutionData;
	}
}

export const floor: Peer = {
	packageRoot: PROJECT_ROOT,
	nodes: () => ({ 'bench.helperAlone': new HelperAlone() }),
	node: 'bench.helperAlone',
	parameters: {
		'different reads': { url: 'https://openapi.zalo.me/v3.0/oa/quota/message' },
		'identical reads': { url: 'https://openapi.zalo.me/v2.0/oa/quota/message' },
		texts: { url: 'https://openapi.zalo.me/v3.0/oa/message/cs' },
		'ZNS messages': { url: 'https://business.openapi.zalo.me/message/template' },
	},
	credentialType: 'zaloOaApi',
	credential,
};
