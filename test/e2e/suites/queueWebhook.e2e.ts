import { randomUUID } from 'node:crypto';

import { delivery, userMessage, type SandboxDelivery } from '../../sandbox';
import {
	itemsOf,
	lineOf,
	QueueWorld,
	waitFor,
	type Connection,
	type Credential,
	type N8nServer,
	type StoredWorkflow,
	type World,
} from '../support';

const USER = '4570000000000000001';

/** Processes that take webhooks, and a worker that runs what they start. */
describe('Zalo OA Trigger in queue mode with webhook processes', () => {
	let queue: QueueWorld;
	let world: World;
	let connection: Connection & { credential: Credential };
	let servers: N8nServer[];
	let workflow: StoredWorkflow;
	const path = `${randomUUID()}`;

	beforeAll(async () => {
		queue = await QueueWorld.start('queueWebhook', 1);
		world = queue.world;
		servers = [await queue.addWebhookProcess(), await queue.addWebhookProcess()];
		connection = await world.connectedCredential();
		const trigger = {
			name: 'Zalo OA Trigger',
			type: 'n8n-nodes-zalo-oa.zaloOaTrigger',
			typeVersion: 1,
			credential: connection.credential,
			more: { webhookId: path },
		};
		workflow = await world.client.importWorkflow(lineOf('Webhook', [trigger]));
		await world.client.activate(workflow);
		for (const server of servers) {
			await waitFor('the webhook to be live', async () => (await fetch(urlOf(server))).status === 200);
		}
	});
	afterAll(async () => await queue?.stop());

	const urlOf = ({ url }: N8nServer) => `${url}/webhook/${path}/webhook`;
	const text = (messageId: string): SandboxDelivery =>
		delivery(connection.app, {
			eventName: 'user_send_text',
			timestamp: Date.now(),
			members: userMessage(connection.oa, USER, { text: 'Xin chào', msg_id: messageId }),
		});
	const send = async (server: N8nServer | undefined, { body, headers }: SandboxDelivery, retry = 0) => {
		if (!server) throw new Error('There is no such process');
		const all = { ...headers, ...(retry > 0 && { num_retry: String(retry) }) };
		return (await fetch(urlOf(server), { method: 'POST', body, headers: all })).status;
	};

	it('starts the workflow on the worker with what any of them takes, and refuses what is forged', async () => {
		const [one, other] = servers;
		const forged = { ...text('m0'), body: text('m0').body.replace('Xin', 'Xem') };
		expect(await send(one, forged)).toBe(401);
		expect(await send(one, text('m1'))).toBe(200);
		expect(itemsOf(await world.client.executionAfter(workflow, 1), 'Zalo OA Trigger')).toMatchObject([
			{ messageId: 'm1', userId: USER },
		]);
		expect(await send(other, text('m2'))).toBe(200);
		expect(itemsOf(await world.client.executionAfter(workflow, 2), 'Zalo OA Trigger')).toMatchObject([
			{ messageId: 'm2' },
		]);
	});

	it('starts nothing when another process gets the same event later', async () => {
		const [one, other] = servers;
		const event = text('m3');
		expect(await send(one, event)).toBe(200);
		await world.client.executionAfter(workflow, 3);
		expect(await send(other, event, 1)).toBe(200);
		// What was sent last has been dealt with when this one has come through.
		expect(await send(other, text('m4'))).toBe(200);
		await world.client.executionAfter(workflow, 4);
		expect(await world.client.listExecutions(workflow.id)).toHaveLength(4);
	});
});
