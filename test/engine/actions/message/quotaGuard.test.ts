import type { INodeParameters } from 'n8n-workflow';

import { hintsOf, QUOTA_PATH, SEND_PATH, World } from '../../support/world';

const goOn = { onError: 'continueRegularOutput' } as const;

/** If No Free Quota: nobody pays for a message by accident. */
describe('the quota guard', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const sendTo = async (
		userIds: string[],
		ifNoFreeQuota: string,
		parameters: INodeParameters = {},
		options = {},
	) =>
		await world.run(
			'message',
			'sendText',
			{ userId: '={{ $json.user }}', text: 'Hi', options: { ifNoFreeQuota }, ...parameters },
			{ items: userIds.map((user) => ({ json: { user } })), ...options },
		);
	const sends = () => world.sandbox.requests.count({ path: SEND_PATH });

	it('sends within the 48 hours, without a look at the package', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const run = await sendTo([world.userOf(1).userId], 'skip');
		expect(run.json()).toMatchObject([{ quota: { type: 'reply' } }]);
		expect(world.sandbox.requests.count({ path: QUOTA_PATH })).toBe(0);
	});

	it('after them, sends as long as the package lasts, and skips the others with a reason', async () => {
		world.sandbox.setQuota(world.oa, { remain: 3 });
		const users = Array.from({ length: 10 }, () => world.userOf(72).userId);
		const run = await sendTo(users, 'skip');
		expect(run.json().filter(({ messageId }) => messageId !== undefined)).toHaveLength(3);
		const skipped = run.json().filter(({ sent }) => sent === false);
		expect(skipped).toHaveLength(7);
		expect(skipped[0]).toEqual({
			sent: false,
			reason: expect.stringContaining('charged'),
			userId: expect.any(String),
		});
		expect(world.oa.paidMessages).toBe(0);
		expect(sends()).toBe(3);
		expect(hintsOf(run)).toEqual([expect.stringContaining('not sent')]);
	});

	/** Zalo's answers speak of another quota than was used. */
	const rewriteQuota = (quota: object | undefined, times = Infinity) =>
		world.sandbox.faults.order({
			path: SEND_PATH,
			times,
			fault: {
				kind: 'rewrite',
				change: (answer: unknown) => {
					const sent = answer as { data: object };
					return { ...sent, data: { ...sent.data, quota } };
				},
			},
		});
	const oneByOne = { batching: { batch: { batchSize: 1, batchInterval: 1000 } } };

	it('holds back everybody once Zalo has charged within the 48 hours', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		rewriteQuota(undefined);
		const users = Array.from({ length: 300 }, () => world.userOf(1).userId);
		const run = await sendTo(users, 'skip');
		// Those that were under way when the first answer came cannot be called back.
		expect(sends()).toBeLessThanOrEqual(100);
		expect(run.json().filter(({ sent }) => sent === false)).toHaveLength(300 - sends());
	});

	it('counts what items without it use up', async () => {
		world.sandbox.setQuota(world.oa, { remain: 2 });
		const user = world.userOf(72).userId;
		const items = ['skip', 'send', 'skip'].map((answer) => ({ json: { user, answer } }));
		const options = { ifNoFreeQuota: '={{ $json.answer }}' };
		const run = await sendTo([], '', { options }, { items });
		expect(run.json()[2]).toMatchObject({ sent: false });
		expect([sends(), world.oa.paidMessages]).toEqual([2, 0]);
	});

	it('a paid message outside the 48 hours does not hold back one within them', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const items = [
			{ json: { user: world.userOf(72).userId, answer: 'send' } },
			{ json: { user: world.userOf(1).userId, answer: 'skip' } },
		];
		const options = { ifNoFreeQuota: '={{ $json.answer }}', ...oneByOne };
		const run = await sendTo([], '', { options }, { items });
		expect(run.json().map(({ messageId }) => typeof messageId)).toEqual(['string', 'string']);
	});

	it('where Zalo still counts replies, counts those of this run', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const lastInteraction = String(world.sandbox.clock.now() - 3_600_000);
		world.answerWith('/v3.0/oa/quota/message', {
			last_interaction: lastInteraction,
			cs_reply: { remain: 2, total: 8 },
		});
		rewriteQuota({ quota_type: 'reply', remain: '0', total: '8' });
		const user = world.userOf(1).userId;
		await sendTo([user, user, user], 'skip');
		expect(sends()).toBe(2);
	});

	it('a text in more parts than replies are left is not begun', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const lastInteraction = String(world.sandbox.clock.now() - 3_600_000);
		world.answerWith('/v3.0/oa/quota/message', {
			last_interaction: lastInteraction,
			cs_reply: { remain: 1, total: 8 },
		});
		const options = { ifNoFreeQuota: 'skip', splitLongText: true };
		const run = await sendTo([world.userOf(1).userId], 'skip', { text: 'word '.repeat(900), options });
		expect(run.json()).toMatchObject([{ sent: false }]);
		expect(sends()).toBe(0);
	});

	it('asks again after a read that has failed for a passing cause', async () => {
		const fault = { kind: 'http', status: 502, body: '' } as const;
		world.sandbox.faults.order({ path: QUOTA_PATH, times: 3, fault });
		const user = world.userOf(72).userId;
		const run = await sendTo([user, user, user], 'skip', {}, goOn);
		expect(run.json().map(({ messageId }) => messageId !== undefined)).toEqual([false, true, true]);
	});

	it('asks no more where every read fails', async () => {
		const fault = { kind: 'http', status: 502, body: '' } as const;
		world.sandbox.faults.order({ path: QUOTA_PATH, times: Infinity, fault });
		const user = world.userOf(72).userId;
		await sendTo(Array<string>(20).fill(user), 'skip', {}, goOn);
		// Three times, with two repeats each.
		expect(world.sandbox.requests.count({ path: QUOTA_PATH })).toBe(9);
		expect(sends()).toBe(0);
	});

	it('says so where messages that were bought cannot be read', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const fault = { kind: 'http', status: 502, body: '' } as const;
		const path = '/v3.0/oa/quota/message';
		world.sandbox.faults.order({ path, holds: 'purchase_quota', times: Infinity, fault });
		const run = await sendTo([world.userOf(72).userId], 'skip');
		expect(run.json()).toMatchObject([{ sent: false, reason: expect.stringContaining('could not be read') }]);
	});

	it('a quota with a last day and no type is none of a reply', async () => {
		world.answerWith(QUOTA_PATH, { type: 'active', remain: 1, total: 500 });
		world.sandbox.setQuota(world.oa, { remain: 1 });
		rewriteQuota({ remain: '0', total: '500', expired_date: '31/12/2026' });
		const user = world.userOf(72).userId;
		await sendTo([user, user], 'skip');
		expect([sends(), world.oa.paidMessages]).toEqual([1, 0]);
	});

	it('holds back none of the last free ones because answers overtake each other', async () => {
		world.sandbox.setQuota(world.oa, { remain: 45 });
		const users = Array.from({ length: 45 }, () => world.userOf(72).userId);
		for (const [index, user] of users.entries()) {
			const ms = index < 39 ? 400 : index === 39 ? 100 : 0;
			world.sandbox.faults.order({ path: SEND_PATH, holds: user, fault: { kind: 'latency', ms } });
		}
		const run = await sendTo(users, 'skip');
		expect(run.json().filter(({ sent }) => sent === false)).toEqual([]);
		expect([world.oa.messageQuota.remain, world.oa.paidMessages]).toEqual([0, 0]);
	});

	it('counts no asset twice that Zalo hands out for another question', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1 });
		const asset = { asset_id: 'a', product_type: 'cs', quota_type: 'sub_quota', valid_through: '31/12/2099' };
		const text = JSON.stringify({ error: 0, data: [{ ...asset, auto_renew: true, total: 500, remain: 1 }] });
		world.sandbox.faults.order({
			path: '/v3.0/oa/quota/message',
			holds: 'quota_owner',
			times: Infinity,
			fault: { kind: 'body', text },
		});
		const user = world.userOf(72).userId;
		await sendTo([user, user, user], 'skip');
		expect([sends(), world.oa.paidMessages]).toEqual([1, 0]);
	});

	it('reads the package once per run, and each user once', async () => {
		const user = world.userOf(72).userId;
		await sendTo(Array<string>(20).fill(user), 'skip');
		expect(world.sandbox.requests.count({ path: QUOTA_PATH })).toBe(1);
		expect(world.sandbox.requests.count({ path: '/v3.0/oa/quota/message' })).toBe(3);
		expect(sends()).toBe(20);
	});

	it.each(['purchase_quota', 'reward_quota'])('counts the messages of %s, too', async (quotaType) => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		world.oa.assets.push({
			assetId: 'a1',
			owner: 'OA',
			productType: 'cs',
			quotaType,
			validThrough: '31/12/2099',
			autoRenew: false,
			remain: 2,
			total: 10,
		});
		const run = await sendTo(
			[world.userOf(72).userId, world.userOf(72).userId, world.userOf(72).userId],
			'skip',
		);
		expect(run.json().filter(({ sent }) => sent === false)).toHaveLength(1);
		expect(world.oa.paidMessages).toBe(0);
	});

	it('fails the item where the user wants that, and says how to send all the same', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const run = await sendTo([world.userOf(72).userId], 'fail', {}, goOn);
		expect(run.json()).toMatchObject([
			{
				error: {
					message: expect.stringContaining('would be charged'),
					description: expect.stringContaining('Send Anyway'),
					code: null,
					mayHaveArrived: false,
				},
			},
		]);
		expect(sends()).toBe(0);
	});

	it('sends anyway by default, and asks for nothing', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const run = await sendTo([world.userOf(72).userId], 'send', { options: {} });
		expect(run.json()).toMatchObject([{ quota: { type: 'paid' } }]);
		expect(world.sandbox.requests.list.map(({ path }) => path)).toEqual([SEND_PATH]);
	});

	it('skips whom Zalo would refuse: 7 days after the last interaction', async () => {
		const run = await sendTo([world.userOf(8 * 24).userId], 'skip');
		expect(run.json()).toMatchObject([{ sent: false, reason: expect.stringContaining('7 days') }]);
		expect(sends()).toBe(0);
	});

	it('a failed message gives back what it had taken', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1 });
		const fault = { kind: 'zaloError', code: -244, message: 'blocked' } as const;
		world.sandbox.faults.order({ path: SEND_PATH, times: 1, fault });
		const user = world.userOf(72).userId;
		const run = await sendTo([user, user], 'skip', {}, goOn);
		expect(run.json()).toMatchObject([{ error: { code: '-244' } }, { quota: { type: 'sub_quota' } }]);
	});

	it('one that may have arrived has used its message up', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1 });
		world.sandbox.faults.order({ path: SEND_PATH, times: 1, fault: { kind: 'lostAnswer' } });
		const user = world.userOf(72).userId;
		const run = await sendTo([user, user], 'skip', {}, goOn);
		expect(run.json()).toMatchObject([{ error: { mayHaveArrived: true } }, { sent: false }]);
	});

	it('a split text goes out as a whole, or not at all', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1 });
		const text = 'word '.repeat(600);
		const options = { ifNoFreeQuota: 'skip', splitLongText: true };
		const run = await sendTo([world.userOf(72).userId], 'skip', { text, options });
		expect(run.json()).toMatchObject([{ sent: false }]);
		expect(sends()).toBe(0);
	});

	it.each([
		['what is left', QUOTA_PATH, { type: 'active' }],
		['the user', '/v3.0/oa/quota/message', {}],
	])('does not send when %s cannot be read', async (_what, path, data) => {
		world.answerWith(path, data);
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const run = await sendTo([world.userOf(72).userId], 'skip');
		expect(run.json()).toMatchObject([{ sent: false }]);
		expect(sends()).toBe(0);
	});

	it('a choice that is left over from a user does no harm in a group', async () => {
		const group = world.sandbox.createGroup(world.oa);
		const run = await world.run('message', 'sendText', {
			sendTo: 'group',
			groupId: { __rl: true, mode: 'id', value: group.groupId },
			text: 'Hi',
			options: { ifNoFreeQuota: 'skip' },
		});
		expect(run.json()).toMatchObject([{ groupId: group.groupId, quota: null }]);
	});

	it('a value that is not in the list fails: it must not switch the guard off', async () => {
		const run = await sendTo([world.userOf(72).userId], '={{ $json.missing }}', {}, goOn);
		expect(run.json()).toMatchObject([{ error: { message: expect.stringContaining('If No Free Quota') } }]);
		expect(sends()).toBe(0);
	});
});
