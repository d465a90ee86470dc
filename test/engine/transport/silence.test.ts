import { QUOTA_PATH, World } from '../support/world';

/** In a file of its own, because it really waits: no library's clock can be moved for a silent connection. */
describe('a Zalo that does not answer', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	afterAll(async () => await world.stop());

	it('is given up after 30 seconds, asked once more, and then said', async () => {
		const fault = { kind: 'silence' } as const;
		world.sandbox.faults.order({ path: QUOTA_PATH, times: Infinity, fault });
		const run = await world.getMessageQuota();
		expect(run.nodeError()?.message).toBe('Zalo did not answer within 30 seconds');
		expect(world.quotaCalls).toBe(2);
	}, 120_000);
});
