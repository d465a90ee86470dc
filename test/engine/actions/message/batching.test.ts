import type { INodeParameters } from 'n8n-workflow';

import { emptyItems, SEND_PATH, World } from '../../support/world';

describe('batches of messages', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	/** How long (ms) after the first message each of them went out. */
	async function times(count: number, batch: INodeParameters): Promise<number[]> {
		const options = { batching: { batch } };
		const parameters = { userId: world.user.userId, text: 'Hi', options };
		const run = await world.run('message', 'sendText', parameters, { items: emptyItems(count) });
		expect(run.json()).toHaveLength(count);
		return world.sandbox.requests.list
			.filter(({ path }) => path === SEND_PATH)
			.map(({ at }, _index, [first]) => Math.round((at - (first?.at ?? at)) / 1000));
	}

	it('the next one begins so long after the one before', async () => {
		const found = await times(5, { batchSize: 2, batchInterval: 10_000 });
		expect(found).toEqual([0, 0, 10, 10, 20]);
	});

	it.each([
		['-1 items', { batchSize: -1, batchInterval: 10_000 }],
		['no interval', { batchSize: 1, batchInterval: 0 }],
	])('%s means no pause', async (_name, batch) => {
		expect(await times(3, batch)).toEqual([0, 0, 0]);
	});

	it('0 items are taken for 1', async () => {
		expect(await times(3, { batchSize: 0, batchInterval: 5_000 })).toEqual([0, 5, 10]);
	});

	it('a run that is stopped does not wait for its batches', async () => {
		const stop = new AbortController();
		const parameters = {
			userId: world.user.userId,
			text: 'Hi',
			options: { batching: { batch: { batchSize: 1, batchInterval: 3_600_000 } } },
		};
		const running = world.run('message', 'sendText', parameters, { items: emptyItems(3), stop: stop.signal });
		while (world.sandbox.requests.count({ path: SEND_PATH }) === 0) await new Promise(setImmediate);
		stop.abort();
		await running;
		expect(world.sandbox.requests.count({ path: SEND_PATH })).toBe(1);
	});

	it.each([
		{ batchSize: 'many', batchInterval: 1000 },
		{ batchSize: '={{ $json.missing }}', batchInterval: 1000 },
		{ batchSize: 1, batchInterval: '={{ $json.missing }}' },
	])('%j fails the item', async (batch) => {
		const parameters = { userId: world.user.userId, text: 'Hi', options: { batching: { batch } } };
		const run = await world.run('message', 'sendText', parameters, { onError: 'continueRegularOutput' });
		expect(run.json()).toMatchObject([{ error: { message: expect.stringContaining('Batching') } }]);
	});
});
