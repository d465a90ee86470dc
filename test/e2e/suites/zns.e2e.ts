import { browserTest, Editor, lineOf, manualStep, World, znsStep } from '../support';

/** A message by phone number, built by somebody who has never seen an API. */
describe('ZNS in the browser', () => {
	let world: World;
	let editor: Editor;
	beforeAll(async () => {
		world = await World.start({ name: 'zns' });
		editor = await Editor.open(world.server.url);
	});
	afterAll(async () => {
		await editor?.close();
		await world?.stop();
	});
	const test = browserTest(() => editor);

	test('a template is chosen, its fields appear, and the message goes out', async () => {
		const { credential, oa } = await world.connectedCredential();
		const { templateId } = world.sandbox.createTemplate(oa, { templateName: 'Xác nhận đơn hàng' });
		world.sandbox.createTemplate(oa, { templateName: 'Chưa duyệt', status: 'PENDING_REVIEW' });
		const { id } = await world.client.importWorkflow(lineOf('ZNS', [manualStep, znsStep(credential)]));
		const canvas = await editor.savedWorkflow(id);
		const view = await canvas.openNode('Zalo OA');
		await view.fill({ phone: '0912 345 678' });
		expect(await view.chooseFromList('templateId', '', 'Xác nhận đơn hàng')).toEqual([
			'Xác nhận đơn hàng · 300 VND · TRANSACTION · HIGH',
		]);
		await view.fillMapped({ customer_name: 'Nguyễn Văn An', order_code: 'DH-01' });
		await editor.pictures.keep('a template and its fields');

		await view.execute();

		expect(await view.outputAsJson()).toMatchObject([{ phone: '84912345678', quota: { type: 'daily' } }]);
		expect(world.sandbox.znsMessages(oa)).toMatchObject([
			{ templateId, data: { customer_name: 'Nguyễn Văn An', order_code: 'DH-01' } },
		]);
		await editor.pictures.forReadme('zns', { width: 1440, height: 980 });
	});

	test('a field that is missing is named, and nothing is sent', async () => {
		const { credential, oa } = await world.connectedCredential();
		const { templateId } = world.sandbox.createTemplate(oa);
		const parameters = { phone: '0912345678', dataMode: 'json', templateDataJson: '{"customer_name": "An"}' };
		const template = { templateId: { __rl: true, mode: 'id', value: templateId } };
		const step = znsStep(credential, { ...parameters, ...template });
		const { id } = await world.client.importWorkflow(lineOf('ZNS', [manualStep, step]));
		const view = await (await editor.savedWorkflow(id)).openNode('Zalo OA');
		await view.execute();
		const { message } = await view.error();
		expect(message).toContain('Template field "order_code" is empty, and the template requires it');
		expect(world.sandbox.znsMessages(oa)).toEqual([]);
		await editor.pictures.keep('a missing field');
	});
});
