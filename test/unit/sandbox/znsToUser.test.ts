import type { QuotaAsset, SandboxOa, SandboxUser, ZnsTemplate } from '../../sandbox';
import { anId, DAY_MS, invalid, missing, notGranted, notKnown, START, useWorld } from './world';
import { DATA, STATUS, TO_USER, ZnsCalls } from './znsBodies';

const world = useWorld();
const zns = new ZnsCalls(world);

const addUser = (partial: Partial<SandboxUser> = {}) =>
	world.sandbox.createUser(world.oa, { lastInteraction: START, ...partial }).userId;

async function send(partial: object = {}): Promise<unknown> {
	const { templateId } = [...world.oa.templates.values()][0] ?? world.sandbox.createTemplate(world.oa);
	const body = { user_id: addUser(), template_id: templateId, template_data: DATA, ...partial };
	return (await world.post(TO_USER, body)).json;
}

const sendBy = async (template: Partial<ZnsTemplate>, user: Partial<SandboxUser> = {}) =>
	await send({
		user_id: addUser(user),
		template_id: world.sandbox.createTemplate(world.oa, template).templateId,
	});

const asset = (partial: Partial<QuotaAsset> = {}): QuotaAsset => ({
	assetId: 'a1',
	owner: 'OA',
	productType: 'transaction',
	quotaType: 'purchase_quota',
	validThrough: '31/12/2026',
	autoRenew: false,
	remain: 3,
	total: 10,
	...partial,
});

const messageId = (): unknown => expect.stringMatching(/^[0-9a-f]{20}$/);

describe('a message by a template to a user', () => {
	it('is taken, and paid by its own price', async () => {
		world.oa.cloudAccount.balance = 1000;
		const user_id = addUser();
		expect(await send({ user_id })).toEqual({
			data: { message_id: messageId(), user_id, sent_time: String(START) },
			error: 0,
			message: 'Success',
		});
		expect(world.oa.cloudAccount.balance).toBe(800);
		expect(world.oa.znsQuota.remainingQuota).toBe(5000);
		expect(world.sandbox.znsMessages(world.oa)).toEqual([
			{
				messageId: messageId(),
				oaId: world.oa.oaId,
				recipient: { user_id },
				templateId: anTemplateId(),
				data: DATA,
				trackingId: undefined,
				mode: 'usual',
				sendingMode: '1',
				journeyToken: undefined,
				price: 200,
				sentAt: START,
				deliversAt: START + 5000,
			},
		]);
	});

	it('is delivered like any other', async () => {
		const user_id = addUser();
		world.sandbox.createPhone(world.oa, { userId: user_id, deliveryMs: 1000 });
		const { data } = (await send({ user_id })) as { data: { message_id: string } };
		world.sandbox.clock.advance(1000);
		expect(await zns.get(STATUS, { message_id: data.message_id })).toMatchObject({ data: { status: 1 } });
	});

	it.each<[Partial<QuotaAsset>, object]>([
		[{}, { quota_type: 'purchase_quota', owner_type: 'OA' }],
		[
			{ quotaType: 'reward_quota', owner: 'APP' },
			{ quota_type: 'reward_quota', owner_type: 'App' },
		],
	])('takes what was bought or given first: %j', async (partial, quota) => {
		world.oa.cloudAccount.balance = 0;
		world.oa.assets = [asset({ productType: 'cs' }), asset({ remain: 0 }), asset(partial)];
		const owner_id = partial.owner === 'APP' ? world.app.appId : world.oa.oaId;
		expect(await send()).toMatchObject({ data: { quota: { ...quota, owner_id } } });
		expect(world.oa.assets.map(({ remain }) => remain)).toEqual([3, 0, 2]);
		expect(world.sandbox.znsMessages(world.oa)).toMatchObject([{ price: 0 }]);
	});

	it('is spelled in two ways', async () => {
		world.oa.assets = [asset()];
		world.sandbox.spelling = { sentTimePlace: 'beside', userQuotaStyle: 'remain', sentTimeIsNumber: true };
		const quota = { quota_type: 'purchase_quota', remain: '2', total: '10' };
		const answer = await send();
		expect(answer).toEqual({
			data: { message_id: messageId(), user_id: anId(), quota },
			sent_time: START,
			error: 0,
			message: 'Success',
		});
	});
});

function anTemplateId(): unknown {
	return expect.stringMatching(/^\d{6}$/);
}

describe('is refused', () => {
	it.each<[string, object, object]>([
		['without a user', { user_id: undefined }, missing('user_id')],
		['for an unknown user', { user_id: '1' }, notKnown],
		['without a template', { template_id: undefined }, missing('template_id')],
		['with an unknown template', { template_id: '1' }, invalid('template_id')],
		['without data', { template_data: undefined }, missing('template_data')],
		['with data that is text', { template_data: 'a' }, invalid('template_data')],
		['with a tracking id', { tracking_id: 'a' }, invalid('tracking_id')],
		['with a number', { phone: '84912345678' }, invalid('phone')],
	])('%s', async (_name, partial, expected) => {
		expect(await send(partial)).toEqual(expected);
		expect(world.sandbox.znsMessages(world.oa)).toEqual([]);
	});

	it('with data that does not fit, which is all one code', async () => {
		for (const template_data of [{}, { customer_name: 'An' }, { ...DATA, x: 1 }, { ...DATA, amount: 'x' }])
			expect(await send({ template_data })).toEqual({
				error: -201,
				message: expect.stringMatching(/^template_data is invalid: \S/),
			});
	});

	const beforeUid = Date.parse('2025-12-09T16:59:59Z');
	it.each<[string, Partial<ZnsTemplate>, number]>([
		['is old', { createdTime: beforeUid }, -249],
		['is not', { createdTime: beforeUid + 1000 }, 0],
		['is for codes', { isOtp: true }, -249],
		['has buttons that answer', { hasResponseButtons: true }, -249],
		['is for journeys', { journey: 'coach_bus' }, -249],
		['is withheld', { isWithheld: true }, -201],
		['is not approved', { status: 'PENDING_REVIEW' }, -201],
		['is disabled', { status: 'DISABLE' }, -201],
		['has been sent as often as it may', { applyTemplateQuota: true }, -211],
	])('by a template that %s: %s', async (_name, template, error) => {
		expect(await sendBy(template)).toMatchObject({ error });
	});

	it.each<[number, (oa: SandboxOa) => void]>([
		[-235, (oa) => (oa.znsStanding = 'notRegistered')],
		[-248, (oa) => (oa.znsStanding = 'blocked')],
		[-233, (oa) => oa.allowedTags.delete('TRANSACTION')],
		[-320, (oa) => (oa.cloudAccount.isLinked = false)],
		[-321, (oa) => (oa.cloudAccount.balance = 199)],
		[-321, (oa) => (oa.cloudAccount.refusesCharges = true)],
	])('for the OA: %s', async (error, change) => {
		change(world.oa);
		expect(await send()).toEqual({ error, message: expect.any(String) });
		expect(world.sandbox.znsMessages(world.oa)).toEqual([]);
	});

	it('for those who may not send messages', async () => {
		world.oa.permissions.delete('messages');
		expect(await send()).toEqual(notGranted);
	});

	const year = 365 * DAY_MS;
	it.each<[string, Partial<ZnsTemplate>, Partial<SandboxUser>, number]>([
		['after a year', {}, { lastInteraction: START - year - 1 }, -232],
		['without any interaction', {}, { lastInteraction: undefined }, -232],
		['but not within the year', {}, { lastInteraction: START - year }, 0],
		['but not for another tag', { templateTag: 'CUSTOMER_CARE' }, { lastInteraction: undefined }, 0],
		['by a user who wants none', {}, { blocksMessages: true }, -244],
	])('%s', async (_name, template, user, error) => {
		expect(await sendBy(template, user)).toMatchObject({ error });
	});
});

describe('a promotion to a user', () => {
	const PROMOTION = { templateTag: 'PROMOTION' } as const;

	it('is one of a few', async () => {
		const promotion = { dailyRemain: 1, dailyTotal: 1, monthlyRemain: 2, monthlyTotal: 6 };
		const user_id = addUser({ promotion });
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa, PROMOTION);
		expect(await send({ user_id, template_id })).toMatchObject({ error: 0 });
		expect(promotion).toMatchObject({ dailyRemain: 0, monthlyRemain: 1 });
		expect(await send({ user_id, template_id })).toMatchObject({ error: -218 });
		promotion.dailyRemain = 1;
		promotion.monthlyRemain = 0;
		expect(await send({ user_id, template_id })).toMatchObject({ error: -218 });
		expect(promotion.dailyRemain).toBe(1);
	});

	it.each([
		['2026-10-01T14:59:59Z', 0],
		['2026-10-01T15:00:00Z', -234],
		['2026-10-01T22:59:59Z', -234],
		['2026-10-01T23:00:00Z', 0],
	])('is not sent at night: %s', async (time, error) => {
		world.sandbox.clock.set(Date.parse(time));
		expect(await sendBy(PROMOTION)).toMatchObject({ error });
		expect(await sendBy({ templateTag: 'CUSTOMER_CARE' })).toMatchObject({ error: 0 });
	});
});
