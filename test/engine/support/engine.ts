import { randomUUID } from 'node:crypto';
import path from 'node:path';
import './environment';
import { WorkflowExecute } from 'n8n-core';
import { Workflow, createRunExecutionData, deepCopy } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IPinData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createAdditionalData, forExecution } from './additionalData';
import { CredentialDialog } from './credentialDialog';
import { MemoryCredentialStore } from './credentialStore';
import type { CredentialStore } from './credentialStore';
import { CredentialTester } from './credentialTester';
import { CredentialTypes } from './credentialTypes';
import { EngineCredentialsHelper, type CredentialRules } from './credentialsHelper';
import { loadPackage } from './loadPackage';
import { EngineNodeTypes } from './nodeTypes';
import { RunResult } from './runResult';
import { standInNodes } from './standInNodes';

/** A workflow as n8n exports it; what an export can do without may be left out. */
export interface WorkflowDefinition {
	id?: string;
	name?: string;
	nodes: Array<Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters'> & Partial<INode>>;
	connections: IConnections;
	settings?: IWorkflowSettings;
	staticData?: IDataObject;
	pinData?: IPinData;
}

export interface RunOptions {
	/** 'manual' is the editor's Execute button; 'trigger' and 'webhook' are production. */
	mode?: WorkflowExecuteMode;
	/** The node to start from; else the first trigger. */
	startNode?: string;
	/** What the start node puts out. */
	items?: INodeExecutionData[];
	/** Credential ids by type, for nodes that come without one, as when a user picks it after an import. */
	credentials?: Record<string, string>;
	/** Stops the run, as the editor's Stop button does. */
	stop?: AbortSignal;
}

export interface RunNodeOptions {
	/** A node of the package by its short name, or any node by its full type name. */
	node: string;
	parameters?: INodeParameters;
	credentialId?: string;
	/** The type of that credential; else the first that the node asks for. */
	credentialType?: string;
	/** What comes in; else one empty item. */
	items?: INodeExecutionData[];
	typeVersion?: number;
	onError?: NonNullable<INode['onError']>;
	/** The switch of old workflows, for which the editor now writes `onError`. */
	continueOnFail?: boolean;
	/** Other settings of the node, such as `retryOnFail`. */
	settings?: Partial<INode>;
	mode?: WorkflowExecuteMode;
	/** Stops the run, as the editor's Stop button does. */
	stop?: AbortSignal;
}

export interface EngineOptions {
	/** The folder of the built package; else this project. */
	projectRoot?: string;
	/** Where credentials are kept; else in memory. */
	store?: CredentialStore;
	/** More stand-ins, or other ones, by their full type names. */
	standIns?: Record<string, INodeType>;
	/** Whose rules hold for credentials; else the newest n8n's. */
	credentialRules?: CredentialRules;
}

/**
 * An n8n inside this process: n8n-core loads the package and runs workflows; the few parts that only n8n's
 * server has are played by the files beside this one. Many executions may run at once.
 */
export class Engine {
	readonly dialog: CredentialDialog;

	private executions = 0;

	private constructor(
		readonly nodeTypes: EngineNodeTypes,
		readonly credentialTypes: CredentialTypes,
		readonly credentialsHelper: EngineCredentialsHelper,
		readonly store: CredentialStore,
	) {
		const tester = new CredentialTester(nodeTypes, credentialTypes, credentialsHelper);
		this.dialog = new CredentialDialog(credentialsHelper, store, tester);
	}

	static async start(options: EngineOptions = {}): Promise<Engine> {
		const loader = await loadPackage(options.projectRoot ?? path.resolve(__dirname, '../../..'));
		const nodeTypes = new EngineNodeTypes(loader, { ...standInNodes(), ...options.standIns });
		const credentialTypes = new CredentialTypes(loader);
		const store = options.store ?? new MemoryCredentialStore();
		const helper = new EngineCredentialsHelper(credentialTypes, store, options.credentialRules);
		return new Engine(nodeTypes, credentialTypes, helper, store);
	}

	/** Puts a credential into the database as it is, past the dialog. Returns its id. */
	async addCredential(
		type: string,
		data: ICredentialDataDecryptedObject,
		id = randomUUID(),
	): Promise<string> {
		await this.store.add({ id, name: 'Test credential', type, data: JSON.stringify(data) });
		return id;
	}

	/** What the database holds for a credential at this moment. */
	async credentialData(id: string): Promise<ICredentialDataDecryptedObject> {
		return JSON.parse((await this.store.read(id)).data) as ICredentialDataDecryptedObject;
	}

	/** The Workflow of n8n for a definition, for tests that build a context of n8n-core themselves. */
	workflow(definition: WorkflowDefinition, credentials: Record<string, string> = {}): Workflow {
		return new Workflow({
			id: definition.id ?? 'test-workflow',
			name: definition.name ?? 'Test workflow',
			nodes: definition.nodes.map((node) => this.completeNode(node, credentials)),
			connections: deepCopy(definition.connections),
			active: false,
			nodeTypes: this.nodeTypes,
			settings: { executionOrder: 'v1', ...definition.settings },
			...(definition.staticData && { staticData: definition.staticData }),
		});
	}

	/** What n8n's server hands to an execution or to a context. */
	additionalData(): IWorkflowExecuteAdditionalData {
		return createAdditionalData(this.credentialsHelper);
	}

	/** Runs a workflow until it ends. Failures of nodes are in the result; a workflow n8n refuses to start throws. */
	async run(definition: WorkflowDefinition, options: RunOptions = {}): Promise<RunResult> {
		const { mode = 'manual', items } = options;
		const workflow = this.workflow(definition, options.credentials);
		const start = options.startNode ? workflow.getNode(options.startNode) : workflow.getStartNode();
		if (!start) throw new Error('The workflow has no node to start from');

		const record: IWorkflowBase = {
			id: workflow.id,
			name: workflow.name ?? '',
			active: false,
			activeVersionId: null,
			isArchived: false,
			createdAt: new Date(),
			updatedAt: new Date(),
			nodes: Object.values(workflow.nodes),
			connections: workflow.connectionsBySourceNode,
			settings: workflow.settings,
		};
		const executionId = String(++this.executions);
		const additionalData = forExecution(this.additionalData(), mode, executionId, record);
		const pinData: IPinData = {
			// Production ignores what the editor has pinned.
			...(mode === 'manual' && definition.pinData),
			...(items && { [start.name]: deepCopy(items) }),
		};
		const executionData = createRunExecutionData({
			startData: {},
			resultData: { pinData },
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [[{ json: {} }]] }, source: null }],
			},
		});
		const execution = new WorkflowExecute(additionalData, mode, executionData);
		const issues = execution.checkReadyForExecution(workflow, { startNode: start.name });
		if (issues) throw new Error(`n8n does not start this workflow: ${JSON.stringify(issues)}`);
		const running = execution.processRunExecutionData(workflow);
		options.stop?.addEventListener('abort', () => running.cancel());
		const run = await running;
		return new RunResult(run, run.data.resultData.lastNodeExecuted ?? start.name);
	}

	/** Runs one node behind a trigger that puts out the items. The result speaks of that node. */
	async runNode(options: RunNodeOptions): Promise<RunResult> {
		const type = this.nodeTypes.fullName(options.node);
		const { description } = this.nodeTypes.getByNameAndVersion(type, options.typeVersion);
		const versions = [description.version].flat();
		const credentialType = options.credentialType ?? description.credentials?.[0]?.name;
		const definition: WorkflowDefinition = {
			nodes: [
				{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
				{
					name: 'Node',
					type,
					typeVersion: options.typeVersion ?? description.defaultVersion ?? Math.max(...versions),
					parameters: options.parameters ?? {},
					...(options.credentialId && {
						credentials: { [credentialType ?? '']: { id: options.credentialId, name: 'Test credential' } },
					}),
					...(options.onError && { onError: options.onError }),
					...(options.continueOnFail !== undefined && { continueOnFail: options.continueOnFail }),
					...options.settings,
				},
			],
			connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		};
		const { raw } = await this.run(definition, {
			startNode: 'Start',
			items: options.items ?? [{ json: {} }],
			...(options.mode && { mode: options.mode }),
			...(options.stop && { stop: options.stop }),
		});
		return new RunResult(raw, 'Node');
	}

	private completeNode(
		node: WorkflowDefinition['nodes'][number],
		credentials: Record<string, string>,
	): INode {
		const complete: INode = { id: randomUUID(), position: [0, 0], ...deepCopy(node) };
		const { description } = this.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const wanted = (description.credentials ?? []).map(({ name }) => name);
		for (const type of [...wanted, ...Object.keys(complete.credentials ?? {})]) {
			const id = credentials[type];
			if (id === undefined || complete.credentials?.[type]?.id) continue;
			complete.credentials = { ...complete.credentials, [type]: { id, name: 'Test credential' } };
		}
		return complete;
	}
}
