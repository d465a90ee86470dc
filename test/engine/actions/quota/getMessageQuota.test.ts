import { emptyItems, QUOTA_PATH, World } from '../../support/world';

const simplified = { type: 'active', remain: 1874, total: 2000, used: 126, remainPercent: 93.7 };

describe('Get Message Quota on the engine', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	it('puts out the numbers that later steps compute with', async () => {
		const run = await world.getMessageQuota();
		expect(run.status).toBe('success');
		expect(run.json()).toEqual([simplified]);
	});

	it('is what a newly placed node does, without any parameter', async () => {
		const credentialId = await world.accessTokenCredential();
		const run = await world.engine.runNode({ node: 'zaloOa', credentialId });
		expect(run.json()).toEqual([simplified]);
	});

	it('sends what the reference asks for: a POST with the token in its own header and no body', async () => {
		await world.getMessageQuota();
		const [request] = world.sandbox.requests.list;
		expect(request).toMatchObject({
			host: 'openapi.zalo.me',
			method: 'POST',
			path: QUOTA_PATH,
			bodyText: '',
		});
		expect(request?.headers).toHaveProperty('access_token');
		expect(request?.headers).not.toHaveProperty('authorization');
	});

	it('puts out Zalo’s data as it came when Simplify is off', async () => {
		const run = await world.getMessageQuota({ parameters: { simplify: false } });
		expect(run.json()).toEqual([{ type: 'active', remain: 1874, total: 2000 }]);
	});

	it('gives one item per input item, each paired, and asks Zalo once', async () => {
		const run = await world.getMessageQuota({ items: emptyItems(25) });
		expect(run.items()).toHaveLength(25);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 25 }, (_, item) => ({ item })),
		);
		expect(world.quotaCalls).toBe(1);
	});

	it('asks again in the next run', async () => {
		await world.getMessageQuota();
		world.sandbox.setQuota(world.oa, { remain: 1000 });
		const run = await world.getMessageQuota();
		expect(run.json()).toMatchObject([{ remain: 1000 }]);
		expect(world.quotaCalls).toBe(2);
	});

	it('takes Simplify per item from an expression', async () => {
		const run = await world.getMessageQuota({
			items: [{ json: { raw: false } }, { json: { raw: true } }],
			parameters: { simplify: '={{ !$json.raw }}' },
		});
		expect(run.json()).toEqual([simplified, { type: 'active', remain: 1874, total: 2000 }]);
	});

	it('puts out nothing for no items, and asks nothing', async () => {
		const run = await world.getMessageQuota({ items: [] });
		expect(run.status).toBe('success');
		expect(world.quotaCalls).toBe(0);
	});

	it('reports an operation that the node does not offer', async () => {
		const run = await world.getMessageQuota({ parameters: { operation: '={{ "getEverything" }}' } });
		expect(run.nodeError()?.message).toContain('getEverything');
		expect(world.quotaCalls).toBe(0);
	});

	describe('with odd numbers', () => {
		const answer = (data: unknown) => {
			const text = JSON.stringify({ data, error: 0, message: 'Success' });
			world.sandbox.faults.order({ path: QUOTA_PATH, times: Infinity, fault: { kind: 'body', text } });
		};

		it.each([
			['numbers as text', { type: 'active', remain: '1874', total: '2000' }, simplified],
			[
				'more left than granted',
				{ type: 'active', remain: 2500, total: 2000 },
				{ used: 0, remainPercent: 100 },
			],
			['nothing granted', { type: 'active', remain: 0, total: 0 }, { used: 0, remainPercent: 0 }],
			['no type', { remain: 1, total: 4 }, { type: null, remainPercent: 25 }],
		])('%s', async (_name, data, expected) => {
			answer(data);
			const run = await world.getMessageQuota();
			expect(run.json()).toMatchObject([expected]);
		});

		it.each([
			['no data', undefined],
			['data that is null', null],
			['data that is a list', []],
			['data without numbers', { type: 'active' }],
			['words for numbers', { remain: 'many', total: 'few' }],
		])('%s is an error that says so', async (_name, data) => {
			answer(data);
			const run = await world.getMessageQuota();
			expect(run.status).toBe('error');
			expect(run.nodeError()?.message).toBe("Zalo's answer holds no message quota");
			expect(run.nodeError()?.description).toContain('OA Manager');
			expect(world.quotaCalls).toBe(1);
		});
	});

	it('understands an error number in quotes, success included', async () => {
		const rewrite = (change: object) =>
			world.sandbox.faults.order({
				path: QUOTA_PATH,
				fault: { kind: 'rewrite', change: (sent) => ({ ...(sent as object), ...change }) },
			});
		rewrite({ error: '0' });
		expect((await world.getMessageQuota()).json()).toEqual([simplified]);
		rewrite({ error: '-224', data: undefined });
		expect((await world.getMessageQuota()).nodeError()?.message).toContain('(Zalo code -224)');
	});
});
