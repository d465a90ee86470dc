import schema from '../../../../nodes/ZaloOa/__schema__/v1.0.0/user/getAll.json';
import { hintsOf, World } from '../../support/world';
import { UserList, withDetails } from './userList';

const DETAIL_PATH = '/v3.0/oa/user/detail';

describe('Get many users: details', () => {
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

	it('puts out what is known of each user, in the order of the list', async () => {
		const names = ['An', 'Bình', 'Chi'];
		world.oa.users.clear();
		for (const displayName of names) world.sandbox.createUser(world.oa, { displayName });
		const run = await list.getAll(withDetails);
		expect(run.json().map(({ displayName }) => displayName)).toEqual(names);
		expect(run.json()[0]).toMatchObject({ isFollower: true, tags: [], sharedPhone: null });
	});

	it('reads no more users than wanted', async () => {
		list.add(119);
		expect((await list.getAll({ ...withDetails, limit: 70 })).json()).toHaveLength(70);
		expect(world.sandbox.requests.count({ path: DETAIL_PATH })).toBe(70);
	});

	it('puts out the fields of the output schema', async () => {
		const [item = {}] = (await list.getAll(withDetails)).json();
		expect(Object.keys(item).sort()).toEqual(Object.keys(schema.properties).sort());
	});

	it('refuses what is neither yes nor no', async () => {
		const run = await list.getAll({ options: { includeDetails: '={{ $json.missing }}' } });
		expect(run.nodeError()?.message).toBe('Include Details is neither true nor false');
		expect(world.sandbox.requests.list).toEqual([]);
	});

	it('asks nothing more when the option is switched off', async () => {
		await list.getAll({ options: { includeDetails: false } });
		expect(world.sandbox.requests.count({ path: DETAIL_PATH })).toBe(0);
	});

	it('puts out what Zalo sent when Simplify is off', async () => {
		const { userId, displayName } = world.user;
		const run = await list.getAll({ ...withDetails, simplify: false });
		expect(run.json()).toMatchObject([{ user_id: userId, display_name: displayName }]);
	});

	it('keeps a user of whom Zalo says nothing, and says so', async () => {
		const [gone] = list.add(1);
		const fault = { kind: 'zaloError', code: -213, message: 'User is not following' } as const;
		world.sandbox.faults.order({ path: DETAIL_PATH, holds: gone?.userId ?? '', fault });
		const run = await list.getAll(withDetails);
		expect(run.json()).toMatchObject([
			{ userId: world.user.userId, displayName: world.user.displayName },
			{ userId: gone?.userId, displayName: null, tags: [] },
		]);
		expect(hintsOf(run)).toEqual([expect.stringContaining('no details of 1 of the 2 users')]);
	});

	it('any other refusal ends it', async () => {
		const fault = { kind: 'zaloError', code: -224, message: 'upgrade' } as const;
		world.sandbox.faults.order({ path: DETAIL_PATH, times: Infinity, fault });
		list.add(300);
		const run = await list.getAll({ ...withDetails, returnAll: true });
		expect(run.nodeError()?.message).toContain('(Zalo code -224)');
		expect(world.sandbox.requests.count({ path: DETAIL_PATH })).toBeLessThan(301);
	});
});
