import './environment';
import { getAdditionalKeys } from 'n8n-core';
import { ICredentialsHelper, NodeHelpers, UnexpectedError, Workflow, isExpression } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	INodeTypes,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';
import type { CredentialTypes } from './credentialTypes';
import { PlainCredentials } from './plainCredentials';

type Data = ICredentialDataDecryptedObject;

const mockNode: INode = {
	id: '',
	name: '',
	typeVersion: 1,
	type: 'mock',
	position: [0, 0],
	parameters: {},
};

const mockNodeTypes = {
	getByName: () => undefined,
	getByNameAndVersion: () => undefined,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/** Whose rules hold: the newest n8n's, or those of the oldest that the package supports. */
export type CredentialRules = '2.41' | '2.0';

/**
 * Plays the server's CredentialsHelper, following n8n 2.41 step by step, down to how often it reads the
 * database: tests of rotating tokens depend on that. Left out is what our credential cannot meet: OAuth,
 * overwrites set by the instance's owner, external secrets, credentials per end user, JSON leaves, and the
 * restriction of a credential to some domains.
 */
export class EngineCredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly types: CredentialTypes,
		private readonly store: CredentialStore,
		private readonly rules: CredentialRules = '2.41',
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types.getParentTypes(name);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		if (!this.types.recognizes(credentialType)) return true;
		const type = this.types.getByName(credentialType);
		return !type.restrictToSupportedNodes || this.types.getSupportedNodes(credentialType).includes(nodeType);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents, properties } = this.types.getByName(type);
		if (parents === undefined) return properties;
		const combined: INodeProperties[] = [];
		for (const parent of parents) {
			NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(combined, properties);
		return combined;
	}

	async authenticate(
		credentials: Data,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options = requestOptions as IHttpRequestOptions;
		const type = this.types.getByName(typeName);
		const { authenticate } = type;
		if (authenticate === undefined) return options;
		// Called on the type, so that a credential class can use `this`.
		if (typeof authenticate === 'function') return await authenticate.call(type, credentials, options);

		if (!workflow || !node) {
			throw new UnexpectedError('Workflow and node are required for declarative credential authentication');
		}
		options.headers ??= {};
		if (authenticate.type !== 'generic') return options;
		const resolve = (text: string) => resolveValue(text, credentials, workflow, node);
		const places = options as unknown as Record<string, Record<string, string> | undefined>;
		for (const [place, values] of Object.entries(authenticate.properties)) {
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				(places[place] ??= {})[resolve(key)] = resolve(value);
			}
		}
		return options;
	}

	/**
	 * As n8n 2.41 does: nothing happens without a hidden property marked as expirable; it runs when that is
	 * empty, or when the caller says that it expired; and unless its answer holds that property, the
	 * answer is dropped as a whole. The answer is laid over what the database holds by then; n8n 2.0 lays it
	 * over what was read before, and stores all of that.
	 */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<Data | undefined> {
		const type = this.types.getByName(typeName);
		const expirable = type.properties.find(
			({ type: propertyType, typeOptions }) => propertyType === 'hidden' && typeOptions?.expirable === true,
		)?.name;
		if (expirable === undefined || typeof type.preAuthentication !== 'function') return undefined;

		// In 2.41 this never holds: the temporary node of a test is called "noOp", without its package.
		const isCredentialTest = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable] !== '' && !credentialsExpired && !isCredentialTest) return undefined;

		const output = await type.preAuthentication.call({ helpers: helpers.helpers }, credentials);
		if (output[expirable] === undefined || !node.credentials) return undefined;

		const details = node.credentials[type.name] as INodeCredentialsDetails;
		if (this.rules === '2.0') {
			// All that is in hand is written, whatever the database holds by then, and whatever was added to it.
			await this.updateCredentials(details, type.name, Object.assign(credentials, output) as Data);
			return credentials;
		}
		const stored = await (await this.getCredentials(details, type.name)).getData();
		const merged: Data = { ...stored };
		for (const [key, value] of Object.entries(output as Data)) {
			if (key === expirable || !isExpression(stored[key])) merged[key] = value;
		}
		await this.updateCredentials(details, type.name, merged);
		return Object.assign(credentials, output) as Data;
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
	): Promise<Data | undefined> {
		const { preAuthentication } = this.types.getByName(typeName);
		if (typeof preAuthentication !== 'function') return undefined;
		return (await preAuthentication.call({ helpers: helpers.helpers }, credentials)) as Data;
	}

	async getCredentials(nodeCredentials: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		if (!nodeCredentials.id) {
			throw new UnexpectedError(
				`Found credential "${nodeCredentials.name}" of the type "${type}" with no ID`,
			);
		}
		const row = await this.store.read(nodeCredentials.id);
		if (row.type !== type) {
			throw new UnexpectedError(`Credential with ID "${row.id}" does not exist for type "${type}"`);
		}
		return new PlainCredentials({ id: row.id, name: row.name }, row.type, row.data);
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		nodeCredentials: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const stored = await (await this.getCredentials(nodeCredentials, type)).getData();
		if (raw === true) return stored;
		return await this.applyDefaultsAndOverwrites(
			additionalData,
			stored,
			type,
			mode,
			executeData,
			resolveValues,
		);
	}

	/**
	 * As n8n 2.41 does: fields that are not among the type's properties are dropped, missing ones get their
	 * default, `oauthTokenData` is carried over even though nobody declares it, and expressions are resolved.
	 */
	async applyDefaultsAndOverwrites(
		additionalData: IWorkflowExecuteAdditionalData,
		stored: Data,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const data = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			stored as unknown as INodeParameters,
			true,
			false,
			null,
			null,
		) as unknown as Data;
		if (stored.oauthTokenData !== undefined) data.oauthTokenData = stored.oauthTokenData;
		for (const key of ['allowedHttpRequestDomains', 'allowedDomains']) {
			const value = stored[key];
			if (data[key] === undefined && value !== undefined) data[key] = value;
		}

		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		const parameters = data as unknown as INodeParameters;
		if (resolveValues) {
			const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = resolveValues;
			try {
				return workflow.expression.getParameterValue(
					parameters,
					runExecutionData,
					runIndex,
					itemIndex,
					node.name,
					connectionInputData,
					mode,
					keys,
					executeData,
					false,
					parameters,
				) as unknown as Data;
			} catch (error) {
				if (error instanceof Error) error.message += ' [Error resolving credentials]';
				throw error;
			}
		}
		const workflow = new Workflow({
			nodes: [mockNode],
			connections: {},
			active: false,
			nodeTypes: mockNodeTypes,
		});
		await workflow.expression.acquireIsolate();
		try {
			return workflow.expression.getComplexParameterValue(
				mockNode,
				parameters,
				mode,
				keys,
				undefined,
				undefined,
				parameters,
			) as unknown as Data;
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}

	async updateCredentials(nodeCredentials: INodeCredentialsDetails, type: string, data: Data): Promise<void> {
		const credentials = await this.getCredentials(nodeCredentials, type);
		await credentials.setData(data);
		await this.save(credentials);
	}

	async updateCredentialsOauthTokenData(
		nodeCredentials: INodeCredentialsDetails,
		type: string,
		data: Data,
	): Promise<void> {
		const credentials = await this.getCredentials(nodeCredentials, type);
		const { oauthTokenData } = data;
		await credentials.updateData(oauthTokenData === undefined ? {} : { oauthTokenData });
		await this.save(credentials);
	}

	private async save(credentials: ICredentials): Promise<void> {
		const { id, data } = credentials.getDataToSave();
		if (!id) throw new UnexpectedError(`Found credential "${credentials.name}" with no ID`);
		await this.store.write(id, data ?? '');
	}
}

function resolveValue(text: string, credentials: Data, workflow: Workflow, node: INode): string {
	if (!isExpression(text)) return text;
	const value = workflow.expression.getSimpleParameterValue(
		node,
		text,
		'internal',
		{ $credentials: credentials as unknown as string },
		undefined,
		'',
	);
	return value ? String(value) : '';
}
