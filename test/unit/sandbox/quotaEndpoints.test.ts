import type { AssetStyle, Spelling } from '../../sandbox';
import { invalid, missing, QUOTA, useWorld } from './world';

const QUOTA_V3 = 'https://openapi.zalo.me/v3.0/oa/quota/message';
const GROUP_QUOTA = 'https://openapi.zalo.me/v3.0/oa/quota/group';
const ZNS_QUOTA = 'https://business.openapi.zalo.me/message/quota';

const world = useWorld();

const dataOf = async (address: string, body: unknown): Promise<unknown> => {
	const { json } = await world.post(address, body);
	expect(json).toMatchObject({ error: 0, message: 'Success' });
	return (json as { data?: unknown }).data;
};

describe('the older address', () => {
	it('tells the quota of the package, as numbers', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1874 });
		expect((await world.getQuota()).json).toEqual({
			data: { type: 'active', remain: 1874, total: 2000 },
			error: 0,
			message: 'Success',
		});
	});

	it.each(['{}', '""', '{"message_id":null}', '{"message_id":null,"user_id":null}'])(
		'takes %s for no parameters',
		async (body) => {
			expect((await world.getQuota(body)).json).toMatchObject({ data: { type: 'active' } });
		},
	);

	it('tells the replies to a message', async () => {
		expect(await dataOf(QUOTA, { message_id: 'm1' })).toEqual({ type: 'reply', remain: 8, total: 8 });
	});

	it('tells the promotion messages to a user', async () => {
		const { userId: user_id } = world.sandbox.createUser(world.oa);
		const data = await dataOf(QUOTA, { user_id, type: 'promotion' });
		expect(data).toEqual({ type: 'promotion', remain: 6, total: 6 });
		expect((await world.getQuota({ user_id: '1', type: 'promotion' })).json).toMatchObject({ error: -213 });
	});

	it.each([
		[{ message_id: 5 }, invalid('message_id')],
		[{ message_id: 'm1', user_id: '1' }, invalid('user_id')],
		[{ user_id: '1' }, missing('type')],
		[{ user_id: '1', type: 'reply' }, invalid('type')],
		[{ user_id: 1, type: 'promotion' }, invalid('user_id')],
		[{ type: 'promotion' }, invalid('type')],
		[{ page: '1' }, invalid('page')],
		['not json', invalid('body')],
		['[]', invalid('body')],
	])('refuses %j', async (body, refusal) => {
		expect((await world.getQuota(body)).json).toEqual(refusal);
	});
});

describe('the newer address', () => {
	const asset = (assetId: string, owner: 'OA' | 'APP', productType: string, quotaType: string) => ({
		assetId,
		owner,
		productType,
		quotaType,
		validThrough: '31/12/2026',
		autoRenew: false,
		remain: 1,
		total: 2,
	});

	it('tells the quota of a user', async () => {
		const { userId: user_id } = world.sandbox.createUser(world.oa, { lastInteraction: 1_791_234_567_000 });
		const promotion = { daily_remain: 1, daily_total: 1, monthly_remain: 6, monthly_total: 6 };
		expect(await dataOf(QUOTA_V3, { user_id })).toEqual({ last_interaction: '1791234567000', promotion });
		world.sandbox.spelling = { countsReplies: true };
		expect(await dataOf(QUOTA_V3, { user_id })).toEqual({
			last_interaction: '1791234567000',
			cs_reply: { remain: 8, total: 8 },
			promotion,
		});
	});

	it('lists the assets that are asked for, the package’s first', async () => {
		world.oa.assets = [
			asset('bought', 'OA', 'cs', 'purchase_quota'),
			asset('transaction', 'OA', 'transaction', 'purchase_quota'),
			asset('app', 'APP', 'cs', 'reward_quota'),
		];
		const ids = async (question: object) =>
			((await dataOf(QUOTA_V3, question)) as Array<{ asset_id: string }>).map(({ asset_id }) => asset_id);
		const { packageAssetId } = world.oa;
		expect(await ids({ quota_owner: 'OA' })).toEqual([packageAssetId, 'bought', 'transaction']);
		expect(await ids({ quota_owner: 'OA', product_type: 'cs' })).toEqual([packageAssetId, 'bought']);
		expect(await ids({ quota_owner: 'OA', quota_type: 'purchase_quota' })).toEqual(['bought', 'transaction']);
		expect(await ids({ quota_owner: 'APP' })).toEqual(['app']);
		expect(await ids({ quota_owner: 'App', quota_type: 'sub_quota' })).toEqual([]);
	});

	it.each([
		[{}, missing('quota_owner')],
		[undefined, missing('quota_owner')],
		[{ quota_owner: 'oa' }, invalid('quota_owner')],
		[{ quota_owner: 'OA', product_type: 5 }, invalid('product_type')],
		[{ quota_owner: 'OA', owner: 'OA' }, invalid('owner')],
		[{ user_id: '1', quota_owner: 'OA' }, invalid('quota_owner')],
		[{ user_id: '1' }, invalid('user_id')],
		[{ user_id: 1 }, invalid('user_id')],
	])('refuses %j', async (body, refusal) => {
		expect((await world.post(QUOTA_V3, body)).json).toEqual(refusal);
	});
});

describe('spelling', () => {
	const members = { product_type: 'cs', quota_type: 'sub_quota', valid_through: '31/10/2026' };
	const numbers = { auto_renew: true, total: 2000, remain: 2000 };
	const quoted = { auto_renew: 'true', total: '2000', remain: '2000' };
	const one = (values: object) => ({ asset_id: world.oa.packageAssetId, ...members, ...values });
	const question = { quota_owner: 'OA' };

	it.each<[AssetStyle, (asset: unknown) => unknown]>([
		['array', (asset) => [asset]],
		['object', (asset) => asset],
		['assets', (asset) => ({ assets: [asset] })],
	])('lists assets as %s, quoted or not', async (assetStyle, styled) => {
		world.sandbox.spelling = { assetStyle };
		expect(await dataOf(QUOTA_V3, question)).toEqual(styled(one(numbers)));
		world.sandbox.spelling = { quotesNumbers: true };
		expect(await dataOf(QUOTA_V3, question)).toEqual(styled(one(quoted)));
	});

	it('leaves the data out where there is no asset to make an object of', async () => {
		world.sandbox.spelling = { assetStyle: 'object' };
		expect((await world.post(GROUP_QUOTA, question)).json).toEqual({ error: 0, message: 'Success' });
	});

	it('is of group assets, too', async () => {
		world.oa.groupAssets = [
			{
				assetId: 'g1',
				owner: 'OA',
				productType: 'gmf50',
				quotaType: 'sub_quota',
				validThrough: '10/10/2027',
				autoRenew: false,
				groupId: '7',
			},
		];
		world.sandbox.spelling = { assetStyle: 'object', quotesNumbers: true };
		expect(await dataOf(GROUP_QUOTA, question)).toEqual({
			product_type: 'gmf50',
			quota_type: 'sub_quota',
			asset_id: 'g1',
			valid_through: '10/10/2027',
			auto_renew: 'false',
			status: 'used',
			used_id: '7',
		});
	});

	it('has capitals for ZNS', async () => {
		const read = async () => (await world.ask('GET', ZNS_QUOTA)).json;
		expect(await read()).toMatchObject({ data: { dailyQuota: 5000, dailyQuotaPromotion: null } });
		world.sandbox.spelling = { capitalisesZnsNames: true };
		expect(await read()).toMatchObject({ data: { DailyQuota: 5000, DailyQuotaPromotion: null } });
	});

	it('is the usual one again after a reset, and can be read', () => {
		const usual: Spelling = { ...world.sandbox.spelling };
		world.sandbox.spelling = { assetStyle: 'object', quotesNumbers: true, countsReplies: true };
		world.sandbox.expiredTokenCode = -220;
		expect(world.sandbox.spelling).toMatchObject({ assetStyle: 'object', expiredTokenCode: -220 });
		world.sandbox.reset();
		expect(world.sandbox.spelling).toEqual(usual);
	});
});
