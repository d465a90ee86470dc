import { randomUUID } from 'node:crypto';

import { delivery, userMessage } from '../../sandbox';
import {
	browserTest,
	customerWrites,
	Editor,
	lineOf,
	waitFor,
	World,
	type Connection,
	type Credential,
} from '../support';

const USER = '4570000000000000001';
/** In the picture of the README. */
const WEBHOOK_ID = '5b0a5f0e-3f0d-5d0c-9c63-1d3f2f1c8a11';

/** The trigger, as somebody sees it who sets it up. */
describe('Zalo OA Trigger in the editor', () => {
	let world: World;
	let editor: Editor;
	let connection: Connection & { credential: Credential };
	beforeAll(async () => {
		// So that pictures show an address as a user's own may be.
		const env = { WEBHOOK_URL: 'https://n8n.example.com/' };
		world = await World.start({ name: 'webhookPanel', env });
		editor = await Editor.open(world.server.url);
	});
	afterAll(async () => {
		await editor?.close();
		await world?.stop();
	});
	const test = browserTest(() => editor);

	/** In a workflow of its own, opened. */
	async function openTrigger(parameters = {}, webhookId: string = randomUUID(), isPublished = false) {
		connection = await world.connectedCredential();
		const trigger = {
			name: 'Zalo OA Trigger',
			type: 'n8n-nodes-zalo-oa.zaloOaTrigger',
			typeVersion: 1,
			parameters: { events: ['user_send_text', 'follow'], ...parameters },
			credential: connection.credential,
			more: { webhookId },
		};
		const workflow = await world.client.importWorkflow(lineOf('Answers', [trigger]));
		if (isPublished) await world.client.activate(workflow);
		const canvas = await editor.savedWorkflow(workflow.id);
		return { webhookId, view: await canvas.openNode('Zalo OA Trigger') };
	}

	test('says in four steps what to do at Zalo, and shows the address', async () => {
		const { view } = await openTrigger({}, WEBHOOK_ID);
		const text = await view.frame.innerText();
		for (const words of [
			'OA Secret Key',
			'Production URL',
			'developers.zalo.me',
			'Its domain has to be verified',
		]) {
			expect(text).toContain(words);
		}
		await view.showWebhookUrls();
		await view.frame.getByText(`${WEBHOOK_ID}/webhook`).first().waitFor();
		await editor.pictures.keep('the webhook trigger');
		await editor.pictures.forReadme('webhook-trigger', { width: 1440, height: 860 });
	});

	test('is found by what somebody wants to be told of', async () => {
		const canvas = await editor.newWorkflow();
		const panel = await canvas.addFirstStep();
		await panel.search('zalo');
		await panel.choose('Zalo OA');
		await panel.lists('When a user follows the OA');
		await editor.pictures.keep('the events in the node panel');
		const view = await panel.chooseAction('When a user sends a text');
		await view.frame.getByText('Message From User: Text').waitFor();
	});

	test('says once it is published what is left to do at Zalo', async () => {
		const { view } = await openTrigger({}, randomUUID(), true);
		await view.frame.getByText('this is left to do').waitFor();
		const text = await view.frame.innerText();
		expect(text).toContain('3. At developers.zalo.me');
		expect(text).toContain('4. Copy the OA Secret Key');
		await editor.pictures.keep('the webhook trigger, published');
	});

	test('needs no event of the list beside a custom one', async () => {
		const { view, webhookId } = await openTrigger({ events: [], customEvents: 'user_leave_group' });
		await view.execute();
		const url = `${world.server.url}/webhook-test/${webhookId}/webhook`;
		await waitFor('n8n to listen', async () => (await fetch(url, { method: 'HEAD' })).status === 200);
	});

	test('warns of what an unchecked signature means', async () => {
		const { view } = await openTrigger({ options: { verifySignature: false } });
		await view.frame.getByText('everybody who knows the address can start this workflow').waitFor();
		await editor.pictures.keep('the webhook trigger without its check');
	});

	test('waits for a test event, and shows it', async () => {
		const { view, webhookId } = await openTrigger();
		await view.execute();
		const url = `${world.server.url}/webhook-test/${webhookId}/webhook`;
		await waitFor('n8n to listen', async () => (await fetch(url, { method: 'HEAD' })).status === 200);
		await editor.pictures.keep('the webhook trigger waits for a test event');
		const { body, headers } = delivery(connection.app, {
			eventName: 'user_send_text',
			timestamp: Date.now(),
			members: userMessage(connection.oa, USER, { text: 'Áo này còn không?', msg_id: 'm1' }),
		});
		expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(200);
		expect(await view.outputAsJson()).toMatchObject([
			{ event: 'message', userId: USER, text: 'Áo này còn không?' },
		]);
		await editor.pictures.forReadme('webhook-result', { width: 1440, height: 860 });
	});

	test('is started by the customer of npm start', async () => {
		const { view } = await openTrigger();
		expect((await customerWrites(world)).join('\n')).toContain('waits for no test event');
		await view.execute();
		await waitFor('the customer to be heard', async () =>
			(await customerWrites(world)).some((line) => line.includes('waits for a test event, and answered 200')),
		);
		expect(await view.outputAsJson()).toMatchObject([{ event: 'message', text: 'Xin chào!' }]);
	});
});
