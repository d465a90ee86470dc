import { badUserIds, UNKNOWN_USER } from '../../support/badUserIds';
import { World } from '../../support/world';

const DETAIL_PATH = '/v3.0/oa/user/detail';

describe('Get a user', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const get = async (userId: unknown, parameters = {}) =>
		await world.run('user', 'get', { userId: userId as string, ...parameters });

	const createAn = () =>
		world.sandbox.createUser(world.oa, {
			displayName: 'An',
			alias: 'An VIP',
			externalId: 'KH-01',
			notes: ['Thích trà'],
			tags: new Set(['VIP', 'Q1']),
			// 1 November in Vietnam.
			lastInteraction: Date.parse('2026-10-31T20:00:00Z'),
			sharedInfo: {
				name: 'Nguyễn Văn An',
				phone: '84912345678',
				address: '1 Lê Lợi',
				city: 'Huế',
				district: 'Quận 1',
				dateOfBirth: '31/12/1999',
			},
		});

	it('puts out plain fields, with ids as text and dates that later steps compute with', async () => {
		const { userId, userIdByApp } = createAn();
		expect((await get(userId)).json()).toEqual([
			{
				userId,
				userIdByApp,
				externalId: 'KH-01',
				displayName: 'An',
				alias: 'An VIP',
				isFollower: true,
				isSensitive: false,
				lastInteractionDate: '2026-11-01',
				avatar: expect.stringContaining('https://'),
				tags: ['VIP', 'Q1'],
				notes: ['Thích trà'],
				sharedName: 'Nguyễn Văn An',
				sharedPhone: '84912345678',
				sharedAddress: '1 Lê Lợi',
				sharedCity: 'Huế',
				sharedDistrict: 'Quận 1',
				sharedBirthday: '1999-12-31',
			},
		]);
	});

	it('leaves open what nobody has told', async () => {
		const { userId } = world.sandbox.createUser(world.oa);
		expect((await get(userId)).json()).toMatchObject([
			{
				externalId: null,
				lastInteractionDate: null,
				tags: [],
				notes: [],
				sharedName: null,
				sharedPhone: null,
				sharedBirthday: null,
			},
		]);
	});

	it('puts out what Zalo sent when Simplify is off', async () => {
		const { userId } = createAn();
		expect((await get(userId, { simplify: false })).json()).toMatchObject([
			{
				user_id: userId,
				user_alias: 'An VIP',
				tags_and_notes_info: { tag_names: ['VIP', 'Q1'] },
				shared_info: { phone: '84912345678', user_dob: '31/12/1999' },
			},
		]);
	});

	it('asks as the reference says, the id as text', async () => {
		const { userId } = createAn();
		await get(userId);
		const request = world.sandbox.requests.list.at(-1);
		expect(request).toMatchObject({ method: 'GET', path: DETAIL_PATH });
		expect(request?.query).toEqual({ data: `{"user_id":"${userId}"}` });
	});

	it('takes a user who was chosen from the list', async () => {
		const { userId } = createAn();
		const chosen = { __rl: true, mode: 'list', value: userId, cachedResultName: 'An' };
		expect((await get(chosen)).json()).toMatchObject([{ userId, displayName: 'An' }]);
	});

	it.each(badUserIds)('%s is refused, and Zalo is not asked', async (_name, value, words) => {
		expect((await get(value)).nodeError()?.message).toContain(words);
		expect(world.sandbox.requests.list).toEqual([]);
	});

	it('a user whom Zalo does not know is said in words of its own', async () => {
		const error = (await get(UNKNOWN_USER)).nodeError();
		expect(error?.message).toBe(
			'The user does not follow the OA, or Zalo does not know this User ID (Zalo code -213)',
		);
		expect(error?.description).toContain('has for this OA');
	});

	it('asks once for each user, and goes on behind one whom Zalo does not know', async () => {
		const { userId } = createAn();
		const items = [userId, UNKNOWN_USER, userId].map((id) => ({ json: { id } }));
		const run = await world.run(
			'user',
			'get',
			{ userId: '={{ $json.id }}' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(run.json()).toMatchObject([{ userId }, { error: { code: '-213' } }, { userId }]);
		expect(world.sandbox.requests.count({ path: DETAIL_PATH })).toBe(2);
	});

	it.each([
		['no data', undefined],
		['null', null],
		['an empty object', {}],
		['an empty list', []],
		['text', 'ok'],
		['something else', { notice: 'moved' }],
		['members that are all null', { user_id: null, display_name: null, user_is_follower: null }],
	])('%s is an error that says so', async (_name, data) => {
		world.answerWith(DETAIL_PATH, data);
		expect((await get('1')).nodeError()?.message).toBe("Zalo's answer holds nothing about this user");
	});

	it('understands odd forms, and null for what cannot be read', async () => {
		world.answerWith(DETAIL_PATH, [
			{
				user_id: 1,
				user_is_follower: 'true',
				is_sensitive: 'no',
				user_last_interaction_date: '31/02/2026',
				tags_and_notes_info: { notes: null, tag_names: ['VIP', null, ' '] },
				shared_info: { phone: 84912345678, user_dob: '' },
			},
		]);
		expect((await get('1')).json()).toMatchObject([
			{
				userId: '1',
				isFollower: true,
				isSensitive: null,
				lastInteractionDate: null,
				tags: ['VIP'],
				notes: [],
				sharedPhone: '84912345678',
				sharedBirthday: null,
			},
		]);
	});

	it('keeps long ids whole', async () => {
		const text = '{"data":{"user_id":4570000000000000001,"user_id_by_app":5520000000000000003},"error":0}';
		world.sandbox.faults.order({ path: DETAIL_PATH, fault: { kind: 'body', text } });
		expect((await get('4570000000000000001')).json()).toMatchObject([
			{ userId: '4570000000000000001', userIdByApp: '5520000000000000003' },
		]);
	});

	it('shows a missing permission with what to do', async () => {
		world.oa.permissions.delete('users');
		expect((await get(world.user.userId)).nodeError()?.message).toContain('(Zalo code -223)');
	});
});
