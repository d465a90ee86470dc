import { hintsOf, World } from '../../support/world';
import { LIST_PATH, UserList, withDetails } from './userList';

describe('Get many users', () => {
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

	describe('page by page', () => {
		it('puts out one item per user, with the id as text', async () => {
			const { userId } = world.user;
			const [other] = list.add(1);
			const run = await list.getAll();
			expect(run.json()).toEqual([{ userId }, { userId: other?.userId }]);
			expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
			expect(hintsOf(run)).toEqual([]);
			expect(list.asked()).toEqual([{ offset: 0, count: 50 }]);
		});

		it('returns as many as wanted, and asks for no more', async () => {
			list.add(119);
			expect((await list.getAll()).json()).toHaveLength(50);
			expect((await list.getAll({ limit: 60 })).json()).toHaveLength(60);
			expect(list.asked().map(({ offset, count }) => [offset, count])).toEqual([
				[0, 50],
				[0, 50],
				[50, 10],
			]);
		});

		it('returns all of them, each once', async () => {
			list.add(119);
			const ids = (await list.getAll({ returnAll: true })).json().map(({ userId }) => userId);
			expect(ids).toHaveLength(120);
			expect(new Set(ids).size).toBe(120);
			expect(list.asked()).toHaveLength(3);
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
			const ids = (await list.getAll({ returnAll: true })).json().map(({ userId }) => userId);
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
			list.add(119);
			shortenPages(3);
			const ids = (await list.getAll({ returnAll: true })).json().map(({ userId }) => userId);
			expect(new Set(ids).size).toBe(120);
			expect(ids).toHaveLength(120);
		});

		it('reaches the last users also where pages that are not full have moved the last one', async () => {
			list.add(9_999);
			shortenPages(1);
			const run = await list.getAll({ returnAll: true });
			expect(run.json()).toHaveLength(10_000 - 1);
			expect(list.asked().at(-1)).toEqual({ offset: 9951, count: 49 });
		});

		it('ends, and says so, where Zalo sends the same page for ever', async () => {
			const users = Array.from({ length: 50 }, (_, n) => ({ user_id: String(1000 + n) }));
			world.answerWith(LIST_PATH, { total: 120, count: 50, offset: 0, users });
			const run = await list.getAll({ returnAll: true });
			expect(run.json()).toHaveLength(50);
			expect(hintsOf(run)).toEqual([expect.stringContaining('Zalo sent the same users again')]);
		});

		it('ends where Zalo’s reach ends, and says how to get the others', async () => {
			list.add(10_010);
			const run = await list.getAll({ returnAll: true });
			expect(run.json()).toHaveLength(10_000);
			expect(hintsOf(run)).toEqual([expect.stringContaining('no more than 10,000 users')]);
			expect(list.asked().at(-1)).toEqual({ offset: 9950, count: 50 });
		});

		it.each(['={{ 0 }}', '={{ 1.5 }}', '={{ "some" }}'])('refuses the limit %s', async (limit) => {
			expect((await list.getAll({ limit })).nodeError()?.message).toBe('Limit is not a whole number above 0');
		});
	});

	describe('an answer without users', () => {
		it('no users at all are no items, and a hint', async () => {
			world.oa.users.clear();
			const run = await list.getAll(withDetails);
			expect(run.status).toBe('success');
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toEqual([expect.stringContaining('Zalo lists no users')]);
		});

		it('nobody for a filter is said in words of the filter', async () => {
			const run = await list.getAll({ tagName: 'Nobody' });
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
			const run = await list.getAll();
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
			expect((await list.getAll()).nodeError()?.message).toBe("Zalo's answer holds no users");
		});

		it('entries that are none are left out, and long ids stay whole', async () => {
			const text = '{"data":{"users":[{"user_id":4570000000000000001},null,{"user_id":7}]},"error":0}';
			world.sandbox.faults.order({ path: LIST_PATH, fault: { kind: 'body', text } });
			expect((await list.getAll()).json()).toEqual([{ userId: '4570000000000000001' }, { userId: '7' }]);
		});
	});

	it('puts out what Zalo sent when Simplify is off', async () => {
		expect((await list.getAll({ simplify: false })).json()).toEqual([{ user_id: world.user.userId }]);
	});
});
