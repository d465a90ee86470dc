import { testClock } from '../../support/testClock';
import { World } from '../../support/world';

const HOUR = 3_600_000;
const V3_PATH = '/v3.0/oa/quota/message';
const V2_PATH = '/v2.0/oa/quota/message';

describe('quota of one user', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const getUser = async (userId: unknown, parameters = {}) =>
		await world.run('quota', 'getUserQuota', { userId: userId as string, ...parameters });
	const iso = (time: number) => new Date(time).toISOString();

	describe('Get User Quota', () => {
		it('says when the user last wrote, what that means now, and what promotions are left', async () => {
			const lastInteraction = testClock.now() - HOUR;
			const { userId } = world.sandbox.createUser(world.oa, { lastInteraction });
			const run = await getUser(userId);
			expect(run.json()).toEqual([
				{
					userId,
					lastInteraction: iso(lastInteraction),
					window: 'free',
					windowEndsAt: iso(lastInteraction + 48 * HOUR),
					promotion: { dailyRemain: 1, dailyTotal: 1, monthlyRemain: 6, monthlyTotal: 6 },
				},
			]);
		});

		it.each([
			['just now', 0, 'free', 48],
			['a minute less than 48 hours ago', 48 * HOUR - 60_000, 'free', 48],
			['a minute more than 48 hours ago', 48 * HOUR + 60_000, 'paid', 7 * 24],
			['a minute less than 7 days ago', 7 * 24 * HOUR - 60_000, 'paid', 7 * 24],
			['a minute more than 7 days ago', 7 * 24 * HOUR + 60_000, 'closed', undefined],
			['in a minute, by clocks that differ', -60_000, 'free', 48],
		])('the window of a user who wrote %s', async (_when, age, window, endsAfterHours) => {
			const lastInteraction = testClock.now() - age;
			const { userId } = world.sandbox.createUser(world.oa, { lastInteraction });
			const windowEndsAt = endsAfterHours ? iso(lastInteraction + endsAfterHours * HOUR) : null;
			expect((await getUser(userId)).json()).toMatchObject([{ window, windowEndsAt }]);
		});

		it('a user who never interacted may get welcome messages: a new follower, that is', async () => {
			const { userId } = world.sandbox.createUser(world.oa);
			expect((await getUser(userId)).json()).toMatchObject([
				{ lastInteraction: null, window: 'welcome', windowEndsAt: null },
			]);
		});

		it('hands out the counters of replies where Zalo still sends them', async () => {
			world.sandbox.spelling = { countsReplies: true };
			const { userId } = world.sandbox.createUser(world.oa);
			expect((await getUser(userId)).json()).toMatchObject([{ csReply: { remain: 8, total: 8 } }]);
		});

		it('puts out what Zalo sent when Simplify is off', async () => {
			const { userId } = world.sandbox.createUser(world.oa, { lastInteraction: 1_791_234_567_000 });
			expect((await getUser(userId, { simplify: false })).json()).toMatchObject([
				{ last_interaction: '1791234567000', promotion: { daily_remain: 1 } },
			]);
		});

		it.each([
			['a number', 1_791_234_567_000, '2026-10-05T21:09:27.000Z'],
			['text', '1791234567000', '2026-10-05T21:09:27.000Z'],
			['nothing', undefined, null],
			['never', '0', null],
			['empty', '', null],
		])('reads a last interaction that is %s', async (_name, last_interaction, expected) => {
			world.answerWith(V3_PATH, { last_interaction, promotion: null });
			expect((await getUser('1')).json()).toMatchObject([{ lastInteraction: expected }]);
		});

		it.each([
			['words', 'yesterday'],
			['an ISO time', '2026-10-05T21:09:27.000Z'],
			['a time before all times', -1],
			['a time that no calendar has', 9e15],
			['a time at the end of the calendar', 8.64e15],
		])('does not guess what a last interaction of %s means', async (_name, last_interaction) => {
			world.answerWith(V3_PATH, { last_interaction });
			expect((await getUser('1')).nodeError()?.message).toContain('cannot be read');
		});

		it('an array of one is as good as the object in it', async () => {
			world.answerWith(V3_PATH, [{ last_interaction: '1791234567000' }]);
			expect((await getUser('1')).json()).toMatchObject([{ lastInteraction: '2026-10-05T21:09:27.000Z' }]);
		});

		it('numbers as text, and none at all', async () => {
			world.answerWith(V3_PATH, {
				cs_reply: { remain: '5' },
				promotion: { daily_remain: '1', monthly_total: 'x' },
			});
			expect((await getUser('1')).json()).toMatchObject([
				{
					csReply: { remain: 5, total: null },
					promotion: { dailyRemain: 1, dailyTotal: null, monthlyRemain: null, monthlyTotal: null },
				},
			]);
		});

		it.each([
			['no data', undefined],
			['null', null],
			['an empty object', {}],
			['a list', []],
			['a list of several', [{ promotion: {} }, { promotion: {} }]],
			['text', 'ok'],
		])('%s is an error that says so', async (_name, data) => {
			world.answerWith(V3_PATH, data);
			expect((await getUser('1')).nodeError()?.message).toBe("Zalo's answer holds no quota of this user");
		});

		it.each([
			['={{ "" }}', 'User is empty'],
			['   ', 'User is empty'],
			['={{ $json.missing }}', 'User is empty'],
			['={{ 4570000000000000001 }}', 'User is a number that is too long'],
			['={{ 1.5 }}', 'User is not text or a whole number'],
			['={{ true }}', 'User is not text or a whole number'],
			['={{ { id: 1 } }}', 'User is not text or a whole number'],
			['={{ [1] }}', 'User is not text or a whole number'],
		])('the user id %j is refused before anything is sent', async (userId, message) => {
			const run = await getUser(userId);
			expect(run.nodeError()?.message).toBe(message);
			expect(world.sandbox.requests.count({ path: V3_PATH })).toBe(0);
		});

		it('takes spaces off, and a short number', async () => {
			const { userId } = world.sandbox.createUser(world.oa, { userId: '4570' });
			expect((await getUser(` ${userId}\n`)).json()).toMatchObject([{ userId }]);
			expect((await getUser('={{ 4570 }}')).json()).toMatchObject([{ userId }]);
		});

		it.each([
			['a phone number', '0912345678', 'User is a phone number'],
			['a phone number with the country', '84912345678', 'User is a phone number'],
			['a phone number with a plus', '+84912345678', 'User is a phone number'],
			['a phone number with spaces', '0912 345 678', 'User is a phone number'],
			['a phone number as a number', '={{ 84912345678 }}', 'User is a phone number'],
			['an address', 'https://zalo.me/4570000000000000001', 'User has characters that no ID has'],
			['two lines', '457\n458', 'User has characters that no ID has'],
		])('%s is refused, and Zalo is not asked', async (_name, id, message) => {
			expect((await getUser(id)).nodeError()?.message).toBe(message);
			expect(world.sandbox.requests.list).toEqual([]);
		});

		it('a user whom Zalo does not know is said in words of its own', async () => {
			const error = (await getUser('4570000000000000009')).nodeError();
			expect(error?.message).toBe('Zalo does not know this User ID (Zalo code -201)');
			expect(error?.description).toContain('has for this OA');
		});

		it('asks once for each user, and goes on behind one whom Zalo does not know', async () => {
			const known = world.sandbox.createUser(world.oa).userId;
			const items = [known, '4570000000000000009', known].map((id) => ({ json: { id } }));
			const run = await world.run(
				'quota',
				'getUserQuota',
				{ userId: '={{ $json.id }}' },
				{ items, onError: 'continueRegularOutput' },
			);
			expect(run.json()).toMatchObject([{ userId: known }, { error: { code: '-201' } }, { userId: known }]);
			expect(world.sandbox.requests.count({ path: V3_PATH })).toBe(2);
		});
	});

	describe('Get Reply Quota', () => {
		const getReply = async (parameters = {}) =>
			await world.run('quota', 'getReplyQuota', { messageId: 'm1', ...parameters });

		it('puts out what is left, and sends the message id', async () => {
			expect((await getReply()).json()).toEqual([{ messageId: 'm1', type: 'reply', remain: 8, total: 8 }]);
			expect(world.sandbox.requests.list.at(-1)).toMatchObject({
				path: V2_PATH,
				bodyText: '{"message_id":"m1"}',
			});
			expect((await getReply({ simplify: false })).json()).toEqual([{ type: 'reply', remain: 8, total: 8 }]);
		});

		it('an array of one is as good as the object in it', async () => {
			world.answerWith(V2_PATH, [{ total: 8 }]);
			expect((await getReply()).json()).toEqual([{ messageId: 'm1', type: null, remain: null, total: 8 }]);
		});

		it('leaves open what Zalo leaves open', async () => {
			world.answerWith(V2_PATH, { remain: '3' });
			expect((await getReply()).json()).toEqual([{ messageId: 'm1', type: null, remain: 3, total: null }]);
		});

		it.each([
			['no data', undefined],
			['null', null],
			['an empty object', {}],
			['a list', []],
		])('%s is an error that says what to use instead', async (_name, data) => {
			world.answerWith(V2_PATH, data);
			const error = (await getReply()).nodeError();
			expect(error?.message).toBe("Zalo's answer holds no reply quota");
			expect(error?.description).toContain('Get User Quota');
		});

		it('an empty message id is refused before anything is sent', async () => {
			expect((await getReply({ messageId: ' ' })).nodeError()?.message).toBe('Message ID is empty');
			expect(world.quotaCalls).toBe(0);
		});
	});
});
