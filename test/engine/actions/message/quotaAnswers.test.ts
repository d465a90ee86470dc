import type { INodeParameters } from 'n8n-workflow';

import { hintsOf, SEND_PATH, World } from '../../support/world';

const goOn = { onError: 'continueRegularOutput' } as const;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const USER_QUOTA_PATH = '/v3.0/oa/quota/message';

/** If No Free Quota: what Zalo's answers teach while the run goes on, and where the free hours end. */
describe('the quota guard learns', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const userOf = (ago: number) => world.userOf(ago / HOUR).userId;
	/** Those to the same user go out one after the other. */
	const sendTo = async (userIds: string[], parameters: INodeParameters = {}, options: INodeParameters = {}) =>
		await world.run(
			'message',
			'sendText',
			{
				userId: '={{ $json.user }}',
				text: 'Hi',
				...parameters,
				options: { ifNoFreeQuota: 'skip', ...options },
			},
			{ items: userIds.map((user) => ({ json: { user } })), ...goOn },
		);
	/** What Zalo says of how the next message was counted. */
	const answerNextSend = (quota: object | undefined) =>
		world.sandbox.faults.order({
			path: SEND_PATH,
			times: 1,
			fault: {
				kind: 'rewrite',
				change: (answer) => {
					const { data, ...rest } = answer as { data: object };
					return { ...rest, data: { ...data, quota } };
				},
			},
		});
	const sends = () => world.sandbox.requests.count({ path: SEND_PATH });

	it.each<[string, object | undefined]>([
		['names no quota: it was charged', undefined],
		['names a quota that nobody knows', { quota_type: 'new_quota', remain: '7', total: '9' }],
	])('of an answer that %s, and holds the others back', async (_what, quota) => {
		answerNextSend(quota);
		const user = userOf(72 * HOUR);
		const run = await sendTo([user, user, user]);
		expect(run.json()).toMatchObject([{ messageId: expect.any(String) }, { sent: false }, { sent: false }]);
		expect(sends()).toBe(1);
	});

	it('says beside the output that Zalo has charged', async () => {
		answerNextSend(undefined);
		expect(hintsOf(await sendTo([userOf(72 * HOUR)]))).toEqual([expect.stringContaining('charged')]);
	});

	it('that less is left than was read: somebody else sends, too', async () => {
		world.sandbox.setQuota(world.oa, { remain: 100 });
		answerNextSend({ quota_type: 'sub_quota', remain: '1', total: '2000' });
		answerNextSend({ quota_type: 'sub_quota', remain: '0', total: '2000' });
		const user = userOf(72 * HOUR);
		const run = await sendTo([user, user, user, user]);
		expect(run.json().map(({ sent }) => sent ?? true)).toEqual([true, true, false, false]);
	});

	it('that Zalo counts the messages to a user although the 48 hours are not over', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1 });
		const user = userOf(HOUR);
		answerNextSend({ quota_type: 'sub_quota', remain: null, total: '2000' });
		answerNextSend({ quota_type: 'sub_quota', remain: null, total: '2000' });
		const run = await sendTo([user, user, user]);
		expect(run.json().map(({ sent }) => sent ?? true)).toEqual([true, true, false]);
	});

	it('asks the package where no reply is left within the 48 hours', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const lastInteraction = String(world.sandbox.clock.now() - HOUR);
		world.answerWith(USER_QUOTA_PATH, {
			last_interaction: lastInteraction,
			cs_reply: { remain: 0, total: 8 },
		});
		expect((await sendTo([userOf(HOUR)])).json()).toMatchObject([{ sent: false }]);
		expect(sends()).toBe(0);
	});

	it.each([
		['9 minutes', false],
		['11 minutes', true],
	])('%s before the 48 hours end, a message is free: %s', async (left, isFree) => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const run = await sendTo([userOf(48 * HOUR - parseInt(left, 10) * MINUTE)]);
		expect(run.json()[0]?.sent ?? true).toBe(isFree);
	});

	it('looks at the clock when the item is sent, not when the run begins', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const batching = { batch: { batchSize: 1, batchInterval: 30 * MINUTE } };
		const user = userOf(48 * HOUR - 45 * MINUTE);
		const run = await sendTo([user, user, user], {}, { batching });
		expect(run.json().map(({ sent }) => sent ?? true)).toEqual([true, true, false]);
	});

	it('stops in the middle of a text in parts when Zalo charges for one', async () => {
		answerNextSend(undefined);
		const run = await sendTo([userOf(72 * HOUR)], { text: 'word '.repeat(900) }, { splitLongText: true });
		expect(run.json()).toMatchObject([{ quota: { type: 'paid' } }, { sent: false }]);
		expect(sends()).toBe(1);
	});

	it.each([
		['today', 0, true],
		['yesterday', 1, false],
	])('an asset whose last day was %s counts: %s', async (_day, daysAgo, counts) => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });
		world.oa.assets.push({
			assetId: 'a1',
			owner: 'OA',
			productType: 'cs',
			quotaType: 'reward_quota',
			validThrough: day.format(Date.now() - daysAgo * 24 * HOUR),
			autoRenew: false,
			remain: 5,
			total: 10,
		});
		const run = await sendTo([userOf(72 * HOUR)]);
		expect(run.json()[0]?.sent ?? true).toBe(counts);
	});

	it('does not stop the others where Zalo does not know a user', async () => {
		world.sandbox.setQuota(world.oa, { remain: 5 });
		const run = await sendTo(['4570000000000000999', userOf(72 * HOUR)]);
		expect(run.json()).toMatchObject([
			{ sent: false, reason: expect.stringContaining('cannot be read') },
			{ messageId: expect.any(String) },
		]);
	});

	it('fails where Zalo cannot be asked: a silence of all items would look like success', async () => {
		world.sandbox.faults.order({
			path: USER_QUOTA_PATH,
			times: Infinity,
			fault: { kind: 'zaloError', code: -221, message: 'OA not verified' },
		});
		const run = await sendTo([userOf(72 * HOUR)]);
		expect(run.json()).toMatchObject([{ error: { code: '-221', mayHaveArrived: false } }]);
		expect(sends()).toBe(0);
	});
});
