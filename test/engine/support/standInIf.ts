import './environment';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

/**
 * Stands in for n8n's IF. The decision is n8n's own: the conditions are a property of the type "filter",
 * which n8n-core evaluates when the node reads it.
 */
export class IfStandIn implements INodeType {
	readonly description: INodeTypeDescription = {
		name: 'if',
		displayName: 'If',
		description: "Stands in for n8n's If",
		group: ['transform'],
		version: [2, 2.1, 2.2, 2.3],
		defaults: { name: 'If' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['true', 'false'],
		properties: [
			{
				displayName: 'Conditions',
				name: 'conditions',
				type: 'filter',
				default: {},
				typeOptions: {
					filter: {
						caseSensitive: '={{!$parameter.options.ignoreCase}}',
						typeValidation: '={{$parameter.looseTypeValidation ? "loose" : "strict"}}',
						version: 2,
					},
				},
			},
			{
				displayName: 'Convert Types Where Required',
				name: 'looseTypeValidation',
				type: 'boolean',
				default: false,
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: {},
				options: [{ displayName: 'Ignore Case', name: 'ignoreCase', type: 'boolean', default: true }],
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const passed: INodeExecutionData[] = [];
		const failed: INodeExecutionData[] = [];
		this.getInputData().forEach((item, index) => {
			const passes = this.getNodeParameter('conditions', index, false, { extractValue: true });
			(passes === true ? passed : failed).push({ ...item, pairedItem: { item: index } });
		});
		return [passed, failed];
	}
}
