import { testClock } from '../../support/testClock';
import { World } from '../../support/world';
import { UserList } from './userList';

const DAY = 24 * 3_600_000;

describe('Get many users: filters', () => {
	let world: World;
	let list: UserList;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => {
		world.reset();
		list = new UserList(world);
	});
	afterAll(async () => await world.stop());

	it('narrows by tag, whether chosen or typed', async () => {
		const [vip] = list.add(1, { tags: new Set(['VIP']) });
		const chosen = { __rl: true, mode: 'list', value: 'VIP', cachedResultName: 'VIP' };
		expect((await list.getAll({ tagName: chosen })).json()).toEqual([{ userId: vip?.userId }]);
		expect((await list.getAll({ tagName: 'VIP' })).json()).toEqual([{ userId: vip?.userId }]);
		expect(list.asked()[0]).toEqual({ offset: 0, count: 50, tag_name: 'VIP' });
	});

	it('asks for the tag as the operations of tags send it', async () => {
		const tag = 'Khách "sỉ" / Q1 👩‍👩‍👧';
		await world.run('tag', 'addToUser', { userId: world.user.userId, tagName: tag.normalize('NFD') });
		const run = await list.getAll({ tagName: tag.normalize('NFD') });
		expect(run.json()).toEqual([{ userId: world.user.userId }]);
		expect(list.asked()[0]).toMatchObject({ tag_name: tag });
	});

	it('an empty tag is all users; an expression that finds nothing is an error', async () => {
		const nothing = { __rl: true, mode: 'list', value: '' };
		expect((await list.getAll({ tagName: nothing })).json()).toHaveLength(1);
		const run = await list.getAll({ tagName: { __rl: true, mode: 'name', value: '={{ $json.missing }}' } });
		expect(run.nodeError()?.message).toBe('The expression of Tag gives no tag');
	});

	it.each([
		['yes', 'true', true],
		['no', 'false', false],
	])('narrows by following: %s', async (isFollower, sent, follows) => {
		world.oa.users.clear();
		const [wanted] = list.add(1, { isFollower: follows });
		list.add(1, { isFollower: !follows });
		expect((await list.getAll({ isFollower })).json()).toEqual([{ userId: wanted?.userId }]);
		expect(list.asked()).toEqual([{ offset: 0, count: 50, is_follower: sent }]);
	});

	it.each([
		['TODAY', 0],
		['YESTERDAY', 1],
		['L7D', 3],
		['L30D', 20],
	])('narrows by the last interaction: %s', async (lastInteraction, daysAgo) => {
		world.oa.users.clear();
		const [wanted] = list.add(1, { lastInteraction: testClock.now() - daysAgo * DAY });
		list.add(1, { lastInteraction: testClock.now() - 100 * DAY });
		expect((await list.getAll({ lastInteraction })).json()).toEqual([{ userId: wanted?.userId }]);
		expect(list.asked()[0]).toMatchObject({ last_interaction_period: lastInteraction });
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
		await list.getAll({ lastInteraction: 'range', from, to });
		expect(list.asked()).toEqual([{ offset: 0, count: 50, last_interaction_period: period }]);
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
		const run = await list.getAll({ lastInteraction: 'range', from, to });
		expect(run.nodeError()?.message).toBe(message);
		expect(world.sandbox.requests.list).toEqual([]);
	});

	it.each([
		['lastInteraction', '={{ "LASTWEEK" }}', 'Last Interaction'],
		['isFollower', '={{ "maybe" }}', 'Is Follower'],
	])('a value of %s that is not in the list is refused by name', async (name, value, label) => {
		expect((await list.getAll({ [name]: value })).nodeError()?.message).toContain(
			`${label} has a value that is not in its list`,
		);
	});
});
