import type { SandboxUser } from '../../../sandbox';
import { testClock } from '../../support/testClock';
import { World } from '../../support/world';

const LIST_PATH = '/v3.0/oa/user/getlist';
const DAY = 24 * 3_600_000;

describe('Get many users: filters', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const getAll = async (parameters = {}) => await world.run('user', 'getAll', parameters);

	const addUsers = (count: number, partial: Partial<SandboxUser> = {}) =>
		Array.from({ length: count }, () => world.sandbox.createUser(world.oa, partial));

	/** What was asked of the list, page by page. */
	const asked = () =>
		world.sandbox.requests.list
			.filter(({ path }) => path === LIST_PATH)
			.map(({ query }) => JSON.parse(query.data ?? 'null') as Record<string, unknown>);

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
