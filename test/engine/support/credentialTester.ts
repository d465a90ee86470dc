import './environment';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import { NodeHelpers, UnexpectedError, Workflow, createEmptyRunExecutionData } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialsDecrypted,
	ICredentialsHelper,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { CredentialTypes } from './credentialTypes';
import type { EngineCredentialsHelper } from './credentialsHelper';

/** What the dialog shows in its banner. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** The parts of an error by which n8n tells what went wrong with the request. */
interface RequestError {
	message?: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

/** Plays the server's CredentialsTester for credential types that describe their test as a request. */
export class CredentialTester {
	constructor(
		private readonly nodeTypes: INodeTypes,
		private readonly types: CredentialTypes,
		private readonly helper: EngineCredentialsHelper,
	) {}

	/**
	 * As n8n 2.41 does: the request becomes a routing property of a temporary No Operation node, which
	 * n8n-core's RoutingNode runs with the data of the form. Refreshing still reads and writes what is stored.
	 */
	async test(credentials: ICredentialsDecrypted): Promise<CredentialTestResult> {
		const { test } = this.types.getByName(credentials.type);
		if (!test) return failure('No testing function found for this credential.');
		try {
			credentials.data = await this.helper.applyDefaultsAndOverwrites(
				createAdditionalData(this.helper),
				credentials.data ?? {},
				credentials.type,
				'internal',
			);
		} catch (error) {
			return failure((error as Error).message);
		}

		let output: INodeExecutionData[][] | undefined;
		try {
			output = await this.send(credentials, test);
		} catch (error) {
			return explain(error as RequestError, test);
		}
		for (const rule of test.rules ?? []) {
			if (rule.type !== 'responseSuccessBody') continue;
			const body = output?.[0]?.[0]?.json;
			if (valueAt(body, rule.properties.key) === rule.properties.value)
				return failure(rule.properties.message);
		}
		return { status: 'OK', message: 'Connection successful!' };
	}

	private async send(
		credentials: ICredentialsDecrypted,
		{ request }: ICredentialTestRequest,
	): Promise<INodeExecutionData[][] | undefined> {
		const borrowed = this.nodeTypes.getByNameAndVersion('n8n-nodes-base.noOp');
		const nodeType: INodeType = {
			description: {
				...borrowed.description,
				credentials: [{ name: credentials.type, required: true }],
				properties: [
					{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
				],
			},
		};
		const node: INode = {
			id: 'temp',
			name: 'Temp-Node',
			type: nodeType.description.name,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			credentials: { [credentials.type]: { id: credentials.id, name: credentials.name } },
		};
		const workflow = new Workflow({
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: onlyNodeType(nodeType),
		});
		const helper = handOut(this.helper, credentials.data ?? {});
		const context = new ExecuteContext(
			workflow,
			node,
			createAdditionalData(helper, node.parameters),
			'internal',
			createEmptyRunExecutionData(),
			0,
			[],
			{ main: [[{ json: {} }]] },
			{ node, data: {}, source: null },
			[],
		);
		await workflow.expression.acquireIsolate();
		try {
			return await new RoutingNode(context, nodeType, credentials).runNode();
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}
}

/** A credentials helper that hands out the form's data, except to those who ask for what is stored. */
function handOut(helper: ICredentialsHelper, data: ICredentialDataDecryptedObject): ICredentialsHelper {
	const getDecrypted: ICredentialsHelper['getDecrypted'] = async (...args) =>
		args[5] === true ? await helper.getDecrypted(...args) : data;
	return new Proxy<ICredentialsHelper>(helper, {
		get(target, property) {
			if (property === 'getDecrypted') return getDecrypted;
			const value: unknown = Reflect.get(target, property);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		},
	});
}

function onlyNodeType(nodeType: INodeType): INodeTypes {
	const getByName = (name: string) => {
		if (name !== nodeType.description.name) throw new UnexpectedError(`Unexpected node type "${name}"`);
		return nodeType;
	};
	return {
		getByName,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(getByName(name), version),
		getKnownTypes: () => ({}),
	};
}

/** As n8n 2.41 does: by the answer's status if there is an answer, else by the network's error code. */
function explain(error: RequestError, { rules }: ICredentialTestRequest): CredentialTestResult {
	const response = error.cause?.response;
	if (response) {
		for (const rule of rules ?? []) {
			if (rule.type === 'responseCode' && rule.properties.value === response.status) {
				return failure(rule.properties.message);
			}
		}
		if (response.status < 199 || response.status > 299) {
			return failure(response.statusText || `Received HTTP status code: ${response.status}`);
		}
	} else if (error.cause?.code) {
		return failure(error.cause.code);
	}
	return failure(String(error.message));
}

/** Reads "a.b" out of nested objects. */
function valueAt(body: unknown, keyPath: string): unknown {
	return keyPath
		.split('.')
		.reduce<unknown>(
			(value, key) =>
				typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
			body,
		);
}

function failure(message: string): CredentialTestResult {
	return { status: 'Error', message };
}
