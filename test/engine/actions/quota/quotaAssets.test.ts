import { hintsOf, World } from '../../support/world';

const MESSAGE_PATH = '/v3.0/oa/quota/message';
const GROUP_PATH = '/v3.0/oa/quota/group';

const bought = {
	assetId: '9f1c2ab77d3e4c00aa12',
	owner: 'OA' as const,
	productType: 'cs',
	quotaType: 'purchase_quota',
	validThrough: '31/12/2026',
	autoRenew: false,
	total: 3000,
	remain: 45,
};

const boughtItem = {
	quotaOwner: 'OA',
	assetId: '9f1c2ab77d3e4c00aa12',
	productType: 'cs',
	quotaType: 'purchase_quota',
	validThrough: '2026-12-31',
	autoRenew: false,
	remain: 45,
	total: 3000,
	used: 2955,
	remainPercent: 1.5,
};

describe('quota assets', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => {
		world.reset();
		world.oa.assets.push({ ...bought });
	});
	afterAll(async () => await world.stop());

	const getAll = async (parameters = {}) => await world.run('quota', 'getAllAssets', parameters);
	const lastBody = () => JSON.parse(world.sandbox.requests.list.at(-1)?.bodyText ?? 'null') as unknown;

	describe('Get Many Quota Assets', () => {
		it('puts out one item per asset, with numbers and dates that later steps compute with', async () => {
			const run = await getAll({ productType: 'cs' });
			expect(run.json()).toHaveLength(2);
			expect(run.json()[0]).toMatchObject({ quotaType: 'sub_quota', remain: 1874, total: 2000 });
			expect(run.json()[1]).toEqual(boughtItem);
			expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		});

		it('sends what the reference asks for, and nothing for "Any"', async () => {
			await getAll();
			expect(lastBody()).toEqual({ quota_owner: 'OA' });
			await getAll({ quotaOwner: 'APP', productType: 'transaction', quotaType: 'reward_quota' });
			expect(lastBody()).toEqual({
				quota_owner: 'APP',
				product_type: 'transaction',
				quota_type: 'reward_quota',
			});
		});

		it('says that there are none, in the words of the fields', async () => {
			world.oa.assets = [];
			world.sandbox.setQuota(world.oa, { remain: 0, total: 0 });
			world.answerWith('/v3.0/oa/quota/message', []);
			const run = await getAll({ quotaType: 'reward_quota', productType: 'cs' });
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toEqual([
				'Zalo lists no quota assets for the Official Account (Consultation, Reward).',
			]);
		});

		it.each([
			['quotaOwner', 'ME', 'Quota Owner'],
			['productType', 'gmf10', 'Product Type'],
			['quotaType', 'free', 'Quota Type'],
			['quotaType', '={{ 5 }}', 'Quota Type'],
		])('a value of %s that is not in the list is refused by name: %s', async (name, value, label) => {
			const run = await getAll({ [name]: value });
			expect(run.nodeError()?.message).toContain(`${label} has a value that is not in its list`);
			expect(world.sandbox.requests.list).toEqual([]);
		});

		it('takes the other spelling of the owner from an expression', async () => {
			const run = await getAll({ quotaOwner: '={{ "App" }}' });
			expect(lastBody()).toEqual({ quota_owner: 'APP' });
			expect(run.json()).toEqual([]);
		});

		it('puts out what Zalo sent when Simplify is off', async () => {
			const run = await getAll({ simplify: false, quotaType: 'purchase_quota' });
			expect(run.json()).toEqual([
				{
					asset_id: '9f1c2ab77d3e4c00aa12',
					product_type: 'cs',
					quota_type: 'purchase_quota',
					valid_through: '31/12/2026',
					auto_renew: false,
					total: 3000,
					remain: 45,
				},
			]);
		});

		it('returns as many as wanted', async () => {
			expect((await getAll({ limit: 1 })).json()).toHaveLength(1);
			for (let n = 0; n < 60; n++) world.oa.assets.push({ ...bought });
			expect((await getAll()).json()).toHaveLength(50);
			expect((await getAll({ returnAll: true })).json()).toHaveLength(62);
		});

		it.each(['={{ 0 }}', '={{ -1 }}', '={{ 1.5 }}', '={{ "some" }}', '={{ $json.missing }}'])(
			'refuses the limit %s in words that name it',
			async (limit) => {
				expect((await getAll({ limit })).nodeError()?.message).toBe('Limit is not a whole number above 0');
			},
		);

		it('takes a limit that an expression hands over as text', async () => {
			expect((await getAll({ limit: '={{ "1" }}' })).json()).toHaveLength(1);
		});

		it.each(['array', 'object', 'assets'] as const)('understands the answer as %s', async (assetStyle) => {
			world.sandbox.spelling = { assetStyle, quotesNumbers: true };
			const run = await getAll({ quotaType: 'purchase_quota' });
			expect(run.json()).toEqual([boughtItem]);
		});

		it.each([
			['no data', undefined],
			['null', null],
			['an empty list', []],
			['an empty object', {}],
			['an empty list of assets', { assets: [] }],
			['assets that are null', { asset: null }],
			['assets that are null in both spellings', { assets: null, asset: null }],
		])('%s is no item', async (_name, data) => {
			world.answerWith(MESSAGE_PATH, data);
			const run = await getAll();
			expect(run.status).toBe('success');
			expect(run.json()).toEqual([]);
		});

		it.each([
			['text', 'none'],
			['a number', 5],
			['assets that are text', { assets: 'none' }],
			['a list of nothing', [null]],
			['a list of texts', ['none']],
			['an object of something else', { notice: 'none' }],
		])('%s in place of the list is an error that says so', async (_name, data) => {
			world.answerWith(MESSAGE_PATH, data);
			const run = await getAll();
			expect(run.nodeError()?.message).toBe("Zalo's answer holds no quota assets");
		});

		it.each([
			['31/12/2026', '2026-12-31'],
			['1/2/2027', '2027-02-01'],
			['29/02/2028', '2028-02-29'],
			['29/02/2027', null],
			['32/13/2026', null],
			['2026-12-31', '2026-12-31'],
			['2026-12-31T23:59:59+07:00', '2026-12-31'],
			['2026-02-30', null],
			['31/12/2026 23:59', '2026-12-31'],
			['31/12/20261', null],
			['31-12-2026', '2026-12-31'],
			[`31/12/2026 23:59${' '.repeat(1_000_000)}x`, null],
			['0', null],
			['', null],
			[null, null],
			[0, null],
		])('reads the date %j as %j', async (valid_through, expected) => {
			world.answerWith(MESSAGE_PATH, [{ asset_id: 'a', valid_through, total: 1, remain: 1 }]);
			expect((await getAll()).json()[0]?.validThrough).toBe(expected);
		});

		it('reads the list under whichever name holds it', async () => {
			const asset = { asset_id: 'a', remain: 1, total: 1 };
			world.answerWith(MESSAGE_PATH, { assets: null, asset });
			expect((await getAll()).json()).toMatchObject([{ assetId: 'a' }]);
			world.answerWith(MESSAGE_PATH, { asset: null, assets: [asset] });
			expect((await getAll()).json()).toMatchObject([{ assetId: 'a' }]);
		});

		it.each([
			['={{ "false" }}', 'asset_id'],
			['={{ "true" }}', 'assetId'],
			['={{ $json.missing }}', 'assetId'],
		])('understands %s for Simplify', async (simplify, name) => {
			expect((await getAll({ simplify })).json()[0]).toHaveProperty(name);
		});

		it('understands text for Return All', async () => {
			for (let n = 0; n < 60; n++) world.oa.assets.push({ ...bought });
			expect((await getAll({ returnAll: '={{ "true" }}' })).json()).toHaveLength(62);
		});

		it('puts out null for numbers that Zalo did not send, and leaves out entries that are none', async () => {
			world.answerWith(MESSAGE_PATH, [{ asset_id: 'a', remain: '5', total: 'many' }, null, 'x']);
			expect((await getAll()).json()).toEqual([
				{
					quotaOwner: 'OA',
					assetId: 'a',
					productType: null,
					quotaType: null,
					validThrough: null,
					autoRenew: null,
					remain: 5,
					total: null,
					used: null,
					remainPercent: null,
				},
			]);
		});

		it('keeps long ids whole', async () => {
			const text = '{"data":[{"asset_id":12345678901234567890,"remain":1,"total":1}],"error":0}';
			world.sandbox.faults.order({ path: MESSAGE_PATH, fault: { kind: 'body', text } });
			expect((await getAll()).json()[0]?.assetId).toBe('12345678901234567890');
		});

		it('shows a missing permission with what to do', async () => {
			world.oa.permissions.delete('messages');
			expect((await getAll()).nodeError()?.message).toContain('(Zalo code -223)');
		});
	});

	describe('Get Many Group Assets', () => {
		const free = { ...bought, assetId: 'free', productType: 'gmf50', autoRenew: true, groupId: '' };
		const taken = { ...free, assetId: 'taken', productType: 'gmf100', groupId: '77' };
		beforeEach(() => {
			world.oa.groupAssets.push(free, taken);
		});
		const getGroups = async (parameters = {}) => await world.run('quota', 'getGroupAssets', parameters);

		it('puts out one item per package, with the group that uses it', async () => {
			const run = await getGroups();
			const common = {
				quotaOwner: 'OA',
				quotaType: 'purchase_quota',
				validThrough: '2026-12-31',
				autoRenew: true,
			};
			expect(run.json()).toEqual([
				{ ...common, assetId: 'free', productType: 'gmf50', status: 'available', groupId: null },
				{ ...common, assetId: 'taken', productType: 'gmf100', status: 'used', groupId: '77' },
			]);
		});

		it('narrows by product, and by status', async () => {
			expect((await getGroups({ groupProductType: 'gmf100' })).json()).toMatchObject([{ assetId: 'taken' }]);
			expect(lastBody()).toEqual({ quota_owner: 'OA', product_type: 'gmf100' });
			expect((await getGroups({ options: { status: 'available' } })).json()).toMatchObject([
				{ assetId: 'free' },
			]);
			expect((await getGroups({ options: { status: 'used' }, limit: 1 })).json()).toMatchObject([
				{ assetId: 'taken' },
			]);
		});

		it.each(['={{ "" }}', '={{ $json.missing }}', '={{ "avaliable" }}'])(
			'refuses the status %s instead of returning what was not asked for',
			async (status) => {
				const run = await getGroups({ options: { status } });
				expect(run.nodeError()?.message).toBe('Status is neither "available" nor "used"');
				expect(world.sandbox.requests.count({ path: GROUP_PATH })).toBe(0);
			},
		);

		it.each(['array', 'object', 'assets'] as const)('understands the answer as %s', async (assetStyle) => {
			world.sandbox.spelling = { assetStyle, quotesNumbers: true };
			expect((await getGroups({ groupProductType: 'gmf50' })).json()).toMatchObject([
				{ assetId: 'free', autoRenew: true, groupId: null },
			]);
		});

		it('no packages are no items, and something else is an error that says so', async () => {
			const run = await getGroups({ groupProductType: 'gmf1000' });
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toEqual([
				'Zalo lists no packages for group chats for the Official Account (GMF 1000).',
			]);
			world.answerWith(GROUP_PATH, 'none');
			expect((await getGroups()).nodeError()?.message).toBe("Zalo's answer holds no group assets");
		});

		it('shows a missing permission with what to do', async () => {
			world.oa.permissions.delete('groups');
			expect((await getGroups()).nodeError()?.message).toContain('(Zalo code -223)');
		});
	});
});
