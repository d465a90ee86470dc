import { StandInModel, toolCalls, webhookStep, World } from '../support';
import { agentWithQuotaTool } from '../support/agentWorkflow';

const QUOTA = { type: 'active', remain: 42, total: 2000, used: 1958, remainPercent: 2.1 };

describe('Zalo OA as a tool of an AI Agent', () => {
	let world: World;
	let model: StandInModel;
	beforeAll(async () => {
		model = await StandInModel.start();
		world = await World.start({ name: 'aiTool' });
	});
	afterAll(async () => {
		await world?.stop();
		await model?.stop();
	});

	it('is offered to the model with words that say what it does, is called, and its answer gets back', async () => {
		const { credential } = await world.connectedCredential(
			{},
			{ messageQuota: { type: 'active', remain: 42, total: 2000 } },
		);
		const modelCredential = await world.client.createCredential(
			'Stand-in model',
			{ apiKey: 'any', url: model.url },
			'openAiApi',
		);
		const workflow = await world.client.importWorkflow(
			agentWithQuotaTool(webhookStep('agent'), credential, modelCredential),
		);
		await world.client.goLive(workflow, 'agent');
		model.script([toolCalls({}), 'There are 42 messages left.']);

		const answer = await world.client.callWebhook('agent');

		expect(answer).toEqual({ status: 200, body: { output: 'There are 42 messages left.' } });
		const [tool] = model.requests[0]?.tools ?? [];
		expect(tool?.function.description).toMatch(/messages left in the OA package/);
		expect(tool?.function.description).toMatch(/Zalo/);
		const result = model.requests[1]?.messages.find(({ role }) => role === 'tool');
		expect(JSON.parse(result?.content ?? 'null')).toEqual([QUOTA]);
	});
});
