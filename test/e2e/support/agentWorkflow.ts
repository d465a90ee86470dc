import { randomUUID } from 'node:crypto';
import type { Credential, WorkflowFile, WorkflowNode } from './n8nClient';
import { lineOf, type Step } from './workflows';

/** A trigger, an AI Agent behind it, and attached to that a chat model and Zalo OA as its only tool. */
export function agentWithQuotaTool(
	trigger: Step,
	credential: Credential,
	modelCredential: Credential,
): WorkflowFile {
	const agent: Step = {
		name: 'AI Agent',
		type: '@n8n/n8n-nodes-langchain.agent',
		typeVersion: 1.9,
		parameters: { promptType: 'define', text: 'How many messages may we still send?', options: {} },
	};
	const attached: WorkflowNode[] = [
		{
			id: randomUUID(),
			name: 'Model',
			type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
			typeVersion: 1.2,
			position: [160, 240],
			parameters: { model: { __rl: true, mode: 'id', value: 'stand-in' }, options: {} },
			credentials: { openAiApi: { id: modelCredential.id, name: modelCredential.name } },
		},
		{
			id: randomUUID(),
			name: 'Zalo OA',
			// n8n makes a second type of every node that may be used as a tool.
			type: 'n8n-nodes-zalo-oa.zaloOaTool',
			typeVersion: 1,
			position: [320, 240],
			parameters: { resource: 'quota', operation: 'getMessageQuota' },
			credentials: { zaloOaApi: { id: credential.id, name: credential.name } },
		},
	];
	const workflow = lineOf('Agent', [trigger, agent]);
	return {
		...workflow,
		nodes: [...workflow.nodes, ...attached],
		connections: {
			...workflow.connections,
			Model: { ai_languageModel: [[{ node: agent.name, type: 'ai_languageModel', index: 0 }]] },
			'Zalo OA': { ai_tool: [[{ node: agent.name, type: 'ai_tool', index: 0 }]] },
		},
	};
}
