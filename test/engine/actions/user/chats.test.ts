import { badUserIds, UNKNOWN_USER } from '../../support/badUserIds';
import { testClock } from '../../support/testClock';
import { hintsOf, World } from '../../support/world';

const CONVERSATION_PATH = '/v2.0/oa/conversation';
const RECENT_PATH = '/v2.0/oa/listrecentchat';

describe('what was written', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const conversation = async (parameters = {}, userId: string = world.user.userId) =>
		await world.run('user', 'getConversation', { userId, ...parameters });
	const recent = async (parameters = {}) => await world.run('user', 'getRecentChats', parameters);
	const asked = (path: string) =>
		world.sandbox.requests.list
			.filter((request) => request.path === path)
			.map(({ query }) => JSON.parse(query.data ?? 'null') as Record<string, unknown>);

	/** As many messages of the user, a second between them, the last one now. */
	const write = (count: number, user = world.user) => {
		const now = testClock.now();
		return Array.from({ length: count }, (_, n) =>
			world.sandbox.receive(world.oa, user, {
				message: `message ${n}`,
				receivedAt: now - (count - n) * 1_000,
			}),
		);
	};

	describe('Get Conversation', () => {
		it('puts out plain fields, the newest first', async () => {
			const [first] = write(1);
			await world.run('message', 'sendText', { userId: world.user.userId, text: 'Dạ' });
			const { userId, displayName: userName } = world.user;
			const nothing = {
				url: null,
				thumb: null,
				description: null,
				latitude: null,
				longitude: null,
				links: [],
			};
			const sentAt = expect.stringMatching(/^\d{4}-.*Z$/) as unknown;
			expect((await conversation()).json()).toEqual([
				{
					messageId: expect.stringMatching(/^\w+$/) as unknown,
					userId,
					userName,
					sentBy: 'oa',
					sentAt,
					type: 'text',
					text: 'Dạ',
					...nothing,
				},
				{
					messageId: first?.messageId,
					userId,
					userName,
					sentBy: 'user',
					sentAt: new Date(first?.receivedAt ?? 0).toISOString(),
					type: 'text',
					text: 'message 0',
					...nothing,
				},
			]);
		});

		it('reads ten at a time, the id as text, and no more than wanted', async () => {
			write(25);
			const texts = (await conversation()).json().map(({ text }) => text);
			expect(texts).toHaveLength(25);
			expect(texts[0]).toBe('message 24');
			const { userId } = world.user;
			expect(asked(CONVERSATION_PATH)).toEqual(
				[0, 10, 20].map((offset) => ({ user_id: userId, offset, count: 10 })),
			);
			expect((await conversation({ limit: 12 })).json()).toHaveLength(12);
			expect(asked(CONVERSATION_PATH).at(-1)).toEqual({ user_id: userId, offset: 10, count: 2 });
			write(50);
			expect((await conversation()).json()).toHaveLength(50);
			expect((await conversation({ returnAll: true })).json()).toHaveLength(75);
		});

		it('puts out what Zalo sent when Simplify is off', async () => {
			write(1);
			expect((await conversation({ simplify: false })).json()).toMatchObject([
				{ src: 1, type: 'text', message: 'message 0', from_id: world.user.userId, time: expect.any(Number) },
			]);
		});

		it('says that there are no messages', async () => {
			const run = await conversation();
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toEqual(['Zalo has no messages between the OA and this user.']);
		});

		it('reads the members of each type, and leaves open what it does not know', async () => {
			const links = [{ title: 'Trà', url: 'https://example.com/tra' }];
			world.answerWith(CONVERSATION_PATH, [
				{
					src: '1',
					time: '1791234567000',
					type: 'location',
					location: '{"latitude":"10.7","longitude":106.6}',
				},
				{ src: 0, type: 'location', location: { latitude: 10.7, longitude: 106.6 }, to_id: 5 },
				{ src: 0, type: 'links', links },
				{ src: 0, type: 'photo', url: 'https://example.com/a.jpg', thumb: 'https://example.com/b.jpg' },
				{ src: 7, time: 'now', location: 'somewhere' },
				null,
			]);
			const items = (await conversation({}, '5')).json();
			expect(items).toHaveLength(5);
			expect(items).toMatchObject([
				{ sentBy: 'user', sentAt: '2026-10-05T21:09:27.000Z', latitude: 10.7, longitude: 106.6 },
				{ sentBy: 'oa', userId: '5', latitude: 10.7, longitude: 106.6 },
				{ links },
				{ url: 'https://example.com/a.jpg', thumb: 'https://example.com/b.jpg', text: null },
				{ sentBy: null, userId: null, sentAt: null, latitude: null, messageId: null, links: [] },
			]);
		});

		it('keeps long ids whole', async () => {
			const text = '{"data":[{"src":1,"from_id":4570000000000000001,"message_id":"m"}],"error":0}';
			world.sandbox.faults.order({ path: CONVERSATION_PATH, fault: { kind: 'body', text } });
			expect((await conversation()).json()).toMatchObject([{ userId: '4570000000000000001' }]);
		});

		it('leaves out a message that comes again because a new one has moved the list', async () => {
			const page = (first: number, count: number) => {
				const data = Array.from({ length: count }, (_, n) => ({ message_id: `m${first + n}` }));
				const text = JSON.stringify({ data, error: 0 });
				world.sandbox.faults.order({ path: CONVERSATION_PATH, fault: { kind: 'body', text } });
			};
			page(0, 10);
			page(9, 3);
			expect((await conversation()).json()).toHaveLength(12);
		});

		it.each(badUserIds)('%s is refused as a user', async (_name, value, words) => {
			expect((await conversation({}, value)).nodeError()?.message).toContain(words);
			expect(world.sandbox.requests.list).toEqual([]);
		});

		it('a user whom Zalo does not know is said in words of its own', async () => {
			expect((await conversation({}, UNKNOWN_USER)).nodeError()?.message).toBe(
				'The user does not follow the OA, or Zalo does not know this User ID (Zalo code -213)',
			);
		});
	});

	describe('Get Recent Chats', () => {
		it('puts out the newest messages, with whom they are', async () => {
			const other = world.sandbox.createUser(world.oa, { displayName: 'Bình' });
			write(1);
			testClock.advance(5_000);
			write(1, other);
			expect((await recent()).json()).toMatchObject([
				{ userId: other.userId, userName: 'Bình', sentBy: 'user', text: 'message 0' },
				{ userId: world.user.userId, userName: world.user.displayName },
			]);
			expect(asked(RECENT_PATH)).toEqual([{ offset: 0, count: 10 }]);
		});

		it('reads ten at a time', async () => {
			for (let n = 0; n < 23; n++) write(1, world.sandbox.createUser(world.oa));
			expect((await recent()).json()).toHaveLength(23);
			expect(asked(RECENT_PATH).map(({ offset }) => offset)).toEqual([0, 10, 20]);
			expect((await recent({ limit: 3 })).json()).toHaveLength(3);
		});

		it('says that there are none', async () => {
			const run = await recent();
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toEqual([expect.stringContaining('nobody has written to the OA')]);
		});
	});

	describe.each([
		['getConversation', CONVERSATION_PATH],
		['getRecentChats', RECENT_PATH],
	])('%s', (operation, path) => {
		const get = async () => await world.run('user', operation, { userId: world.user.userId });

		/** Whatever is asked, as many messages: the first one has this number. */
		const answerWithMessages = (first: () => number, count: number) => {
			const change = () => {
				const start = first();
				const data = Array.from({ length: count }, (_, n) => ({ message_id: `m${start + n}` }));
				return { data, error: 0, message: 'Success' };
			};
			world.sandbox.faults.order({ path, times: Infinity, fault: { kind: 'rewrite', change } });
		};
		const getAll = async (parameters = { returnAll: true } as object) =>
			await world.run('user', operation, { userId: world.user.userId, ...parameters });

		it('ends, and says so, where Zalo sends the same page for ever', async () => {
			answerWithMessages(() => 0, 10);
			const run = await getAll();
			expect(run.json()).toHaveLength(10);
			expect(world.sandbox.requests.count({ path })).toBe(2);
			expect(hintsOf(run)).toEqual([
				'Zalo sent the same messages again instead of further ones, so there may be more of them.',
			]);
		});

		it('Return All ends at 10,000 messages, and says how to get more; a higher limit gets them', async () => {
			let sent = 0;
			// More in a page than Zalo gives, to be there sooner.
			answerWithMessages(() => (sent += 250), 250);
			const run = await getAll();
			expect(run.json()).toHaveLength(10_000);
			expect(hintsOf(run)).toEqual([expect.stringContaining('enter a higher Limit')]);
			const more = await getAll({ limit: 10_020 });
			expect(more.json()).toHaveLength(10_020);
			expect(hintsOf(more)).toEqual([]);
		});

		it.each([
			['text', 'none'],
			['an object', { messages: [] }],
			['a list without a message', [null, 'none', {}]],
		])('%s in place of the list is an error that says so', async (_name, data) => {
			world.answerWith(path, data);
			expect((await get()).nodeError()?.message).toBe("Zalo's answer holds no messages");
		});

		it.each([
			['no data', undefined],
			['null', null],
			['an empty list', []],
		])('%s is no item, and a hint', async (_name, data) => {
			world.answerWith(path, data);
			const run = await get();
			expect(run.json()).toEqual([]);
			expect(hintsOf(run)).toHaveLength(1);
		});

		it('shows a missing permission with what to do', async () => {
			world.oa.permissions.delete('messages');
			expect((await get()).nodeError()?.message).toContain('(Zalo code -223)');
		});
	});
});
