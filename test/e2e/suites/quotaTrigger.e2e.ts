import { itemsOf, lineOf, waitFor, World, type Step, type StoredWorkflow } from '../support';

const trigger: Step = {
	name: 'Quota Trigger',
	type: 'n8n-nodes-zalo-oa.zaloOaQuotaTrigger',
	typeVersion: 1,
	parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] } },
};

describe('Zalo OA Quota Trigger in a running n8n', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start({ name: 'quotaTrigger' });
	});
	afterAll(async () => await world?.stop());

	/** The last execution that the trigger has started, once there are so many. */
	async function executionAfter(workflow: StoredWorkflow, count: number) {
		const [last] = await waitFor(
			`${count} executions of ${workflow.name}`,
			async () => {
				const list = await world.client.listExecutions(workflow.id);
				return list.length >= count && list;
			},
			{ timeoutMs: 150_000, everyMs: 500 },
		);
		return await world.client.finishedExecution(last?.id ?? '');
	}

	it('starts the workflow once, keeps that in mind across a restart, and reports a failed poll', async () => {
		const { oa, credential } = await world.connectedCredential(
			{},
			{ messageQuota: { type: 'active', remain: 100, total: 2000 } },
		);
		const workflow = await world.client.importWorkflow(lineOf('Watch', [{ ...trigger, credential }]));
		await world.client.activate(workflow);

		const first = await executionAfter(workflow, 1);
		expect(itemsOf(first, trigger.name)).toMatchObject([
			{ event: 'fallsBelow', threshold: 10, thresholdUnit: 'percent', remain: 100, total: 2000 },
		]);

		const asked = () => world.sandbox.requests.count({ path: '/v2.0/oa/quota/message' });
		const before = asked();
		await world.restartN8n();
		await waitFor('the poll after the restart', () => asked() > before);
		oa.packageActive = false;
		const failed = await executionAfter(workflow, 2);
		expect(failed.status).toBe('error');
		expect(failed.error?.message).toContain('-224');
	});

	it('shows the present state when it is run by hand', async () => {
		const { credential } = await world.connectedCredential();
		const workflow = await world.client.importWorkflow(lineOf('By hand', [{ ...trigger, credential }]));

		const execution = await world.client.runManually(workflow, trigger.name);

		expect(itemsOf(execution, trigger.name)).toMatchObject([{ event: 'test', remain: 2000, total: 2000 }]);
	});
});
