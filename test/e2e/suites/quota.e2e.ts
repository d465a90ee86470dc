import { quotaStep, quotaWebhook, manualStep, itemsOf, lineOf, World } from '../support';

const PARALLEL_CALLS = 40;
const QUOTA = { type: 'active', remain: 1874, total: 2000, used: 126, remainPercent: 93.7 };

describe('Get Message Quota in a running n8n', () => {
	let world: World;

	beforeAll(async () => {
		world = await World.start({ name: 'quota' });
	});
	afterAll(async () => await world?.stop());

	/** A credential whose OA has the quota above, and a live webhook that answers with it. */
	async function quotaByWebhook(path: string) {
		const connection = await world.connectedCredential(
			{},
			{ messageQuota: { type: 'active', remain: 1874, total: 2000 } },
		);
		const workflow = await world.client.importWorkflow(quotaWebhook(path, connection.credential));
		await world.client.goLive(workflow, path);
		return connection;
	}

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

	it('shows what to do when the OA package does not include the call', async () => {
		const { credential } = await world.connectedCredential({}, { packageActive: false });
		const workflow = await world.client.importWorkflow(
			lineOf('Refused', [manualStep, quotaStep(credential)]),
		);

		const execution = await world.client.runManually(workflow.id, manualStep.name);

		expect(execution.status).toBe('error');
		expect(execution.error?.message).toContain('-224');
		expect(execution.error?.description).toMatch(/upgrade/i);
		expect(itemsOf(execution, 'Zalo OA')).toEqual([]);
	});
});
