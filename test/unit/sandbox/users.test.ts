import type { SandboxUser } from '../../sandbox';
import { invalid, useWorld } from './world';

const LIST = 'https://openapi.zalo.me/v3.0/oa/user/getlist';

const world = useWorld();

/** The query as it stands in the address. */
const askWith = async (query: string) => (await world.ask('GET', `${LIST}${query}`)).json;

const list = async (data: unknown) => (await world.getWith(LIST, data)).json;

const PAGE = { offset: 0, count: 50 };

const add = (userId: string, partial: Partial<SandboxUser> = {}) =>
	world.sandbox.createUser(world.oa, { userId, ...partial });

async function idsOf(filter: Record<string, unknown>): Promise<string[]> {
	const { data } = (await list({ ...PAGE, ...filter })) as { data: { users: Array<{ user_id: string }> } };
	return data.users.map(({ user_id }) => user_id);
}

describe('the list of users', () => {
	it('comes in pages, which tell where they stand', async () => {
		for (let n = 0; n < 120; n++) add(String(n));
		world.sandbox.createUser(world.sandbox.createOa());
		expect(await list({ offset: 100, count: 50 })).toEqual({
			data: {
				total: 120,
				count: 20,
				offset: 100,
				users: Array.from({ length: 20 }, (_, n) => ({ user_id: String(100 + n) })),
			},
			error: 0,
			message: 'Success',
		});
		expect(await list({ offset: 9951, count: 50 })).toMatchObject({ data: { count: 0, users: [] } });
	});

	it('is of the OA of the token', async () => {
		world.sandbox.createUser(world.sandbox.createOa());
		expect(await idsOf({})).toEqual([]);
	});

	it('can be asked for by tag and by who follows', async () => {
		add('1', { tags: new Set(['VIP', 'Q1']) });
		add('2', { tags: new Set(['Q1']), isFollower: false });
		expect(await idsOf({ tag_name: 'VIP' })).toEqual(['1']);
		expect(await idsOf({ tag_name: 'Q1' })).toEqual(['1', '2']);
		expect(await idsOf({ tag_name: 'vip' })).toEqual([]);
		expect(await idsOf({ is_follower: 'true' })).toEqual(['1']);
		expect(await idsOf({ is_follower: false })).toEqual(['2']);
		expect(await idsOf({ tag_name: 'Q1', is_follower: true })).toEqual(['1']);
	});

	it('can be asked for by the day of the last interaction in Vietnam', async () => {
		world.sandbox.clock.set(Date.parse('2026-10-31T16:59:59Z'));
		world.pair = world.sandbox.issueTokens(world.app, world.oa);
		const days = { today: '31', yesterday: '30', week: '25', before: '24', month: '02', early: '01' };
		for (const [name, day] of Object.entries(days)) {
			add(name, { lastInteraction: Date.parse(`2026-10-${day}T00:00:00+07:00`) });
		}
		add('never');
		const during = async (last_interaction_period: string) => await idsOf({ last_interaction_period });
		expect(await during('TODAY')).toEqual(['today']);
		expect(await during('YESTERDAY')).toEqual(['yesterday']);
		expect(await during('L7D')).toEqual(['today', 'yesterday', 'week']);
		expect(await during('L30D')).toEqual(['today', 'yesterday', 'week', 'before', 'month']);
		expect(await during('2026_10_01:2026_10_24')).toEqual(['before', 'month', 'early']);
		world.sandbox.clock.advance(1000);
		expect(await during('TODAY')).toEqual([]);
	});

	it.each([
		['no data', '', 'data is missing'],
		['empty data', '?data=', 'data is invalid'],
		['data that is no JSON', '?data=%7Boffset', 'data is invalid'],
		['a list', '?data=[]', 'data is invalid'],
		['null', '?data=null', 'data is invalid'],
		['data twice', '?data=%7B%7D&data=%7B%7D', 'data is invalid'],
		['plain parameters', '?offset=0&count=50', 'offset is invalid'],
		[
			'a plain parameter beside data',
			`?data=${encodeURIComponent(JSON.stringify(PAGE))}&x=1`,
			'x is invalid',
		],
	])('refuses %s', async (_name, query, message) => {
		expect(await askWith(query)).toEqual({ error: -201, message });
	});

	it.each<[Record<string, unknown>, string]>([
		[{ count: 50 }, 'offset is missing'],
		[{ offset: 0 }, 'count is missing'],
		[{ offset: null, count: 50 }, 'offset is missing'],
	])('misses a member of %j', async (data, message) => {
		expect(await list(data)).toEqual({ error: -201, message });
	});

	it.each<[string, unknown]>([
		['offset', '0'],
		['offset', -1],
		['offset', 0.5],
		['count', 0],
		['count', true],
		['tag_name', 5],
		['tag_name', ['VIP']],
		['last_interaction_period', 'L8D'],
		['last_interaction_period', 'TODAY '],
		['last_interaction_period', '2026-10-01:2026-10-02'],
		['is_follower', 'yes'],
		['is_follower', 1],
		['tagName', 'VIP'],
		['toString', 'x'],
	])('refuses %s: %j', async (name, value) => {
		expect(await list({ ...PAGE, [name]: value })).toEqual(invalid(name));
	});

	it.each([
		['count', 51, '50'],
		['offset', 9952, '9951'],
	])('has a limit for %s', async (name, value, limit) => {
		const message = `${name} exceeds the limit of ${limit}`;
		expect(await list({ ...PAGE, [name]: value })).toEqual({ error: -210, message });
	});

	it('takes no body', async () => {
		const address = `${LIST}?data=${encodeURIComponent(JSON.stringify(PAGE))}`;
		expect(
			(await world.ask('GET', address, { body: '{}', headers: { 'content-length': '2' } })).json,
		).toEqual(invalid('body'));
	});

	it('is for those who may manage users', async () => {
		world.oa.permissions.delete('users');
		// Rights come before input.
		expect(await askWith('')).toMatchObject({ error: -223 });
	});
});
