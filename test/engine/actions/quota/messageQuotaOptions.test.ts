import { emptyItems, hintsOf, QUOTA_PATH, World } from '../../support/world';

const V3_PATH = '/v3.0/oa/quota/message';
const simplified = { type: 'active', remain: 1874, total: 2000, used: 126, remainPercent: 93.7 };

describe('Get Message Quota', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	describe('with a minimum that has to remain', () => {
		const run = async (minimumRemaining: unknown, parameters = {}) =>
			await world.getMessageQuota({
				parameters: { options: { minimumRemaining: minimumRemaining as number }, ...parameters },
			});

		it.each([0, 1, 1874, '1874'])('passes when %j is the minimum', async (minimum) => {
			expect((await run(minimum)).json()).toEqual([simplified]);
		});

		it.each([
			[1875, true],
			['2000', true],
			['={{ 1800 + 100 }}', true],
			[1875, false],
		])('fails when %j is the minimum (Simplify: %j)', async (minimum, simplify) => {
			const error = (await run(minimum, { simplify })).nodeError();
			expect(error?.message).toMatch(
				/^The message quota is down to 1874, below the minimum of (1875|1900|2000)$/,
			);
			expect(error?.description).toContain('Minimum Remaining');
		});

		it.each(['many', '', '={{ [] }}', '={{ $json.missing }}', '={{ null }}'])(
			'%j is no minimum, and the error says so',
			async (minimum) => {
				expect((await run(minimum)).nodeError()?.message).toBe('Minimum Remaining is not a number');
				const raw = await run(minimum, { simplify: false });
				expect(raw.nodeError()?.message).toBe('Minimum Remaining is not a number');
			},
		);

		it.each([{ remain: 'many' }, [], { assets: null }])(
			'does not pass an answer that cannot be held to it: %j',
			async (data) => {
				world.answerWith(QUOTA_PATH, data);
				const message = "Zalo's answer holds no message quota";
				expect((await run(1, { simplify: false })).nodeError()?.message).toBe(message);
				expect((await run(1)).nodeError()?.message).toBe(message);
			},
		);
	});

	describe('once Zalo has taken the older call away', () => {
		const retire = (code: number) =>
			world.sandbox.faults.order({
				path: QUOTA_PATH,
				times: Infinity,
				fault: { kind: 'zaloError', code, message: 'empty or invalid API' },
			});

		it.each([404, -240])(
			'with code %i, gives the same output by the newer one, and says so',
			async (code) => {
				retire(code);
				const run = await world.getMessageQuota({ items: emptyItems(3) });
				expect(run.json()).toEqual([simplified, simplified, simplified]);
				expect(run.hints().filter(({ message }) => !message.includes('25 hours'))).toEqual([
					expect.objectContaining({ message: expect.stringContaining('newer one') }),
				]);
				expect(world.quotaCalls).toBe(1);
				expect(world.sandbox.requests.count({ path: V3_PATH })).toBe(1);
				expect(JSON.parse(world.sandbox.requests.list.at(-1)?.bodyText ?? '')).toEqual({
					quota_owner: 'OA',
					product_type: 'cs',
					quota_type: 'sub_quota',
				});
			},
		);

		it('with an HTTP status in place of a code', async () => {
			const fault = { kind: 'http', status: 404, body: '<html>Not found</html>' } as const;
			world.sandbox.faults.order({ path: QUOTA_PATH, fault });
			expect((await world.getMessageQuota()).json()).toEqual([simplified]);
		});

		it.each(['array', 'object', 'assets'] as const)(
			'understands the newer answer as %s',
			async (assetStyle) => {
				retire(404);
				world.sandbox.spelling = { assetStyle, quotesNumbers: true };
				expect((await world.getMessageQuota()).json()).toEqual([simplified]);
			},
		);

		it('takes several assets together', async () => {
			retire(404);
			world.answerWith(V3_PATH, [
				{ quota_type: 'sub_quota', remain: 10, total: 500 },
				{ quota_type: 'sub_quota', remain: '90', total: '500' },
			]);
			expect((await world.getMessageQuota()).json()).toEqual([
				{ type: 'active', remain: 100, total: 1000, used: 900, remainPercent: 10 },
			]);
		});

		it('counts no asset that has ended, unless it renews itself', async () => {
			retire(404);
			const asset = { quota_type: 'sub_quota', remain: 10, total: 500 };
			world.answerWith(V3_PATH, [
				{ ...asset, valid_through: '31/12/2020' },
				{ ...asset, valid_through: '31/12/2020', auto_renew: 'true', remain: 90 },
				{ ...asset, valid_through: '31/12/2999', remain: 300 },
			]);
			expect((await world.getMessageQuota()).json()).toMatchObject([{ remain: 390, total: 1000 }]);
		});

		it.each([
			{ remain: '90', total: 500 },
			{ type: 'cs', quota_type: 'sub_quota', remain: 90, total: 500 },
		])('gives the same output for a lone object: %j', async (asset) => {
			retire(404);
			world.answerWith(V3_PATH, asset);
			expect((await world.getMessageQuota()).json()).toMatchObject([{ type: 'active', remain: 90 }]);
		});

		it('does not take a part for the whole', async () => {
			retire(404);
			world.answerWith(V3_PATH, [{ remain: 10, total: 500 }, { remain: 'many' }]);
			expect((await world.getMessageQuota()).nodeError()?.message).toBe(
				"Zalo's answer holds no message quota",
			);
		});

		it('puts out the assets as Zalo sent them when Simplify is off', async () => {
			retire(404);
			const run = await world.getMessageQuota({ parameters: { simplify: false } });
			expect(run.json()).toMatchObject([{ quota_type: 'sub_quota', remain: 1874 }]);
		});

		it('keeps to the minimum', async () => {
			retire(404);
			const run = await world.getMessageQuota({ parameters: { options: { minimumRemaining: 1900 } } });
			expect(run.nodeError()?.message).toContain('down to 1874');
		});

		it('an OA without such an asset is told so', async () => {
			retire(404);
			world.answerWith(V3_PATH, []);
			expect((await world.getMessageQuota()).nodeError()?.message).toBe(
				"Zalo's answer holds no message quota",
			);
		});

		it('reports what Zalo says to the newer call when that fails as well', async () => {
			retire(404);
			const fault = { kind: 'zaloError', code: -223, message: 'no permission' } as const;
			world.sandbox.faults.order({ path: V3_PATH, fault });
			expect((await world.getMessageQuota()).nodeError()?.message).toContain('(Zalo code -223)');
		});

		it('says that the package is too old when Zalo knows neither', async () => {
			retire(404);
			const fault = { kind: 'zaloError', code: 404, message: 'empty or invalid API' } as const;
			world.sandbox.faults.order({ path: V3_PATH, fault });
			const error = (await world.getMessageQuota()).nodeError();
			expect(error?.message).toContain('(Zalo code 404)');
			expect(error?.description).toContain('Update the package');
		});

		it('does not ask the newer call for any other reason', async () => {
			const fault = { kind: 'zaloError', code: -224, message: 'upgrade' } as const;
			world.sandbox.faults.order({ path: QUOTA_PATH, fault });
			expect((await world.getMessageQuota()).nodeError()?.message).toContain('(Zalo code -224)');
			expect(world.sandbox.requests.count({ path: V3_PATH })).toBe(0);
		});

		it('gives no hint as long as the older call answers', async () => {
			expect(hintsOf(await world.getMessageQuota())).toEqual([]);
		});
	});
});
