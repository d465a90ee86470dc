import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** Stands in for n8n's HTTP Request, and sends nothing: it puts out what would have been sent. */
export class UnsentRequest implements INodeType {
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
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Body', name: 'bodyParameters', type: 'json', default: {} },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().map((_item, index): INodeExecutionData => {
			const { parameters = [] } = this.getNodeParameter('bodyParameters', index) as {
				parameters?: Array<{ name: string; value: string }>;
			};
			const body: IDataObject = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
			const json = {
				not_sent: `${String(this.getNodeParameter('method', index))} ${String(this.getNodeParameter('url', index))}`,
				...body,
			};
			return { json, pairedItem: { item: index } };
		});
		return [items];
	}
}
