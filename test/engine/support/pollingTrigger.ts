import './environment';
import { PollContext } from 'n8n-core';
import { deepCopy } from 'n8n-workflow';
import type { IDataObject, INode, INodeExecutionData, INodeParameters, Workflow } from 'n8n-workflow';
import type { Engine } from './engine';

interface PollingNode {
	name?: string;
	parameters?: INodeParameters;
	credentialId: string;
}

/** An active workflow of polling triggers, as n8n keeps it: one context per node for all polls. */
export class ActiveWorkflow {
	private workflow!: Workflow;
	private contexts = new Map<string, PollContext>();

	constructor(
		private readonly engine: Engine,
		private readonly type: string,
		private readonly nodes: PollingNode[],
	) {
		this.activate();
	}

	/** What n8n has in its database for the workflow. */
	get staticData(): IDataObject {
		return deepCopy(this.workflow.staticData);
	}

	/** One scheduled poll of a node; null when it has nothing to tell. */
	async poll(name = this.firstName): Promise<IDataObject[] | null> {
		return await this.call(this.contexts.get(name));
	}

	/** The editor's "Fetch Test Event". */
	async test(name = this.firstName): Promise<IDataObject[] | null> {
		return await this.call(this.context(name, 'manual'));
	}

	/** Stops and starts n8n, or deactivates and activates the workflow: only what is stored is left. */
	restart({ staticData, ...changed }: Partial<PollingNode> & { staticData?: IDataObject } = {}): void {
		for (const node of this.nodes) Object.assign(node, changed);
		this.activate(staticData ?? this.staticData);
	}

	private get firstName(): string {
		return this.nodes[0]?.name ?? 'Trigger';
	}

	private activate(staticData: IDataObject = {}): void {
		const nodes = this.nodes.map(({ name = 'Trigger', parameters = {}, credentialId }) => ({
			name,
			type: this.type,
			typeVersion: 1,
			parameters,
			credentials: { zaloOaApi: { id: credentialId, name: 'Test credential' } },
		}));
		this.workflow = this.engine.workflow({ nodes, connections: {}, staticData: deepCopy(staticData) });
		this.contexts = new Map(nodes.map(({ name }) => [name, this.context(name, 'trigger')]));
	}

	private context(name: string, mode: 'trigger' | 'manual'): PollContext {
		const node = this.workflow.getNode(name) as INode;
		return new PollContext(this.workflow, node, this.engine.additionalData(), mode, 'activate');
	}

	private async call(context: PollContext | undefined): Promise<IDataObject[] | null> {
		const nodeType = this.engine.nodeTypes.getByNameAndVersion(this.type, 1);
		if (!context || !nodeType.poll) throw new Error(`${this.type} cannot be polled`);
		// The two packages of n8n type the context a little differently.
		const output = (await Reflect.apply(nodeType.poll, context, [])) as INodeExecutionData[][] | null;
		return output && (output[0] ?? []).map(({ json }) => json);
	}
}
