import schema from '../../../../nodes/ZaloOa/__schema__/v1.0.0/user/getAll.json';
import type { SandboxUser } from '../../../sandbox';
import { testClock } from '../../support/testClock';
import { hintsOf, World } from '../../support/world';

const LIST_PATH = '/v3.0/oa/user/getlist';
const DETAIL_PATH = '/v3.0/oa/user/detail';
const DAY = 24 * 3_600_000;

describe('Get many users', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const getAll = async (parameters = {}) => await world.run('user', 'getAll', parameters);
	const withDetails = { options: { includeDetails: true } };

	const addUsers = (count: number, partial: Partial<SandboxUser> = {}) =>
		Array.from({ length: count }, () => world.sandbox.createUser(world.oa, partial));

	/** What was asked of the list, page by page. */
	const asked = () =>
		world.sandbox.requests.list
			.filter(({ path }) => path === LIST_PATH)
			.map(({ query }) => JSON.parse(query.data ?? 'null') as Record<string, unknown>);

	describe('page by page', () => {
		it('puts out one item per user, with the id as text', async () => {
			const { userId } = world.user;
			const [other] = addUsers(1);
			const run = await getAll();
			expect(run.json()).toEqual([{ userId }, { userId: other?.userId }]);
			expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
			expect(hintsOf(run)).toEqual([]);
			expect(asked()).toEqual([{ offset: 0, count: 50 }]);
		});

		it('returns as many as wanted, and asks for no more', async () => {
			addUsers(119);
			expect((await getAll()).json()).toHaveLength(50);
			expect((await getAll({ limit: 60 })).json()).toHaveLength(60);
			expect(asked().map(({ offset, count }) => [offset, count])).toEqual([
				[0, 50],
				[0, 50],
				[50, 10],
			]);
		});

		it('returns all of them, each once', async () => {
			addUsers(119);
			const ids = (await getAll({ returnAll: true })).json().map(({ userId }) => userId);
			expect(ids).toHaveLength(120);
			expect(new Set(ids).size).toBe(120);
			expect(asked()).toHaveLength(3);
		});

		it('leaves out a user who comes again because the list has moved', async () => {
			const users = (first: number) => Array.from({ length: 50 }, (_, n) => ({ user_id: String(first + n) }));
			const answer = (first: number, count: number) =>
				world.sandbox.faults.order({
					path: LIST_PATH,
					fault: {
						kind: 'body',
						text: JSON.stringify({
							data: { total: 60, users: users(first).slice(0, count) },
							error: 0,
						}),
					},
				});
			answer(1000, 50);
			answer(1049, 10);
			const ids = (await getAll({ returnAll: true })).json().map(({ userId }) => userId);
			expect(ids).toHaveLength(59);
		});

		/** Of each page of ten and more, Zalo keeps back as many of its last users. */
		const shortenPages = (by: number) => {
			const change = (answer: unknown) => {
				const { data } = answer as { data: { users: unknown[] } };
				if (data.users.length >= 10) data.users.splice(-by);
				return answer;
			};
			world.sandbox.faults.order({ path: LIST_PATH, times: Infinity, fault: { kind: 'rewrite', change } });
		};

		it('goes on behind a page that is not full, as long as Zalo says that there are more', async () => {
			addUsers(119);
			shortenPages(3);
			const ids = (await getAll({ returnAll: true })).json().map(({ userId }) => userId);
			expect(new Set(ids).size).toBe(120);
			expect(ids).toHaveLength(120);
		});

		it('reaches the last users also where pages that are not full have moved the last one', async () => {
			addUsers(9_999);
			shortenPages(1);
			const run = await getAll({ returnAll: true });
			expect(run.json()).toHaveLength(10_000 - 1);
			expect(asked().at(-1)).toEqual({ offset: 9951, count: 49 });
		});

		it('ends, and says so, where Zalo sends the same page for ever', async () => {
			const users = Array.from({ length: 50 }, (_, n) => ({ user_id: String(1000 + n) }));
			world.answerWith(LIST_PATH, { total: 120, count: 50, offset: 0, users });
			const run = await getAll({ returnAll: true });
			expect(run.json()).toHaveLength(50);
			expect(hintsOf(run)).toEqual([expect.stringContaining('Zalo sent the same users again')]);
		});

		it('ends where Zalo’s reach ends, and says how to get the others', async () => {
			addUsers(10_010);
			const run = await getAll({ returnAll: true });
			expect(run.json()).toHaveLength(10_000);
			expect(hintsOf(run)).toEqual([expect.stringContaining('no more than 10,000 users')]);
			expect(asked().at(-1)).toEqual({ offset: 9950, count: 50 });
		});

		it.each(['={{ 0 }}', '={{ 1.5 }}', '={{ "some" }}'])('refuses the limit %s', async (limit) => {
			expect((await getAll({ limit })).nodeError()?.message).toBe('Limit is not a whole number above 0');
		});
	});

	describe('with filters', () => {
		it('narrows by tag, whether chosen or typed', async () => {
			const [vip] = addUsers(1, { tags: new Set(['VIP']) });
			const chosen = { __rl: true, mode: 'list', value: 'VIP', cachedResultName: 'VIP' };
			expect((await getAll({ tagName: chosen })).json()).toEqual([{ userId: vip?.userId }]);
			expect((await getAll({ tagName: 'VIP' })).json()).toEqual([{ userId: vip?.userId }]);
			expect(asked()[0]).toEqual({ offset: 0, count: 50, tag_name: 'VIP' });
		});

		it('asks for the tag as the operations of tags send it', async () => {
			const tag = 'Khách "sỉ" / Q1 👩‍👩‍👧';
			await world.run('tag', 'addToUser', { userId: world.user.userId, tagName: tag.normalize('NFD') });
			const run = await getAll({ tagName: tag.normalize('NFD') });
			expect(run.json()).toEqual([{ userId: world.user.userId }]);
			expect(asked()[0]).toMatchObject({ tag_name: tag });
		});

		it('an empty tag is all users; an expression that finds nothing is an error', async () => {
			const nothing = { __rl: true, mode: 'list', value: '' };
			expect((await getAll({ tagName: nothing })).json()).toHaveLength(1);
			const run = await getAll({ tagName: { __rl: true, mode: 'name', value: '={{ $json.missing }}' } });
			expect(run.nodeError()?.message).toBe('The expression of Tag gives no tag');
		});

		it.each([
			['yes', 'true', true],
			['no', 'false', false],
		])('narrows by following: %s', async (isFollower, sent, follows) => {
			world.oa.users.clear();
			const [wanted] = addUsers(1, { isFollower: follows });
			addUsers(1, { isFollower: !follows });
			expect((await getAll({ isFollower })).json()).toEqual([{ userId: wanted?.userId }]);
			expect(asked()).toEqual([{ offset: 0, count: 50, is_follower: sent }]);
		});

		it.each([
			['TODAY', 0],
			['YESTERDAY', 1],
			['L7D', 3],
			['L30D', 20],
		])('narrows by the last interaction: %s', async (lastInteraction, daysAgo) => {
			world.oa.users.clear();
			const [wanted] = addUsers(1, { lastInteraction: testClock.now() - daysAgo * DAY });
			addUsers(1, { lastInteraction: testClock.now() - 100 * DAY });
			expect((await getAll({ lastInteraction })).json()).toEqual([{ userId: wanted?.userId }]);
			expect(asked()[0]).toMatchObject({ last_interaction_period: lastInteraction });
		});

		it.each([
			['as they are picked', '2026-11-01T00:00:00', '2026-11-30T00:00:00', '2026_11_01:2026_11_30'],
			['as text', '2026-11-01', '30/11/2026', '2026_11_01:2026_11_30'],
			['as moments', '2026-10-31T17:00:00.000Z', '2026-11-30T16:59:59Z', '2026_11_01:2026_11_30'],
			['with a zone', '2026-11-01T00:30:00+09:00', '2026-11-01T00:30:00+0700', '2026_10_31:2026_11_01'],
			[
				'from expressions',
				'={{ DateTime.fromISO("2026-11-01T20:00:00Z") }}',
				'={{ new Date("2026-11-01T20:00:00Z") }}',
				'2026_11_02:2026_11_02',
			],
			['of one day', '2026-11-01', '2026-11-01', '2026_11_01:2026_11_01'],
		])('takes the days of a range in Vietnam: %s', async (_name, from, to, period) => {
			await getAll({ lastInteraction: 'range', from, to });
			expect(asked()).toEqual([{ offset: 0, count: 50, last_interaction_period: period }]);
		});

		it.each([
			['soon', '2026-11-01', 'From is no date'],
			['={{ $json.missing }}', '2026-11-01', 'From is no date'],
			['={{ 1791234567890 }}', '2026-11-01', 'From is no date'],
			['', '2026-11-01', 'From is no date'],
			['2026-11-01', '2026-02-30', 'To is no date'],
			['2026-11-01', '2026-13-01T00:00:00Z', 'To is no date'],
			['2026-11-02', '2026-11-01', 'The range ends (2026-11-01) before it begins (2026-11-02)'],
		])('refuses the range from %s to %s', async (from, to, message) => {
			const run = await getAll({ lastInteraction: 'range', from, to });
			expect(run.nodeError()?.message).toBe(message);
			expect(world.sandbox.requests.list).toEqual([]);
		});

		it.each([
			['lastInteraction', '={{ "LASTWEEK" }}', 'Last Interaction'],
			['isFollower', '={{ "maybe" }}', 'Is Follower'],
		])('a value of %s that is not in the list is refused by name', async (name, value, label) => {
			expect((await getAll({ [name]: value })).nodeError()?.message).toContain(
				`${label} has a value that is not in its list`,
			);
		});
	});

	describe('with details', () => {
		it('puts out what is known of each user, in the order of the list', async () => {
			const names = ['An', 'Bình', 'Chi'];
			world.oa.users.clear();
			for (const displayName of names) world.sandbox.createUser(world.oa, { displayName });
			const run = await getAll(withDetails);
			expect(run.json().map(({ displayName }) => displayName)).toEqual(names);
			expect(run.json()[0]).toMatchObject({ isFollower: true, tags: [], sharedPhone: null });
		});

		it('reads no more users than wanted', async () => {
			addUsers(119);
			expect((await getAll({ ...withDetails, limit: 70 })).json()).toHaveLength(70);
			expect(world.sandbox.requests.count({ path: DETAIL_PATH })).toBe(70);
		});

		it('puts out the fields of the output schema', async () => {
			const [item = {}] = (await getAll(withDetails)).json();
			expect(Object.keys(item).sort()).toEqual(Object.keys(schema.properties).sort());
		});

		it('refuses what is neither yes nor no', async () => {
			const run = await getAll({ options: { includeDetails: '={{ $json.missing }}' } });
			expect(run.nodeError()?.message).toBe('Include Details is neither true nor false');
			expect(world.sandbox.requests.list).toEqual([]);
		});

		it('asks nothing more when the option is switched off', async () => {
			await getAll({ options: { includeDetails: false } });
			expect(world.sandbox.requests.count({ path: DETAIL_PATH })).toBe(0);
		});

		it('puts out what Zalo sent when Simplify is off', async () => {
			const { userId, displayName } = world.user;
			const run = await getAll({ ...withDetails, simplify: false });
			expect(run.json()).toMatchObject([{ user_id: userId, display_name: displayName }]);
		});

		it('keeps a user of whom Zalo says nothing, and says so', async () => {
			const [gone] = addUsers(1);
			const fault = { kind: 'zaloError', code: -213, message: 'User is not following' } as const;
			world.sandbox.faults.order({ path: DETAIL_PATH, holds: gone?.userId ?? '', fault });
			const run = await getAll(withDetails);
			expect(run.json()).toMatchObject([
				{ userId: world.user.userId, displayName: world.user.displayName },
				{ userId: gone?.userId, displayName: null, tags: [] },
			]);
			expect(hintsOf(run)).toEqual([expect.stringContaining('no details of 1 of the 2 users')]);
		});

		it('any other refusal ends it', async () => {
			const fault = { kind: 'zaloError', code: -224, message: 'upgrade' } as const;
			world.sandbox.faults.order({ path: DETAIL_PATH, times: Infinity, fault });
			addUsers(300);
			const run = await getAll({ ...withDetails, returnAll: true });
			expect(run.nodeError()?.message).toContain('(Zalo code -224)');
			expect(world.sandbox.requests.count({ path: DETAIL_PATH })).toBeLessThan(301);
		});
	});

	describe('an answer without users', () => {
		it('no users at all are no items, and a hint', async () => {
			world.oa.users.clear();
			const run = await getAll(withDetails);
			expect(run.status).toBe('success');
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toEqual([expect.stringContaining('Zalo lists no users')]);
		});

		it('nobody for a filter is said in words of the filter', async () => {
			const run = await getAll({ tagName: 'Nobody' });
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toEqual([expect.stringContaining('tag, last interaction and following')]);
		});

		it.each([
			['no data', undefined],
			['null', null],
			['an empty object', {}],
			['a total of none', { total: 0, count: 0, offset: 0 }],
			['users that are null', { total: '0', users: null }],
			['an empty list', { total: 120, users: [] }],
		])('%s is no item', async (_name, data) => {
			world.answerWith(LIST_PATH, data);
			const run = await getAll();
			expect(run.status).toBe('success');
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toHaveLength(1);
		});

		it.each([
			['text', 'none'],
			['users that are text', { users: 'none' }],
			['an object of something else', { notice: 'none' }],
			['users that are missing', { total: 5 }],
			['users that are no objects', { total: 2, users: ['4570000000000000001', null] }],
			['users without an id', { total: 1, users: [{ user_id: null }] }],
		])('%s in place of the list is an error that says so', async (_name, data) => {
			world.answerWith(LIST_PATH, data);
			expect((await getAll()).nodeError()?.message).toBe("Zalo's answer holds no users");
		});

		it('entries that are none are left out, and long ids stay whole', async () => {
			const text = '{"data":{"users":[{"user_id":4570000000000000001},null,{"user_id":7}]},"error":0}';
			world.sandbox.faults.order({ path: LIST_PATH, fault: { kind: 'body', text } });
			expect((await getAll()).json()).toEqual([{ userId: '4570000000000000001' }, { userId: '7' }]);
		});
	});

	it('puts out what Zalo sent when Simplify is off', async () => {
		expect((await getAll({ simplify: false })).json()).toEqual([{ user_id: world.user.userId }]);
	});
});
