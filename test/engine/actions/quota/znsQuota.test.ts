import { World } from '../../support/world';

const PATH = '/message/quota';

const simplified = {
	remain: 4992,
	total: 5000,
	used: 8,
	remainPercent: 99.84,
	dailyPromotionTotal: null,
	dailyPromotionRemain: null,
	monthlyPromotionTotal: 403,
	monthlyPromotionRemain: 403,
	nextMonthPromotionTotal: 425,
};

describe('Get ZNS Quota', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => {
		world.reset();
		world.oa.znsQuota.remainingQuota = 4992;
	});
	afterAll(async () => await world.stop());

	const getZns = async (parameters = {}, options = {}) =>
		await world.run('quota', 'getZnsQuota', parameters, options);

	it('puts out the quota of the day and of promotions', async () => {
		expect((await getZns()).json()).toEqual([simplified]);
		expect(world.sandbox.requests.list.at(-1)).toMatchObject({
			host: 'business.openapi.zalo.me',
			method: 'GET',
			path: PATH,
		});
	});

	it('understands names that begin with a capital letter', async () => {
		world.sandbox.spelling = { capitalisesZnsNames: true };
		expect((await getZns()).json()).toEqual([simplified]);
	});

	it('an array of one is as good as the object in it', async () => {
		const sent = { dailyQuota: 500, remainingQuota: 100 };
		world.answerWith(PATH, [sent]);
		expect((await getZns()).json()).toMatchObject([{ remain: 100, total: 500 }]);
		expect((await getZns({ simplify: false })).json()).toEqual([sent]);
	});

	it('puts out what Zalo sent when Simplify is off', async () => {
		expect((await getZns({ simplify: false })).json()).toMatchObject([{ dailyQuota: 5000 }]);
	});

	it('numbers as text, and the four names of the older page', async () => {
		const sent = {
			dailyQuota: '500',
			remainingQuota: '0',
			dailyQuotaPromotion: 125,
			remainingQuotaPromotion: '124',
		};
		world.answerWith(PATH, sent);
		expect((await getZns()).json()).toMatchObject([
			{ remain: 0, total: 500, remainPercent: 0, dailyPromotionTotal: 125, dailyPromotionRemain: 124 },
		]);
	});

	it.each([
		['leaves the numbers out', {}],
		['sends null', { dailyQuota: null, remainingQuota: null }],
		['sends -1', { dailyQuota: -1, remainingQuota: -1 }],
	])('puts out null for an OA without a daily limit, where Zalo %s', async (_name, daily) => {
		world.answerWith(PATH, { ...daily, monthlyPromotionQuota: 403, remainingMonthlyPromotionQuota: 400 });
		expect((await getZns()).json()).toEqual([
			{
				remain: null,
				total: null,
				used: null,
				remainPercent: null,
				dailyPromotionTotal: null,
				dailyPromotionRemain: null,
				monthlyPromotionTotal: 403,
				monthlyPromotionRemain: 400,
				nextMonthPromotionTotal: null,
			},
		]);
	});

	it('puts out null when Zalo says nothing but that there is no limit', async () => {
		world.answerWith(PATH, { dailyQuota: '-1', remainingQuota: '-1' });
		expect((await getZns()).json()).toMatchObject([
			{ remain: null, total: null, monthlyPromotionTotal: null },
		]);
	});

	it.each([
		['no data', undefined],
		['null', null],
		['a list', []],
		['data without numbers', { dailyQuota: null, remainingQuota: null }],
	])('%s is an error that says so', async (_name, data) => {
		world.answerWith(PATH, data);
		expect((await getZns()).nodeError()?.message).toBe("Zalo's answer holds no ZNS quota");
	});

	it('an OA that may not send ZNS is told so', async () => {
		const fault = { kind: 'zaloError', code: -135, message: 'OA has no permission' } as const;
		world.sandbox.faults.order({ path: PATH, fault });
		expect((await getZns()).nodeError()?.message).toContain('(Zalo code -135)');
	});

	it('renews a session whose token this host refuses with its own code', async () => {
		const credentialId = await world.refreshTokenCredential();
		expect((await getZns({}, { credentialId })).status).toBe('success');
		world.sandbox.revoke(world.app, world.oa);
		expect((await getZns({}, { credentialId })).json()).toEqual([simplified]);
		expect(world.sandbox.exchanges).toBe(2);
	});
});
