import { OLDEST_N8N, World, lineOf, manualStep, znsStep } from '../support';

/** The mapper and what it stores are the newest that the package asks of n8n. */
describe('ZNS on the oldest n8n', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start({ name: 'znsOldest', n8n: OLDEST_N8N });
	});
	afterAll(async () => await world?.stop());

	it('sends by mapped fields, and names the fields of a template', async () => {
		const { credential, oa } = await world.connectedCredential();
		const { templateId } = world.sandbox.createTemplate(oa);
		const schema = ['customer_name', 'order_code'].map((id) => ({
			id,
			displayName: id,
			required: true,
			defaultMatch: false,
			display: true,
			type: 'string',
			canBeUsedToMatch: true,
		}));
		const step = znsStep(credential, {
			phone: '0912 345 678',
			templateId: { __rl: true, mode: 'id', value: templateId },
			templateData: {
				mappingMode: 'defineBelow',
				value: { customer_name: '={{ "An" }}', order_code: 'DH-01' },
				matchingColumns: [],
				schema,
			},
			options: { maxCost: 300 },
		});
		const workflow = await world.client.importWorkflow(lineOf('ZNS', [manualStep, step]));
		const execution = await world.client.runManually(workflow, manualStep.name);
		expect(execution.error).toBeUndefined();
		expect(world.sandbox.znsMessages(oa)).toMatchObject([
			{ data: { customer_name: 'An', order_code: 'DH-01' }, price: 300 },
		]);
		const fields = await world.client.post<unknown>('/dynamic-node-parameters/resource-mapper-fields', {
			path: 'parameters.templateData',
			methodName: 'getTemplateFields',
			nodeTypeAndVersion: { name: 'n8n-nodes-zalo-oa.zaloOa', version: 1 },
			currentNodeParameters: {
				resource: 'znsMessage',
				operation: 'send',
				templateId: { __rl: true, mode: 'id', value: templateId },
			},
			credentials: { zaloOaApi: credential },
		});
		expect(JSON.stringify(fields)).toContain('customer_name (max 30)');
	});
});
