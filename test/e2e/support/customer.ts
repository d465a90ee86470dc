import { randomUUID } from 'node:crypto';
import { delivery, userMessage } from '../../sandbox';
import { EXAMPLE_ADMIN } from './examples';
import type { StoredWorkflow, WorkflowNode } from './n8nClient';
import type { World } from './world';

const TRIGGER = 'n8n-nodes-zalo-oa.zaloOaTrigger';

/** Where n8n takes an event: the published workflow, and the one that waits for it in the editor. */
const PLACES = { webhook: 'is published', 'webhook-test': 'waits for a test event' };

/**
 * Lets a customer write to the OA, which Zalo reports to each trigger with a credential of the sandbox.
 *
 * @returns a line for each trigger: what has come of it
 */
export async function customerWrites(world: World): Promise<string[]> {
	const lines: string[] = [];
	for (const { id } of await world.client.listWorkflows()) {
		const workflow = await world.client.readWorkflow(id);
		for (const node of workflow.nodes.filter(({ type }) => type === TRIGGER)) {
			lines.push(await writeTo(world, workflow, node));
		}
	}
	return lines.length > 0 ? lines : ['No workflow begins with a Zalo OA Trigger.'];
}

async function writeTo(
	{ client, sandbox, server }: World,
	workflow: StoredWorkflow,
	node: WorkflowNode,
): Promise<string> {
	const name = `${workflow.name} → ${node.name}`;
	const { id: credentialId } = node.credentials?.zaloOaApi ?? {};
	const { appId } = credentialId ? (await client.readCredential(credentialId)).data : {};
	const app = sandbox.app(String(appId));
	const [oa] = app ? sandbox.oasOf(app) : [];
	if (!app || !oa) return `${name}: its credential is of no app of the sandbox, or was not connected yet`;
	const { body, headers } = delivery(app, {
		eventName: 'user_send_text',
		timestamp: sandbox.clock.now(),
		members: userMessage(oa, EXAMPLE_ADMIN, { text: 'Xin chào!', msg_id: randomUUID() }),
	});
	const outcomes: string[] = [];
	for (const [place, state] of Object.entries(PLACES)) {
		const url = `${server.url}/${place}/${String(node.webhookId)}/webhook`;
		const { status } = await fetch(url, { method: 'POST', body, headers });
		if (status !== 404) outcomes.push(`${state}, and answered ${status}`);
	}
	return `${name}: ${outcomes.join('; ') || 'is not published, and waits for no test event'}`;
}
