import {
	CURRENT_N8N,
	itemsOf,
	lineOf,
	manualStep,
	OLDEST_N8N,
	quotaStep,
	quotaTriggerStep,
	quotaWebhook,
	World,
} from '../support';

const PARALLEL_CALLS = 40;
const QUOTA = { type: 'active', remain: 1874, total: 2000, used: 126, remainPercent: 93.7 };
const MESSAGE_QUOTA = { type: 'active', remain: 1874, total: 2000 };

describe.each([CURRENT_N8N, OLDEST_N8N])('n8n $version', (n8n) => {
	let world: World;

	beforeAll(async () => {
		world = await World.start({ name: `core-${n8n.version}`, n8n });
	});
	afterAll(async () => await world?.stop());

	/** A credential whose OA has the quota above, and a live webhook that answers with it. */
	async function quotaByWebhook(path: string) {
		const connection = await world.connectedCredential({}, { messageQuota: MESSAGE_QUOTA });
		const workflow = await world.client.importWorkflow(quotaWebhook(path, connection.credential));
		await world.client.goLive(workflow, path);
		return connection;
	}

	it('loads the node and the credential type', async () => {
		expect(await world.client.version()).toBe(n8n.version);
		const nodes = await world.client.nodeTypes();
		expect(nodes.find(({ name }) => name === 'n8n-nodes-zalo-oa.zaloOa')).toMatchObject({
			displayName: 'Zalo OA',
			credentials: [{ name: 'zaloOaApi', required: true }],
		});
	});

	it('finds a good credential good, by each way of connecting, and keeps it so when it is tested again', async () => {
		for (const way of ['accessToken', 'refreshToken', 'authorizationCode'] as const) {
			const data = world.connect()[way];
			const credential = await world.client.createCredential(`By ${way}`, data);
			const { exchanges } = world.sandbox;
			for (let n = 0; n < 2; n++) {
				const stored = (await world.client.readCredential(credential.id)).data;
				const result = await world.client.testCredential(credential, stored);
				expect(result).toMatchObject({ status: 'OK' });
			}
			expect(world.sandbox.exchanges - exchanges).toBe(way === 'accessToken' ? 0 : 1);
		}
	});

	it('says of a wrong token what is wrong and what to do', async () => {
		const data = { connectWith: 'accessToken', accessToken: 'wrong' };
		const credential = await world.client.createCredential('Wrong', data);

		const { status, message } = await world.client.testCredential(credential, data);

		expect(status).toBe('Error');
		expect(message).toMatch(/access token.*-216/i);
	});

	it('answers a webhook with remain, total and the rest as numbers', async () => {
		await quotaByWebhook('quota');

		expect(await world.client.callWebhook('quota')).toEqual({ status: 200, body: QUOTA });
	});

	it('spends one exchange on 40 webhook calls that arrive at once on a revoked token', async () => {
		const { app, oa } = await quotaByWebhook('many');
		await world.client.callWebhook('many');
		world.sandbox.revoke(app, oa);
		const { exchanges, failedExchanges } = world.sandbox;

		const calls = Array.from({ length: PARALLEL_CALLS }, async () => await world.client.callWebhook('many'));
		const answers = await Promise.all(calls);

		expect(answers).toEqual(Array(PARALLEL_CALLS).fill({ status: 200, body: QUOTA }));
		expect(world.sandbox.exchanges - exchanges).toBe(1);
		expect(world.sandbox.failedExchanges - failedExchanges).toBe(0);
	});

	it('starts a workflow by the quota trigger, at once when the quota is low already', async () => {
		const low = { type: 'active', remain: 100, total: 2000 };
		const { credential } = await world.connectedCredential({}, { messageQuota: low });
		const workflow = await world.client.importWorkflow(lineOf('Watch', [quotaTriggerStep(credential)]));
		await world.client.activate(workflow);

		const execution = await world.client.executionAfter(workflow, 1);

		expect(itemsOf(execution, 'Quota Trigger')).toMatchObject([
			{ event: 'fallsBelow', threshold: 10, thresholdUnit: 'percent', remain: 100, total: 2000 },
		]);
	});

	it('shows what to do when the OA package does not include the call', async () => {
		const { credential } = await world.connectedCredential({}, { packageActive: false });
		const workflow = await world.client.importWorkflow(
			lineOf('Refused', [manualStep, quotaStep(credential)]),
		);

		const execution = await world.client.runManually(workflow, manualStep.name);

		expect(execution.status).toBe('error');
		expect(execution.error?.message).toContain('-224');
		expect(execution.error?.description).toMatch(/upgrade/i);
		expect(itemsOf(execution, 'Zalo OA')).toEqual([]);
	});

	it('sends failed items to the error output, with the code as data', async () => {
		const { credential, oa } = await world.connectedCredential({}, { messageQuota: MESSAGE_QUOTA });
		const { userId } = world.sandbox.createUser(oa);
		const ids = { name: 'IDs', type: 'n8n-nodes-base.code', typeVersion: 2 };
		const jsCode = `return ['${userId}', '4570000000000000009', ''].map((id) => ({ json: { id } }))`;
		const parameters = { resource: 'quota', operation: 'getUserQuota', userId: '={{ $json.id }}' };
		const asking = { ...quotaStep(credential, parameters), more: { onError: 'continueErrorOutput' } };
		const noOp = { type: 'n8n-nodes-base.noOp', typeVersion: 1 };
		const file = lineOf('Errors', [
			manualStep,
			{ ...ids, parameters: { jsCode } },
			asking,
			{ ...noOp, name: 'Fine' },
			{ ...noOp, name: 'Failed' },
		]);
		const to = (node: string) => [{ node, type: 'main', index: 0 }];
		file.connections[asking.name] = { main: [to('Fine'), to('Failed')] };
		delete file.connections.Fine;
		const workflow = await world.client.importWorkflow(file);

		const execution = await world.client.runManually(workflow, manualStep.name);

		expect(itemsOf(execution, 'Fine')).toMatchObject([{ userId }]);
		// n8n adds what the failed item came with.
		expect(itemsOf(execution, 'Failed')).toMatchObject([
			{
				id: '4570000000000000009',
				error: { code: '-201', mayHaveArrived: false },
				message: expect.any(String),
			},
			{ id: '', error: { code: null, message: 'User is empty' }, message: 'User is empty' },
		]);
	});
});
