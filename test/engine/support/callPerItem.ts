import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import type { Operation } from '../../../nodes/ZaloOa/actions/types';
import type { ZaloCall } from '../../../nodes/ZaloOa/transport/types';

type Router = typeof import('../../../nodes/ZaloOa/actions/router');

/**
 * Stands in for operations to come: every item is a call of its own, through the package's own router. Unless the
 * item brings another one in its member `call`, that is a message "item <index>" to a user; `recipient` puts items
 * into a lane.
 */
export class CallPerItem implements INodeType {
	readonly description: INodeTypeDescription = {
		name: 'callPerItem',
		displayName: 'Call per Item',
		description: '',
		group: [],
		version: 1,
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'zaloOaApi' }],
		properties: this.fields,
	};

	get fields(): INodeProperties[] {
		return [
			{ displayName: 'User ID', name: 'userId', type: 'string', default: '' },
			{ displayName: 'Text', name: 'text', type: 'string', default: '' },
			{ displayName: 'Effect', name: 'effect', type: 'string', default: 'send' },
			{ displayName: 'Recipient', name: 'recipient', type: 'string', default: '' },
		];
	}

	/** Of the process that this is made in: what the package remembers in its modules belongs to one process. */
	private readonly router = jest.requireActual<Router>('../../../dist/nodes/ZaloOa/actions/router');

	// A property, because n8n calls it with its own functions as `this`.
	execute = callPerItem(this.router);
}

/** Items are JSON, so a file comes as base64. */
function withFiles(call: Partial<ZaloCall> | undefined): Partial<ZaloCall> | undefined {
	if (!call?.body || !('form' in call.body)) return call;
	const form = call.body.form.map((part) =>
		'file' in part
			? { ...part, file: { ...part.file, content: Buffer.from(String(part.file.content), 'base64') } }
			: part,
	);
	return { ...call, body: { form } };
}

function callPerItem({ runItems }: Router) {
	return async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const operation: Operation = {
			option: { name: 'Call', value: 'call', action: 'Call', description: '' },
			properties: [],
			recipient: (item) => item.text('recipient'),
			execute: async (item) => {
				const given = withFiles(items[item.index]?.json.call as Partial<ZaloCall> | undefined);
				const { data, envelope } = await item.call({
					method: 'POST',
					url: 'https://openapi.zalo.me/v3.0/oa/message/cs',
					body: {
						json: {
							recipient: { user_id: item.text('userId') },
							message: { text: item.text('text') || `item ${item.index}` },
						},
					},
					effect: item.text('effect') as ZaloCall['effect'],
					...given,
				});
				return { ...(data as object), ...(given && { envelope }) };
			},
		};
		return await runItems(this, () => operation);
	};
}
