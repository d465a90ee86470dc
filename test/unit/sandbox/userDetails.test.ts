import type { SandboxUser } from '../../sandbox';
import { DONE, invalid, missing, notGranted, notKnown, useWorld } from './world';

const DETAIL = 'https://openapi.zalo.me/v3.0/oa/user/detail';
const UPDATE = 'https://openapi.zalo.me/v3.0/oa/user/update';
const DELETE = 'https://openapi.zalo.me/v2.0/oa/deletefollowerinfo';

const SHARED = {
	name: 'An',
	phone: '84912345678',
	address: '12 Lê Lợi',
	city: 'Hồ Chí Minh',
	district: 'Quận 1',
	dateOfBirth: '31/12/1999',
};

const world = useWorld();

const addUser = (partial: Partial<SandboxUser> = {}) => world.sandbox.createUser(world.oa, partial);
const detail = async (data: unknown) => (await world.getWith(DETAIL, data)).json;
const update = async (body: unknown) => (await world.post(UPDATE, body)).json;
const dataOf = async (user_id: string) => ((await detail({ user_id })) as { data: object }).data;
const ofOtherOa = () => world.sandbox.createUser(world.sandbox.createOa()).userId;

describe('the details of a user', () => {
	it('tell all that the OA knows', async () => {
		const user = addUser({
			displayName: 'Trần An',
			alias: 'An VIP',
			externalId: 'KH-7',
			// In Vietnam it is the next day.
			lastInteraction: Date.parse('2026-10-24T18:00:00Z'),
			tags: new Set(['VIP']),
			notes: ['Gọi buổi sáng'],
			sharedInfo: SHARED,
		});
		const avatar = expect.stringMatching(/^https:/);
		expect(await detail({ user_id: user.userId })).toEqual({
			data: {
				user_id: user.userId,
				user_id_by_app: user.userIdByApp,
				user_external_id: 'KH-7',
				display_name: 'Trần An',
				user_alias: 'An VIP',
				is_sensitive: false,
				user_last_interaction_date: '25/10/2026',
				user_is_follower: true,
				avatar,
				avatars: { 120: avatar, 240: avatar },
				dynamic_param: '',
				tags_and_notes_info: { notes: ['Gọi buổi sáng'], tag_names: ['VIP'] },
				shared_info: {
					name: 'An',
					phone: '84912345678',
					address: '12 Lê Lợi',
					city: 'Hồ Chí Minh',
					district: 'Quận 1',
					user_dob: '31/12/1999',
				},
			},
			...DONE,
		});
	});

	it('are fewer for who has neither written nor told anything', async () => {
		const data = await dataOf(addUser({ isFollower: false, isSensitive: true }).userId);
		expect(data).toMatchObject({
			user_is_follower: false,
			is_sensitive: true,
			user_last_interaction_date: '',
			tags_and_notes_info: { notes: [], tag_names: [] },
		});
		expect(data).not.toHaveProperty('shared_info');
	});

	it.each<[string, () => unknown, object]>([
		['who is not known', () => ({ user_id: '1' }), notKnown],
		['a user of another OA', () => ({ user_id: ofOtherOa() }), notKnown],
		['an empty id', () => ({ user_id: '' }), notKnown],
		['nobody', () => ({}), missing('user_id')],
		['a number', () => '{"user_id":4570000000000000001}', invalid('user_id')],
		['a member more', () => ({ user_id: '1', fields: [] }), invalid('fields')],
		['a list', () => [], invalid('data')],
		['no JSON', () => 'user_id', invalid('data')],
	])('are refused for %s', async (_name, data, expected) => {
		expect(await detail(data())).toEqual(expected);
	});

	it('are asked for in JSON', async () => {
		expect((await world.ask('GET', `${DETAIL}?user_id=1`)).json).toEqual(invalid('user_id'));
		expect((await world.ask('GET', DETAIL)).json).toEqual(missing('data'));
	});
});

describe('the change of a user', () => {
	it('changes what is given, and nothing else', async () => {
		const { userId: user_id } = addUser({ externalId: 'KH-7', sharedInfo: SHARED });
		expect(await update({ user_id, user_alias: 'An VIP', shared_info: { phone: '84900000000' } })).toEqual(
			DONE,
		);
		expect(await dataOf(user_id)).toMatchObject({
			user_alias: 'An VIP',
			user_external_id: 'KH-7',
			shared_info: { name: 'An', phone: '84900000000', city: 'Hồ Chí Minh', user_dob: '31/12/1999' },
		});
		expect(await update({ user_id, user_alias: '', user_external_id: 'KH-8' })).toEqual(DONE);
		expect(await dataOf(user_id)).toMatchObject({ user_alias: '', user_external_id: 'KH-8' });
	});

	it('takes all of the shared information, where there was none', async () => {
		const { userId: user_id } = addUser();
		const texts = { name: 'An', phone: '84912345678', address: '12 Lê Lợi', user_dob: '01/01/1970' };
		expect(await update({ user_id, shared_info: { ...texts, city_id: 4, district_id: 12 } })).toEqual(DONE);
		expect(await dataOf(user_id)).toMatchObject({
			shared_info: { ...texts, city: expect.stringContaining('4'), district: expect.stringContaining('12') },
		});
	});

	it.each<[string, object, object]>([
		['who is not known', { user_id: '1', user_alias: 'A' }, notKnown],
		['nobody', { user_alias: 'A' }, missing('user_id')],
		['a number', { user_id: 1 }, invalid('user_id')],
		['a member more', { user_id: '1', tags: [] }, invalid('tags')],
		['an alias that is a number', { user_id: '1', user_alias: 5 }, invalid('user_alias')],
		['an id that is a number', { user_id: '1', user_external_id: 5 }, invalid('user_external_id')],
		['text for information', { user_id: '1', shared_info: 'An' }, invalid('shared_info')],
	])('is refused for %s', async (_name, body, expected) => {
		expect(await update(body)).toEqual(expected);
	});

	it.each<[string, unknown]>([
		['user_dob', '31/12/1969'],
		['user_dob', '31/02/1999'],
		['user_dob', '1999-12-31'],
		['user_dob', 946598400],
		['city_id', '4'],
		['city_id', 4.5],
		['district_id', -1],
		['phone', 84912345678],
		['name', ['An']],
		['address', {}],
		['city', 'Hồ Chí Minh'],
		['email', 'an@example.com'],
	])('is refused for the %s %j', async (name, value) => {
		const user = addUser();
		expect(await update({ user_id: user.userId, shared_info: { [name]: value } })).toEqual(
			invalid(`shared_info.${name}`),
		);
		expect(user.sharedInfo).toBeUndefined();
	});
});

describe('the deletion of what the OA keeps of a user', () => {
	const remove = async (body: unknown) => (await world.post(DELETE, body)).json;

	it('leaves the user, who still follows', async () => {
		const user = addUser({
			displayName: 'Trần An',
			alias: 'VIP',
			externalId: '7',
			notes: ['a'],
			tags: new Set(['VIP']),
			sharedInfo: SHARED,
		});
		expect(await remove({ user_id: user.userId })).toEqual(DONE);
		const data = await dataOf(user.userId);
		expect(data).toMatchObject({
			display_name: 'Trần An',
			user_alias: 'Trần An',
			user_external_id: '',
			user_is_follower: true,
			tags_and_notes_info: { notes: [], tag_names: [] },
		});
		expect(data).not.toHaveProperty('shared_info');
	});

	it.each<[string, unknown, object]>([
		['who is not known', { user_id: '1' }, notKnown],
		['nobody', {}, missing('user_id')],
		['a number', { user_id: 1 }, invalid('user_id')],
		['several', { user_id: ['1'] }, invalid('user_id')],
		['a member more', { user_id: '1', all: true }, invalid('all')],
	])('is refused for %s', async (_name, body, expected) => {
		expect(await remove(body)).toEqual(expected);
	});
});

describe('users', () => {
	it.each<[string, () => Promise<unknown>]>([
		['read', async () => await detail({ user_id: '1' })],
		['change', async () => await update({ user_id: '1' })],
		['delete', async () => (await world.post(DELETE, { user_id: '1' })).json],
	])('are there to %s for those who may manage them', async (_name, ask) => {
		world.oa.permissions.delete('users');
		expect(await ask()).toEqual(notGranted);
	});
});
