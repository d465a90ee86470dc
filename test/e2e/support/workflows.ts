import { randomUUID } from 'node:crypto';
import type { Credential, WorkflowFile, WorkflowNode } from './n8nClient';

/** A step of a workflow that is built in a line. */
export interface Step {
	name: string;
	type: string;
	typeVersion: number;
	parameters?: Record<string, unknown>;
	credential?: Credential;
	/** More of the node's own settings, such as `onError`. */
	more?: Record<string, unknown>;
}

/** Connects steps one after the other. */
export function lineOf(name: string, steps: Step[]): WorkflowFile {
	const nodes = steps.map(({ credential, more, ...step }, index): WorkflowNode => ({
		id: randomUUID(),
		position: [index * 220, 0],
		...step,
		parameters: step.parameters ?? {},
		...(credential && {
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		}),
		...more,
	}));
	const connections = Object.fromEntries(
		steps.slice(1).map((step, index) => {
			const link = { node: step.name, type: 'main', index: 0 };
			return [steps[index]?.name, { main: [[link]] }];
		}),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

/** Answers with the first item of the last step. To POST only, see `N8nClient.webhookIsLive`. */
export const webhookStep = (path: string): Step => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
	more: { webhookId: randomUUID() },
});

export const manualStep: Step = {
	name: 'Manual Trigger',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
};

/** Zalo OA with its defaults: Get Message Quota. */
export const quotaStep = (credential: Credential, parameters: Record<string, unknown> = {}): Step => ({
	name: 'Zalo OA',
	type: 'n8n-nodes-zalo-oa.zaloOa',
	typeVersion: 1,
	parameters,
	credential,
});

/** Zalo OA with an operation of the resource Message. */
export const messageStep = (
	credential: Credential,
	parameters: Record<string, unknown>,
	more: Step['more'] = {},
): Step => ({
	name: 'Zalo OA',
	type: 'n8n-nodes-zalo-oa.zaloOa',
	typeVersion: 1,
	parameters: { resource: 'message', ...parameters },
	credential,
	more,
});

/** A message by a template. */
export const znsStep = (credential: Credential, parameters: Step['parameters'] = {}): Step =>
	messageStep(credential, { resource: 'znsMessage', operation: 'send', ...parameters });

/** Watches the message quota with one threshold, 10 percent, every minute. */
export const quotaTriggerStep = (credential: Credential, parameters: Step['parameters'] = {}): Step => ({
	name: 'Quota Trigger',
	type: 'n8n-nodes-zalo-oa.zaloOaQuotaTrigger',
	typeVersion: 1,
	parameters: {
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		thresholds: { threshold: [{ value: 10, unit: 'percent' }] },
		...parameters,
	},
	credential,
});

/** A webhook that answers with the message quota. */
export const quotaWebhook = (path: string, credential: Credential): WorkflowFile =>
	lineOf(`Quota by webhook ${path}`, [webhookStep(path), quotaStep(credential)]);
