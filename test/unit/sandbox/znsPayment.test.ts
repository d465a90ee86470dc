import { hashOfPhone, type CloudAccount, type ZnsQuota } from '../../sandbox';
import { DAY_MS, HOUR_MS, useWorld } from './world';
import { TEMPLATE, TO_HASH, toNumber, ZNS_QUOTA, ZnsCalls } from './znsBodies';

const world = useWorld();
const zns = new ZnsCalls(world);

const PROMOTION = { templateTag: 'PROMOTION' } as const;
const quota = async () => ((await zns.get(ZNS_QUOTA)) as { data: ZnsQuota }).data;

describe('money', () => {
	beforeEach(() => {
		world.sandbox.createTemplate(world.oa, { priceByPhone: 300, priceByUser: 200 });
	});

	it('is taken for each message, as long as there is enough', async () => {
		world.oa.cloudAccount.balance = 899;
		const errors = [];
		for (let n = 0; n < 3; n++) errors.push(await zns.send());
		expect(errors).toMatchObject([{ error: 0 }, { error: 0 }, { error: -115 }]);
		expect(world.oa.cloudAccount.balance).toBe(299);
		expect(world.sandbox.znsMessages(world.oa).map(({ price }) => price)).toEqual([300, 300]);
		expect(await quota()).toMatchObject({ remainingQuota: 4998 });
	});

	it.each<[number, Partial<CloudAccount>]>([
		[-136, { isLinked: false }],
		[-115, { balance: 0 }],
		[-137, { refusesCharges: true }],
	])('cannot be taken: %s', async (error, partial) => {
		Object.assign(world.oa.cloudAccount, partial);
		const { balance } = world.oa.cloudAccount;
		expect(await zns.send()).toEqual({ error, message: expect.any(String) });
		expect(world.oa.cloudAccount.balance).toBe(balance);
		expect(await quota()).toMatchObject({ remainingQuota: 5000 });
		expect(world.sandbox.znsMessages(world.oa)).toEqual([]);
	});

	it('is not taken for a message that is refused', async () => {
		world.oa.cloudAccount.balance = 1000;
		for (const partial of [{ phone: '1' }, { template_data: {} }, { mode: 'development' }])
			expect(await zns.send(partial)).not.toMatchObject({ error: 0 });
		world.sandbox.setZnsQuota(world.oa, { remainingQuota: 0 });
		expect(await zns.send()).toMatchObject({ error: -144 });
		expect(world.oa.cloudAccount.balance).toBe(1000);
	});
});

describe('the quota of the day', () => {
	beforeEach(() => {
		world.sandbox.createTemplate(world.oa);
	});

	it('ends', async () => {
		world.sandbox.setZnsQuota(world.oa, { dailyQuota: 500, remainingQuota: 1 });
		expect(await zns.send()).toMatchObject({ data: { quota: { dailyQuota: '500', remainingQuota: '0' } } });
		expect(await zns.send()).toMatchObject({ error: -144 });
		expect(await quota()).toMatchObject({ dailyQuota: 500, remainingQuota: 0 });
	});

	it('is full again at midnight in Vietnam', async () => {
		world.sandbox.setZnsQuota(world.oa, { remainingQuota: 0, remainingMonthlyPromotionQuota: 3 });
		world.sandbox.clock.set(Date.parse('2026-10-01T16:59:59Z'));
		expect(await quota()).toMatchObject({ remainingQuota: 0 });
		world.sandbox.clock.advance(1000);
		expect(await quota()).toMatchObject({ remainingQuota: 5000, remainingMonthlyPromotionQuota: 3 });
		expect(await zns.send()).toMatchObject({ data: { quota: { remainingQuota: '4999' } } });
	});

	it('can be gone beyond, by promotions, where Zalo lets the OA', async () => {
		world.oa.maySendBeyondQuota = true;
		world.sandbox.setZnsQuota(world.oa, { remainingQuota: 0 });
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa, PROMOTION);
		expect(await zns.send({ template_id })).toMatchObject({ error: -144 });
		expect(await zns.send({ template_id, sending_mode: '3' })).toMatchObject({
			data: { sending_mode: '3', quota: { remainingQuota: '0' } },
		});
		expect(world.sandbox.znsMessages(world.oa)).toMatchObject([{ sendingMode: '3' }]);
	});
});

describe('promotions', () => {
	beforeEach(() => {
		world.sandbox.createTemplate(world.oa, PROMOTION);
	});

	it('have a quota of the month', async () => {
		world.sandbox.setZnsQuota(world.oa, { remainingMonthlyPromotionQuota: 1 });
		expect(await zns.send()).toMatchObject({ error: 0 });
		expect(await zns.send()).toMatchObject({ error: -1441 });
		expect(await quota()).toMatchObject({ remainingQuota: 4999, remainingMonthlyPromotionQuota: 0 });
		zns.later(31 * DAY_MS);
		expect(await quota()).toMatchObject({ remainingMonthlyPromotionQuota: 403 });
		expect(await zns.send()).toMatchObject({ error: 0 });
	});

	it('are not the other messages', async () => {
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa);
		world.sandbox.setZnsQuota(world.oa, { remainingMonthlyPromotionQuota: 0 });
		world.oa.promotionsPerPhone = { day: 0, month: 0 };
		expect(await zns.send({ template_id })).toMatchObject({ error: 0 });
		expect(await quota()).toMatchObject({ remainingMonthlyPromotionQuota: 0 });
	});

	it('can be limited for a number', async () => {
		world.oa.promotionsPerPhone = { day: 1, month: 2 };
		const [a, b] = [world.sandbox.createPhone(world.oa), world.sandbox.createPhone(world.oa)];
		const send = async () => await zns.send({ phone: a.phone });
		expect(await send()).toMatchObject({ error: 0 });
		expect(await send()).toMatchObject({ error: -1472 });
		const byHash = { ...toNumber(world.oa), phone: undefined, hash_phone: hashOfPhone(a.phone) };
		expect((await world.post(TO_HASH, byHash)).json).toMatchObject({ error: -1472 });
		expect(await zns.send({ phone: b.phone })).toMatchObject({ error: 0 });
		zns.later(DAY_MS);
		expect(await send()).toMatchObject({ error: 0 });
		zns.later(DAY_MS);
		expect(await send()).toMatchObject({ error: -1471 });
		zns.later(30 * DAY_MS);
		expect(await send()).toMatchObject({ error: 0 });
	});
});

describe('a template’s own quota', () => {
	it('ends, and is full again at midnight', async () => {
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa, {
			applyTemplateQuota: true,
			templateDailyQuota: 1,
		});
		const left = async () => await zns.get(TEMPLATE, { template_id });
		expect(await left()).toMatchObject({ data: { templateDailyQuota: 1, templateRemainingQuota: 1 } });
		expect(await zns.send()).toMatchObject({ error: 0 });
		expect(await left()).toMatchObject({ data: { templateRemainingQuota: 0 } });
		expect(await zns.send()).toMatchObject({ error: -147 });
		expect(await quota()).toMatchObject({ remainingQuota: 4999 });
		world.sandbox.clock.advance(10 * HOUR_MS);
		expect(await left()).toMatchObject({ data: { templateRemainingQuota: 1 } });
		expect(await zns.send()).toMatchObject({ error: 0 });
	});
});
