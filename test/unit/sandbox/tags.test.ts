import { DONE, invalid, missing, notGranted, notKnown, useWorld } from './world';

const TAG = 'https://openapi.zalo.me/v2.0/oa/tag/';
type Change = 'tagfollower' | 'rmfollowerfromtag' | 'rmtag';

const world = useWorld();

const list = async () => (await world.ask('GET', `${TAG}gettagsofoa`)).json;
const change = async (name: Change, body: unknown) => (await world.post(TAG + name, body)).json;
const listed = (...data: string[]) => ({ data, ...DONE });
const addUser = (...tags: string[]) => world.sandbox.createUser(world.oa, { tags: new Set(tags) });

describe('the tags of an OA', () => {
	it('are those that it has, and those of its users, each once', async () => {
		expect(await list()).toEqual(listed());
		world.oa.tags.add('Mới');
		addUser('VIP', 'Q1');
		addUser('Q1');
		world.sandbox.createUser(world.sandbox.createOa(), { tags: new Set(['other']) });
		expect(await list()).toEqual(listed('Mới', 'VIP', 'Q1'));
	});

	it('are made by the first user who gets one, and stay without any', async () => {
		const user = addUser();
		const body = { user_id: user.userId, tag_name: 'Khách quen' };
		expect(await change('tagfollower', body)).toEqual(DONE);
		expect(await change('tagfollower', body)).toEqual(DONE);
		expect([...user.tags]).toEqual(['Khách quen']);
		expect(await list()).toEqual(listed('Khách quen'));
		expect(await change('rmfollowerfromtag', body)).toEqual(DONE);
		expect(user.tags.size).toBe(0);
		expect(await list()).toEqual(listed('Khách quen'));
	});

	it('stay when the only user who came with one loses it', async () => {
		const { userId: user_id } = addUser('VIP');
		expect(await change('rmfollowerfromtag', { user_id, tag_name: 'VIP' })).toEqual(DONE);
		expect(await list()).toEqual(listed('VIP'));
	});

	it('can be taken from a user who does not have it', async () => {
		addUser('VIP');
		const { userId: user_id } = addUser();
		expect(await change('rmfollowerfromtag', { user_id, tag_name: 'VIP' })).toEqual(DONE);
	});

	it('are gone for all users when they are deleted', async () => {
		const users = [addUser('VIP', 'Q1'), addUser('VIP')];
		expect(await change('rmtag', { tag_name: 'VIP' })).toEqual(DONE);
		expect(users.map(({ tags }) => [...tags])).toEqual([['Q1'], []]);
		expect(await list()).toEqual(listed('Q1'));
		expect(await change('rmtag', { tag_name: 'VIP' })).toEqual(invalid('tag_name'));
	});

	it('are listed without a body', async () => {
		const body = { body: '{}', headers: { 'content-length': '2' } };
		expect((await world.ask('GET', `${TAG}gettagsofoa`, body)).json).toEqual(invalid('body'));
	});
});

describe.each(['tagfollower', 'rmfollowerfromtag'] as const)('%s', (name) => {
	it.each<[string, object, object]>([
		['who is not known', { user_id: '1', tag_name: 'VIP' }, notKnown],
		['no user', { tag_name: 'VIP' }, missing('user_id')],
		['no tag', { user_id: '1' }, missing('tag_name')],
		['an empty tag', { user_id: '1', tag_name: '' }, invalid('tag_name')],
		['a number for a user', { user_id: 1, tag_name: 'VIP' }, invalid('user_id')],
		['a number for a tag', { user_id: '1', tag_name: 1 }, invalid('tag_name')],
		['several tags', { user_id: '1', tag_name: ['VIP'] }, invalid('tag_name')],
		['a member more', { user_id: '1', tag_name: 'VIP', oa_id: '1' }, invalid('oa_id')],
	])('refuses %s', async (_name, body, expected) => {
		expect(await change(name, body)).toEqual(expected);
		expect(await list()).toEqual(listed());
	});
});

describe('tags that the OA does not have', () => {
	it.each<[Change, () => object]>([
		['rmfollowerfromtag', () => ({ user_id: addUser().userId, tag_name: 'VIP' })],
		['rmtag', () => ({ tag_name: 'VIP' })],
	])('are refused by %s', async (name, body) => {
		world.sandbox.createUser(world.sandbox.createOa(), { tags: new Set(['VIP']) });
		addUser('vip');
		expect(await change(name, body())).toEqual(invalid('tag_name'));
	});
});

describe('rmtag', () => {
	it.each<[string, object, object]>([
		['nothing', {}, missing('tag_name')],
		['an empty tag', { tag_name: '' }, invalid('tag_name')],
		['a number', { tag_name: 5 }, invalid('tag_name')],
		['a user', { tag_name: 'VIP', user_id: '1' }, invalid('user_id')],
	])('refuses %s', async (_name, body, expected) => {
		expect(await change('rmtag', body)).toEqual(expected);
	});
});

describe('tags', () => {
	it('are for those who may manage the OA', async () => {
		world.oa.permissions.delete('oaInfo');
		expect(await list()).toEqual(notGranted);
		for (const name of ['tagfollower', 'rmfollowerfromtag', 'rmtag'] as const) {
			expect(await change(name, {})).toEqual(notGranted);
		}
	});
});
