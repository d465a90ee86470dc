import './environment';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

/** Stands in for n8n's Edit Fields (Set) as it comes: the item holds the fields that were assigned, and no others. */
export class SetStandIn implements INodeType {
	readonly description: INodeTypeDescription = {
		name: 'set',
		displayName: 'Edit Fields (Set)',
		description: "Stands in for n8n's Edit Fields",
		group: ['input'],
		version: [3, 3.1, 3.2, 3.3, 3.4],
		defaults: { name: 'Edit Fields' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Fields to Set', name: 'assignments', type: 'assignmentCollection', default: {} },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output = this.getInputData().map((_item, index) => {
			const { assignments } = this.getNodeParameter('assignments', index) as {
				assignments: Array<{ name: string; value: IDataObject[string] }>;
			};
			const json = Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
			return { json, pairedItem: { item: index } };
		});
		return [output];
	}
}
