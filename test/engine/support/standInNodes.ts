import './environment';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { HttpRequestStandIn } from './standInHttpRequest';
import { IfStandIn } from './standInIf';
import { SetStandIn } from './standInSet';

/**
 * A trigger that fires at once when somebody executes the workflow by hand. Started in another mode, n8n
 * does not run a trigger's code but hands its items on.
 */
class TriggerStandIn implements INodeType {
	readonly description: INodeTypeDescription;

	constructor(name: string, displayName: string) {
		this.description = {
			name,
			displayName,
			description: `Stands in for n8n's ${displayName}`,
			group: ['trigger'],
			version: [1, 1.1, 1.2, 1.3],
			defaults: { name: displayName },
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		};
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return {
			manualTriggerFunction: async () => {
				this.emit([[{ json: {} }]]);
			},
		};
	}
}

/** Hands its items on; also the node that n8n's credential test borrows. */
class NoOpStandIn implements INodeType {
	readonly description: INodeTypeDescription = {
		// Without the package's name, as n8n's loader leaves it. The credential test copies this name into
		// its temporary node, and n8n's check for a credential test compares that with the full name.
		name: 'noOp',
		displayName: 'No Operation, do nothing',
		description: "Stands in for n8n's No Operation",
		group: ['organization'],
		version: 1,
		defaults: { name: 'No Operation, do nothing' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	execute: NonNullable<INodeType['execute']> = async function () {
		return [this.getInputData()];
	};
}

/** Stand-ins for the nodes that a workflow around ours is usually built with, by their full type names. */
export function standInNodes(): Record<string, INodeType> {
	return {
		'n8n-nodes-base.manualTrigger': new TriggerStandIn('manualTrigger', 'Manual Trigger'),
		'n8n-nodes-base.scheduleTrigger': new TriggerStandIn('scheduleTrigger', 'Schedule Trigger'),
		'n8n-nodes-base.noOp': new NoOpStandIn(),
		'n8n-nodes-base.if': new IfStandIn(),
		'n8n-nodes-base.set': new SetStandIn(),
		'n8n-nodes-base.httpRequest': new HttpRequestStandIn(),
	};
}
