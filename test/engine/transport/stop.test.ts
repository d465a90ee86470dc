import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Fault } from '../../sandbox';
import { emptyItems, QUOTA_PATH, World } from '../support/world';

describe('a run that the user stops', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	/** Starts a run while Zalo has that fault, stops it when the time has come, and waits for its end. */
	async function stopOnce(isTime: (calls: number) => boolean, fault: Fault) {
		const ordered = world.sandbox.faults.order({ path: QUOTA_PATH, times: Infinity, fault });
		const stop = new AbortController();
		const running = world.getMessageQuota({ items: emptyItems(3), stop: stop.signal });
		while (!isTime(ordered.count)) await nextTurn();
		stop.abort();
		return await running;
	}

	it('does not wait for the answer that is under way, and asks no more', async () => {
		const run = await stopOnce((calls) => calls > 0, { kind: 'silence' });
		expect(run.raw.status).toBe('canceled');
		expect(world.quotaCalls).toBe(1);
	});

	it('does not wait for the next minute either', async () => {
		const began = Date.now();
		const refusal: Fault = { kind: 'zaloError', code: -32, message: 'Your app reached limit call api' };
		// The clock moves on only while the node waits.
		await stopOnce(() => Date.now() - began >= 1_000, refusal);
		expect(Date.now() - began).toBeLessThan(10_000);
		expect(world.quotaCalls).toBe(1);
	});
});
