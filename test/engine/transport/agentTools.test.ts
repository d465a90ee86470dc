import '../support';
import { createRunExecutionData, type INode, type IRunExecutionData } from 'n8n-workflow';

import { forExecution } from '../support/additionalData';
import { SEND_PATH, World } from '../support/world';

interface ToolModule {
	makeHandleToolInvocation(
		context: (runIndex: number) => object,
		node: INode,
		type: object,
		data: IRunExecutionData,
	): (parameters: object) => Promise<string>;
}
type ContextModule = { SupplyDataContext: new (...parts: unknown[]) => object };

const folder = 'n8n-core/dist/execution-engine/node-execution-context';
const { makeHandleToolInvocation } = jest.requireActual<ToolModule>(
	`${folder}/utils/get-input-connection-data`,
);
const { SupplyDataContext } = jest.requireActual<ContextModule>(`${folder}/supply-data-context`);

/** n8n runs a node that is a tool of an AI agent in its own way: with tries and run numbers of its own. */
describe('sends as a tool of an AI agent', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	/** An agent's execution; each call of the function makes what n8n makes for one agent and one item. */
	async function agent(settings: Partial<INode> = {}) {
		const credentials = { zaloOaApi: { id: await world.accessTokenCredential(), name: 'Test credential' } };
		const parameters = { userId: world.user.userId };
		const type = 'test.callPerItem';
		const workflow = world.engine.workflow({
			nodes: [{ name: 'Tool', type, typeVersion: 1, parameters, credentials, ...settings }],
			connections: {},
		});
		const node = workflow.getNode('Tool') as INode;
		const data = createRunExecutionData({
			resultData: { runData: {} },
			executionData: { nodeExecutionStack: [] },
		});
		const record = { id: 'w', name: 'w', nodes: [], connections: {} };
		const additional = forExecution(world.engine.additionalData(), 'manual', 'agent', record as never);
		const context = (runIndex: number) =>
			new SupplyDataContext(
				...[workflow, node, additional, 'manual', data, runIndex, [{ json: {} }], {}],
				...['ai_tool', { data: {}, node, source: null }, [], undefined, node],
			);
		return () =>
			makeHandleToolInvocation(context, node, world.engine.nodeTypes.getByNameAndVersion(type, 1), data);
	}

	const text = (words: string) => {
		const json = { recipient: { user_id: world.user.userId }, message: { text: words } };
		return { call: { body: { json } } };
	};
	const arrived = () => world.sandbox.requests.count({ path: SEND_PATH });

	it('an outcome that is unknown is not sent again by Retry On Fail', async () => {
		world.sandbox.faults.order({ path: SEND_PATH, times: Infinity, fault: { kind: 'lostAnswer' } });
		const tool = (await agent({ retryOnFail: true, maxTries: 3, waitBetweenTries: 0 }))();
		await expect(tool(text('Hello'))).rejects.toThrow('may have arrived');
		expect(arrived()).toBe(1);
	});

	it('what was refused is sent again by Retry On Fail', async () => {
		const fault = { kind: 'zaloError', code: -200, message: '' } as const;
		world.sandbox.faults.order({ path: SEND_PATH, times: 1, fault });
		const tool = (await agent({ retryOnFail: true, maxTries: 3, waitBetweenTries: 0 }))();
		expect(await tool(text('Hello'))).toContain('message_id');
		expect(arrived()).toBe(2);
	});

	it('the same words to the same user, twice by one agent, are two messages', async () => {
		const tool = (await agent())();
		const answers = [await tool(text('Hello')), await tool(text('Hello'))];
		expect(new Set(answers).size).toBe(2);
		expect(arrived()).toBe(2);
	});

	it('the same words to the same user, by an agent for each of two items, are two messages', async () => {
		const handlers = await agent();
		const [first, second] = [handlers(), handlers()];
		const answers = [await first(text('Hello')), await second(text('Hello'))];
		expect(new Set(answers).size).toBe(2);
		expect(arrived()).toBe(2);
	});
});
