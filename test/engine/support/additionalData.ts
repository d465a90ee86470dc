import './environment';
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	ICredentialsHelper,
	INodeParameters,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

const origin = 'http://localhost:5678';

/** What the server hands to every execution; made anew for each, because n8n-core writes into it. */
export function createAdditionalData(
	credentialsHelper: ICredentialsHelper,
	currentNodeParameters?: INodeParameters,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		restApiUrl: `${origin}/rest`,
		instanceBaseUrl: `${origin}/`,
		formBaseUrl: `${origin}/form`,
		formWaitingBaseUrl: `${origin}/form-waiting`,
		formTestBaseUrl: `${origin}/form-test`,
		webhookBaseUrl: `${origin}/webhook`,
		webhookWaitingBaseUrl: `${origin}/webhook-waiting`,
		webhookTestBaseUrl: `${origin}/webhook-test`,
		mcpBaseUrl: `${origin}/mcp`,
		mcpTestBaseUrl: `${origin}/mcp-test`,
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		executeWorkflow: async () => await notAvailable('sub-workflows'),
		getRunExecutionData: async () => await Promise.resolve(undefined),
		getRuntimeCredential: async () => await notAvailable('runtime credentials'),
		startRunnerTask: async () => await notAvailable('task runners'),
		logAiEvent: () => {},
		...(currentNodeParameters && { currentNodeParameters }),
	};
}

/** Makes the additional data belong to one execution, with hooks that do nothing unless somebody adds some. */
export function forExecution(
	additionalData: IWorkflowExecuteAdditionalData,
	mode: WorkflowExecuteMode,
	executionId: string,
	workflow: IWorkflowBase,
): IWorkflowExecuteAdditionalData {
	additionalData.executionId = executionId;
	additionalData.workflowId = workflow.id;
	additionalData.hooks = new ExecutionLifecycleHooks(mode, executionId, workflow);
	return additionalData;
}

async function notAvailable(what: string): Promise<never> {
	return await Promise.reject(new Error(`The embedded engine does not have ${what}`));
}
