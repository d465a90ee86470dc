import { badUserIds, UNKNOWN_USER } from '../../support/badUserIds';
import { hintsOf, World } from '../../support/world';

const LIST_PATH = '/v2.0/oa/tag/gettagsofoa';
const ADD_PATH = '/v2.0/oa/tag/tagfollower';
const REMOVE_PATH = '/v2.0/oa/tag/rmfollowerfromtag';
const DELETE_PATH = '/v2.0/oa/tag/rmtag';

describe('tags', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const run = async (operation: string, parameters = {}) => await world.run('tag', operation, parameters);
	const lastRequest = () => {
		const { method, path, bodyText } = world.sandbox.requests.list.at(-1) ?? {};
		return { method, path, body: JSON.parse(bodyText ?? 'null') as unknown };
	};

	describe('Get many tags', () => {
		it('puts out one item per tag', async () => {
			for (const tag of ['VIP', 'Khách sỉ']) world.oa.tags.add(tag);
			const result = await run('getAll');
			expect(result.json()).toEqual([{ tagName: 'VIP' }, { tagName: 'Khách sỉ' }]);
			expect(hintsOf(result)).toEqual([]);
		});

		it('returns as many as wanted', async () => {
			for (let n = 0; n < 60; n++) world.oa.tags.add(`tag ${n}`);
			expect((await run('getAll')).json()).toHaveLength(50);
			expect((await run('getAll', { limit: 3 })).json()).toHaveLength(3);
			expect((await run('getAll', { returnAll: true })).json()).toHaveLength(60);
		});

		it.each([
			['no data', undefined],
			['null', null],
			['an empty list', []],
		])('%s is no item, and a hint', async (_name, data) => {
			world.answerWith(LIST_PATH, data);
			const result = await run('getAll');
			expect(result.json()).toEqual([]);
			expect(hintsOf(result)).toEqual([expect.stringContaining('no tags')]);
		});

		it.each([
			['text', 'VIP'],
			['an object', { tags: [] }],
			['a list of nothing', [null]],
		])('%s in place of the list is an error that says so', async (_name, data) => {
			world.answerWith(LIST_PATH, data);
			expect((await run('getAll')).nodeError()?.message).toBe("Zalo's answer holds no tags");
		});

		it('shows a missing permission with what to do', async () => {
			world.oa.permissions.delete('oaInfo');
			expect((await run('getAll')).nodeError()?.message).toContain('(Zalo code -223)');
		});
	});

	describe('Add to User', () => {
		it('puts the tag on the user, and says what it was about', async () => {
			const { userId } = world.user;
			const result = await run('addToUser', { userId, tagName: ' Khách "sỉ" / Q1 ' });
			expect(result.json()).toEqual([{ success: true, userId, tagName: 'Khách "sỉ" / Q1' }]);
			expect(lastRequest()).toEqual({
				method: 'POST',
				path: ADD_PATH,
				body: { user_id: userId, tag_name: 'Khách "sỉ" / Q1' },
			});
			expect([...world.user.tags]).toEqual(['Khách "sỉ" / Q1']);
		});

		it('takes user and tag from lists', async () => {
			const { userId } = world.user;
			const result = await run('addToUser', {
				userId: { __rl: true, mode: 'list', value: userId },
				tagName: { __rl: true, mode: 'list', value: 'VIP' },
			});
			expect(result.json()).toEqual([{ success: true, userId, tagName: 'VIP' }]);
		});

		it('tags many users in one run', async () => {
			const users = Array.from({ length: 60 }, () => world.sandbox.createUser(world.oa));
			const items = users.map(({ userId }) => ({ json: { userId } }));
			const parameters = { userId: '={{ $json.userId }}', tagName: 'VIP' };
			const result = await world.run('tag', 'addToUser', parameters, { items });
			expect(result.json()).toHaveLength(60);
			expect(users.every(({ tags }) => tags.has('VIP'))).toBe(true);
		});
	});

	describe('Remove From User', () => {
		it('takes the tag off the user, and says what it was about', async () => {
			const { userId, tags } = world.user;
			tags.add('VIP');
			const result = await run('removeFromUser', { userId, tagName: 'VIP' });
			expect(result.json()).toEqual([{ success: true, userId, tagName: 'VIP' }]);
			expect(lastRequest()).toEqual({
				method: 'POST',
				path: REMOVE_PATH,
				body: { user_id: userId, tag_name: 'VIP' },
			});
			expect([...tags]).toEqual([]);
		});
	});

	describe('Delete', () => {
		it('deletes the tag, and says which', async () => {
			world.user.tags.add('VIP');
			expect((await run('delete', { tagName: 'VIP' })).json()).toEqual([{ success: true, tagName: 'VIP' }]);
			expect(lastRequest()).toEqual({ method: 'POST', path: DELETE_PATH, body: { tag_name: 'VIP' } });
			expect((await run('getAll')).json()).toEqual([]);
		});

		it('shows what Zalo does not accept', async () => {
			const error = (await run('delete', { tagName: 'Nobody' })).nodeError();
			expect(error?.message).toContain('(Zalo code -201)');
			expect(error?.description).toContain('tag_name');
		});
	});

	describe.each(['addToUser', 'removeFromUser'])('%s', (operation) => {
		it.each(badUserIds)('%s is refused as a user', async (_name, userId, words) => {
			expect((await run(operation, { userId, tagName: 'VIP' })).nodeError()?.message).toContain(words);
			expect(world.sandbox.requests.list).toEqual([]);
		});

		it('a user whom Zalo does not know is said in words of its own', async () => {
			const error = (await run(operation, { userId: UNKNOWN_USER, tagName: 'VIP' })).nodeError();
			expect(error?.message).toBe(
				'The user does not follow the OA, or Zalo does not know this User ID (Zalo code -213)',
			);
		});
	});

	describe.each(['addToUser', 'removeFromUser', 'delete'])('%s', (operation) => {
		it.each([
			['={{ "" }}', 'Tag is empty'],
			['={{ " " }}', 'Tag is empty'],
			['={{ $json.missing }}', 'Tag is empty'],
			['={{ ["VIP"] }}', 'Tag is not text'],
		])('the tag %s is refused', async (tagName, message) => {
			const { userId } = world.user;
			expect((await run(operation, { userId, tagName })).nodeError()?.message).toBe(message);
			expect(world.sandbox.requests.list).toEqual([]);
		});
	});
});
