import { randomUUID } from 'node:crypto';

import { delivery, userMessage, type SandboxDelivery } from '../../sandbox';
import {
	itemsOf,
	lineOf,
	waitFor,
	World,
	type Connection,
	type Credential,
	type StoredWorkflow,
} from '../support';

const USER = '4570000000000000001';

/** A running n8n, published workflows, and what Zalo delivers to them. */
describe('Zalo OA Trigger', () => {
	let world: World;
	let connection: Connection & { credential: Credential };
	beforeAll(async () => {
		world = await World.start({ name: 'webhookTrigger' });
	});
	beforeEach(async () => {
		connection = await world.connectedCredential();
	});
	afterAll(async () => await world?.stop());

	interface Live {
		workflow: StoredWorkflow;
		url: string;
	}

	async function imported(parameters = {}): Promise<Live> {
		const webhookId = randomUUID();
		const trigger = {
			name: 'Zalo OA Trigger',
			type: 'n8n-nodes-zalo-oa.zaloOaTrigger',
			typeVersion: 1,
			parameters: { events: ['user_send_text'], ...parameters },
			credential: connection.credential,
			more: { webhookId },
		};
		const workflow = await world.client.importWorkflow(lineOf('Webhook', [trigger]));
		return { workflow, url: `${world.server.url}/webhook/${webhookId}/webhook` };
	}

	/** Published, and answering. */
	async function live(parameters = {}): Promise<Live> {
		const hook = await imported(parameters);
		await world.client.activate(hook.workflow);
		await isLive(hook);
		return hook;
	}

	const isLive = async ({ url }: Live) =>
		await waitFor(
			'the webhook to be live',
			async () => (await fetch(url).catch(() => undefined))?.status === 200,
		);

	const text = (messageId: string, words = 'Xin chào'): SandboxDelivery =>
		delivery(connection.app, {
			eventName: 'user_send_text',
			timestamp: Date.now(),
			members: userMessage(connection.oa, USER, { text: words, msg_id: messageId }),
		});

	async function send({ url }: Live, { body, headers }: SandboxDelivery): Promise<number> {
		return (await fetch(url, { method: 'POST', body, headers })).status;
	}

	const executions = async ({ workflow }: Live) => await world.client.listExecutions(workflow.id);

	it('starts the workflow with what somebody has written', async () => {
		const hook = await live();
		expect(await send(hook, text('m1', 'Đơn của tôi đâu? 🚚'))).toBe(200);
		const execution = await world.client.executionAfter(hook.workflow, 1);
		expect(itemsOf(execution, 'Zalo OA Trigger')).toMatchObject([
			{
				event: 'message',
				userId: USER,
				oaId: connection.oa.oaId,
				text: 'Đơn của tôi đâu? 🚚',
				isRetry: false,
			},
		]);
	});

	it('refuses what is forged, and leaves no execution behind', async () => {
		const hook = await live();
		const good = text('m1');
		expect(await send(hook, { ...good, body: good.body.replace('Xin', 'Xem') })).toBe(401);
		expect(await send(hook, { ...good, headers: { 'content-type': 'application/json' } })).toBe(401);
		expect(await send(hook, { body: '{}', headers: { 'content-type': 'application/json' } })).toBe(200);
		expect(await send(hook, { body: 'x', headers: { 'content-type': 'text/plain' } })).toBe(400);
		expect(await send(hook, { body: '{"a":', headers: { 'content-type': 'application/json' } })).toBe(422);
		expect((await fetch(hook.url, { method: 'HEAD' })).status).toBe(200);
		expect(await (await fetch(hook.url)).json()).toMatchObject({ message: expect.stringContaining('Zalo') });
		// What was sent last has been dealt with when this one has come through.
		expect(await send(hook, text('m2'))).toBe(200);
		await world.client.executionAfter(hook.workflow, 1);
		expect(await executions(hook)).toHaveLength(1);
	});

	it('starts nothing twice, also when n8n was stopped in between', async () => {
		const hook = await live();
		const event = text('m1');
		expect(await send(hook, event)).toBe(200);
		await world.client.executionAfter(hook.workflow, 1);
		await world.restartN8n();
		await isLive(hook);
		expect(await send(hook, { ...event, headers: { ...event.headers, num_retry: '1' } })).toBe(200);
		expect(await send(hook, text('m2'))).toBe(200);
		await world.client.executionAfter(hook.workflow, 2);
		expect(await executions(hook)).toHaveLength(2);
	});

	it('is not published without the OA Secret Key', async () => {
		connection.credential = await world.client.createCredential('No key', connection.refreshToken);
		const workflow = await imported();
		await world.client.activate(workflow.workflow);
		expect(await world.client.publicationErrors(workflow.workflow)).toEqual([
			expect.stringMatching(/has no OA Secret Key.*Webhook page of your app at developers\.zalo\.me/),
		]);
	});
});
