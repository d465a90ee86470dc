import { itemsOf, lineOf, quotaTriggerStep as trigger, waitFor, World } from '../support';

const TRIGGER = 'Quota Trigger';

describe('Zalo OA Quota Trigger in a running n8n', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start({ name: 'quotaTrigger' });
	});
	afterAll(async () => await world?.stop());

	it('starts the workflow once, keeps that in mind across a restart, and reports a failed poll', async () => {
		const { oa, credential } = await world.connectedCredential(
			{},
			{ messageQuota: { type: 'active', remain: 100, total: 2000 } },
		);
		const workflow = await world.client.importWorkflow(lineOf('Watch', [trigger(credential)]));
		await world.client.activate(workflow);

		const first = await world.client.executionAfter(workflow, 1);
		expect(itemsOf(first, TRIGGER)).toMatchObject([
			{ event: 'fallsBelow', threshold: 10, thresholdUnit: 'percent', remain: 100, total: 2000 },
		]);

		const asked = () => world.sandbox.requests.count({ path: '/v2.0/oa/quota/message' });
		const before = asked();
		await world.restartN8n();
		await waitFor('the poll after the restart', () => asked() > before);
		oa.packageActive = false;
		const failed = await world.client.executionAfter(workflow, 2);
		expect(failed.status).toBe('error');
		expect(failed.error?.message).toContain('-224');
	});

	it('shows the present state when it is run by hand', async () => {
		const { credential } = await world.connectedCredential();
		const workflow = await world.client.importWorkflow(lineOf('By hand', [trigger(credential)]));

		const execution = await world.client.runManually(workflow, TRIGGER);

		expect(itemsOf(execution, TRIGGER)).toMatchObject([{ event: 'test', remain: 2000, total: 2000 }]);
	});
});
