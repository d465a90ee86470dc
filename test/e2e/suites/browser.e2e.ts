import { basename } from 'node:path';
import { templateParam } from '../../sandbox';
import {
	browserTest,
	Editor,
	exampleFiles,
	lineOf,
	manualStep,
	messageStep,
	Messengers,
	quotaStep,
	quotaTriggerStep,
	readExample,
	REMINDER,
	waitFor,
	World,
} from '../support';

/** As the sandbox makes them. */
const SECRETS = /(at|rt|code|secret)_sandbox_/;

describe('in the browser', () => {
	let messengers: Messengers;
	let world: World;
	let editor: Editor;

	beforeAll(async () => {
		messengers = await Messengers.start();
		// So that pictures show an address as a user's own may be.
		world = await World.start({ name: 'browser', env: { HTTP_PROXY: messengers.chatProxy } });
		editor = await Editor.open(world.server.url);
	});
	afterAll(async () => {
		await editor?.close();
		await world?.stop();
		await messengers?.stop();
	});
	const test = browserTest(() => editor);

	/** A credential that n8n holds already, of an OA with this much left. */
	async function connectedCredential(name: string, quota: { remain: number; total: number }) {
		const { refreshToken } = world.connect({}, { messageQuota: { type: 'active', ...quota } });
		await world.client.createCredential(name, refreshToken);
	}

	/** What the node panel calls an operation. */
	async function actionOf(operation: string): Promise<string> {
		const node = (await world.client.nodeTypes()).find(({ name }) => name === 'n8n-nodes-zalo-oa.zaloOa');
		const options = node?.properties.flatMap((property) => property.options ?? []);
		return options?.find(({ value }) => value === operation)?.action ?? '';
	}

	test('the node panel finds Zalo OA by what users call it, and not by other words', async () => {
		const canvas = await editor.newWorkflow();
		const panel = await canvas.addFirstStep();
		for (const words of ['zalo', 'quota', 'tin nhắn']) {
			await panel.search('Slack');
			await panel.lists('Slack');
			expect(await panel.names()).not.toContain('Zalo OA');

			await panel.search(words);
			await panel.lists('Zalo OA');
			await editor.pictures.keep(`found by ${words}`);
		}
	});

	test('a workflow built by clicking reads the message quota', async () => {
		// Of two credentials, the one to choose is not the one that n8n chooses by itself, the newest.
		await connectedCredential('Shop in Hanoi', { remain: 1874, total: 2000 });
		await connectedCredential('Shop in Hue', { remain: 3, total: 500 });
		const canvas = await editor.newWorkflow();
		const triggers = await canvas.addFirstStep();
		await triggers.search('manual');
		await triggers.choose('Manual Trigger');
		const panel = await canvas.addStep();
		await panel.search('quota');
		await panel.lists('Zalo OA');
		await editor.pictures.forReadme('node', { width: 1280, height: 600 });
		await panel.choose('Zalo OA');
		await editor.pictures.keep('the actions of the node');
		const view = await panel.chooseAction(await actionOf('getMessageQuota'));
		expect(await view.choiceIn('resource')).toBe('Quota');
		expect(await view.choiceIn('operation')).toBe('Get Message Quota');
		await view.chooseCredential('Shop in Hanoi');
		await editor.pictures.keep('the node');

		await view.execute();

		const quota = { type: 'active', remain: '1874', total: '2000', used: '126', remainPercent: '93.7' };
		expect(await view.outputAsTable()).toEqual([quota]);
		await editor.pictures.keep('the quota as a table');
		await editor.pictures.forReadme('result', { width: 1440, height: 620 });
		expect(await view.outputAsJson()).toEqual([
			{ type: 'active', remain: 1874, total: 2000, used: 126, remainPercent: 93.7 },
		]);
		await editor.pictures.keep('the quota as JSON');
		await view.close();
		await editor.pictures.keep('the workflow after its run');
	});

	test('a message is sent to somebody whom the list finds by name', async () => {
		const { credential, oa } = await world.connectedCredential();
		const lastInteraction = world.sandbox.clock.now();
		for (const displayName of ['Trần Thị Bình', 'Lê Văn Cường']) {
			world.sandbox.createUser(oa, { displayName, alias: '', lastInteraction });
		}
		const an = world.sandbox.createUser(oa, { displayName: 'Nguyễn Văn Ấn', alias: '', lastInteraction });
		const step = messageStep(credential, { operation: 'sendText', text: 'Xin chào' });
		const { id } = await world.client.importWorkflow(lineOf('Message', [manualStep, step]));
		const canvas = await editor.savedWorkflow(id);
		const view = await canvas.openNode('Zalo OA');
		await editor.pictures.keep('a message to a user');
		expect(await view.chooseFromList('userId', 'van an', 'Nguyễn Văn Ấn')).toEqual(['Nguyễn Văn Ấn']);
		await editor.pictures.keep('a user, found by name');

		await view.execute();

		expect(await view.outputAsJson()).toMatchObject([{ userId: an.userId, quota: { type: 'reply' } }]);
		await editor.pictures.forReadme('message', { width: 1440, height: 760 });
	});

	test('the quota trigger says what it waits for, and shows the present state when tested', async () => {
		const messageQuota = { type: 'active', remain: 1874, total: 2000 };
		const { credential } = await world.connectedCredential({}, { messageQuota });
		const parameters = {
			pollTimes: { item: [{ mode: 'everyHour', minute: 0 }] },
			events: ['fallsBelow', 'isRenewed'],
			thresholds: { threshold: [{ value: 10, unit: 'percent' }] },
		};
		const { id } = await world.client.importWorkflow(
			lineOf('Watch', [quotaTriggerStep(credential, parameters)]),
		);
		const canvas = await editor.savedWorkflow(id);
		expect(await canvas.subtitleOf('Quota Trigger')).toMatch(/^Falls Below.*Renewed/);
		await editor.pictures.keep('the quota trigger on the canvas');
		const view = await canvas.openNode('Quota Trigger');
		expect(await view.choiceIn('quota')).toBe('Message Quota');
		await editor.pictures.keep('the quota trigger');

		await view.execute();

		expect(await view.outputAsJson()).toEqual([
			expect.objectContaining({ event: 'test', remain: 1874, total: 2000, threshold: 10 }),
		]);
		await editor.pictures.keep('the present state');
		await editor.pictures.forReadme('trigger', { width: 1440, height: 780 });
	});

	test('an example says what to fill in, and reports as soon as that is done', async () => {
		const messageQuota = { type: 'active', remain: 1874, total: 2000 };
		const { credential } = await world.connectedCredential({}, { messageQuota });
		const example = await readExample('morning-report.json', [credential]);
		const { id } = await world.client.importWorkflow(example);
		const canvas = await editor.savedWorkflow(id);
		await canvas.execute();
		await canvas.says(
			'mở bước "Tell the Team", dán địa chỉ webhook của nhóm chat vào ô URL, rồi xóa bước này',
		);
		await editor.pictures.keep('an example that is not filled in');

		const view = await canvas.openNode('Tell the Team');
		await view.fill({ url: 'http://chat.example.com/hooks/shop' });
		await view.close();
		await canvas.delete(REMINDER);
		await canvas.execute();

		await canvas.hasRun('Tell the Team');
		const text =
			'Chào buổi sáng! Zalo OA của shop còn 1.874/2.000 tin tư vấn miễn phí (93,7%), đã dùng 126 tin.';
		expect(messengers.messages.at(-1)).toEqual({ way: 'team chat', text });
		await editor.pictures.keep('the first report on the canvas');
		await canvas.openNode('Tell the Team');
		await editor.pictures.forReadme('first-report', { width: 1440, height: 1100 });
	});

	test('an example asks for a template, and keeps what it fills in of the one that is chosen', async () => {
		const { credential, oa } = await world.connectedCredential();
		const listParams = [templateParam('customer_name'), templateParam('ma_don')];
		const { templateId } = world.sandbox.createTemplate(oa, { templateName: 'Đơn hàng', listParams });
		const example = await readExample('zns-order-confirmation.json', [credential]);
		const { id } = await world.client.importWorkflow(example);
		const canvas = await editor.savedWorkflow(id);
		const view = await canvas.openNode('Send Confirmation');
		await view.chooseFromList('templateId', 'don hang', 'Đơn hàng');

		await view.refreshMappedFields();

		await editor.pictures.keep('the fields of a template');
		await view.close();
		const { templateId: chosen, templateData } = await waitFor('the step to be stored', async () => {
			const { nodes } = await world.client.readWorkflow(id);
			const { parameters = {} } = nodes.find(({ name }) => name === 'Send Confirmation') ?? {};
			return JSON.stringify(parameters).includes('ma_don') && parameters;
		});
		expect(chosen).toMatchObject({ value: templateId });
		expect(templateData).toMatchObject({
			value: { customer_name: '={{ $json.body.customerName }}' },
			schema: [{ id: 'customer_name' }, { id: 'ma_don', required: true }],
		});
	});

	for (const file of exampleFiles()) {
		test(`the example ${file} is drawn as its picture shows`, async () => {
			const { credential, oa } = await world.connectedCredential();
			const others = await messengers.createCredentials(world.client);
			const { templateId } = world.sandbox.createTemplate(oa);
			const example = await readExample(file, [credential, ...others], templateId);
			const { id } = await world.client.importWorkflow(example);
			const canvas = await editor.savedWorkflow(id);
			await editor.pictures.keep(file);
			const arrange = async () => await canvas.fit();
			const framing = { width: 1440, height: 860, only: canvas.drawing, arrange };
			await editor.pictures.forReadme(`examples/${basename(file, '.json')}`, framing);
		});
	}

	test('a refusal is shown with Zalo’s code and with what to do', async () => {
		const { credential } = await world.connectedCredential({}, { packageActive: false });
		const { id } = await world.client.importWorkflow(lineOf('Refused', [manualStep, quotaStep(credential)]));
		const canvas = await editor.savedWorkflow(id);
		const view = await canvas.openNode('Zalo OA');

		await view.execute();

		const { message, description, all } = await view.error();
		await editor.pictures.keep('the refusal');
		expect(message).toBe(
			'The package of the Official Account does not include this feature (Zalo code -224)',
		);
		expect(description).toContain('Upgrade the package of the OA');
		expect(all).not.toMatch(SECRETS);
	});
});
