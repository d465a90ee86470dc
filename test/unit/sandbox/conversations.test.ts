import type { SandboxUser } from '../../sandbox';
import { file, gif, image, infoRequest, PICTURE, sticker } from './messageBodies';
import { anId, DONE, invalid, missing, notGranted, notKnown, START, tooLong, useWorld } from './world';

const RECENT = 'https://openapi.zalo.me/v2.0/oa/listrecentchat';
const CONVERSATION = 'https://openapi.zalo.me/v2.0/oa/conversation';
const SEND = 'https://openapi.zalo.me/v3.0/oa/message/cs';
const PAGE = { offset: 0, count: 10 };

const world = useWorld();

const recent = async (data: unknown = PAGE) => (await world.getWith(RECENT, data)).json;
const conversation = async (data: unknown) => (await world.getWith(CONVERSATION, data)).json;

const addUser = (displayName = 'An') => world.sandbox.createUser(world.oa, { displayName });
const receive = (user: SandboxUser, message: string) => world.sandbox.receive(world.oa, user, { message });
const answer = async (user: SandboxUser, message: object) =>
	expect((await world.post(SEND, { recipient: { user_id: user.userId }, message })).json).toMatchObject(DONE);

const entriesOf = (json: unknown) => (json as { data: Array<Record<string, unknown>> }).data;
const textsOf = (json: unknown) => entriesOf(json).map(({ message }) => message);

describe('a conversation', () => {
	it('has the messages of both sides, newest first', async () => {
		const user = addUser();
		const { messageId } = receive(user, 'Còn hàng không?');
		world.sandbox.clock.advance(1000);
		await answer(user, { text: 'Còn ạ' });
		const avatar = expect.stringMatching(/^https:/);
		const ofUser = { id: user.userId, name: 'An' };
		const ofOa = { id: world.oa.oaId, name: world.oa.name };
		const between = (from: typeof ofUser, to: typeof ofUser) => ({
			from_id: from.id,
			from_display_name: from.name,
			from_avatar: avatar,
			to_id: to.id,
			to_display_name: to.name,
			to_avatar: avatar,
		});
		expect(await conversation({ user_id: user.userId, ...PAGE })).toEqual({
			data: [
				{
					src: 0,
					time: START + 1000,
					type: 'text',
					message: 'Còn ạ',
					message_id: anId(),
					...between(ofOa, ofUser),
				},
				{
					src: 1,
					time: START,
					type: 'text',
					message: 'Còn hàng không?',
					message_id: messageId,
					...between(ofUser, ofOa),
				},
			],
			...DONE,
		});
	});

	it('comes in pages, an answer at the same time after its question', async () => {
		const [user, other] = [addUser(), addUser()];
		receive(user, '0');
		for (let n = 1; n < 12; n++) await answer(user, { text: String(n) });
		receive(other, 'other');
		const page = async (offset: number, count: number) =>
			textsOf(await conversation({ user_id: user.userId, offset, count }));
		expect(await page(0, 10)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3', '2']);
		expect(await page(10, 10)).toEqual(['1', '0']);
		expect(await page(3, 1)).toEqual(['8']);
		expect(await page(12, 10)).toEqual([]);
	});

	it('may have messages from before, of any type', async () => {
		const user = addUser();
		receive(user, 'sau');
		world.sandbox.receive(world.oa, user, {
			type: 'photo',
			message: '',
			others: { url: PICTURE, thumb: PICTURE },
			receivedAt: START - 5,
			messageId: 'm1',
		});
		expect(user.lastInteraction).toBe(START);
		expect(entriesOf(await conversation({ user_id: user.userId, offset: 1, count: 1 }))).toMatchObject([
			{ src: 1, type: 'photo', message: '', url: PICTURE, thumb: PICTURE, time: START - 5, message_id: 'm1' },
		]);
	});

	it.each<[string, () => object, object]>([
		['an image', () => ({ text: 'Mới', ...image() }), { type: 'photo', message: 'Mới', url: PICTURE }],
		['a gif', () => gif(), { type: 'GIF', message: '', url: PICTURE }],
		['a sticker', () => sticker(), { type: 'sticker', url: expect.stringMatching(/^https:/) }],
		['a file', () => file(world.sandbox.createUpload(world.oa, 'file').id), { type: 'link' }],
		['a request', () => infoRequest(), { type: 'links', links: [{ thumb: PICTURE }] }],
	])('shows %s of the OA', async (_name, make, expected) => {
		const user = addUser();
		await answer(user, make());
		const json = await conversation({ user_id: user.userId, ...PAGE });
		expect(entriesOf(json)).toMatchObject([{ src: 0, ...expected }]);
	});

	it('is empty with who has never written', async () => {
		expect(await conversation({ user_id: addUser().userId, ...PAGE })).toEqual({ data: [], ...DONE });
	});

	it.each<[string, unknown, object]>([
		['who is not known', { user_id: '1', ...PAGE }, notKnown],
		['nobody', PAGE, missing('user_id')],
		['a number', { user_id: 5, ...PAGE }, invalid('user_id')],
		['no offset', { user_id: '1', count: 10 }, missing('offset')],
		['no count', { user_id: '1', offset: 0 }, missing('count')],
		['a long page', { user_id: '1', offset: 0, count: 11 }, tooLong('count', '10')],
		['a member more', { user_id: '1', ...PAGE, from: 0 }, invalid('from')],
	])('is refused for %s', async (_name, data, expected) => {
		expect(await conversation(data)).toEqual(expected);
	});
});

describe('recent chats', () => {
	it('have the newest message of each user, newest first', async () => {
		const [an, binh, chi] = [addUser('An'), addUser('Bình'), addUser('Chi')];
		receive(an, 'an 1');
		world.sandbox.clock.advance(1);
		receive(binh, 'bình 1');
		world.sandbox.clock.advance(1);
		await answer(an, { text: 'an 2' });
		world.sandbox.clock.advance(1);
		receive(chi, 'chi 1');
		const json = await recent();
		expect(textsOf(json)).toEqual(['chi 1', 'an 2', 'bình 1']);
		expect(entriesOf(json)).toMatchObject([
			{ src: 1, from_display_name: 'Chi' },
			{ src: 0, to_id: an.userId },
			{ src: 1, to_id: world.oa.oaId },
		]);
		expect(textsOf(await recent({ offset: 1, count: 1 }))).toEqual(['an 2']);
	});

	it('are of the OA of the token, and with users alone', async () => {
		const other = world.sandbox.createOa();
		world.sandbox.receive(other, world.sandbox.createUser(other));
		const { groupId: group_id } = world.sandbox.createGroup(world.oa);
		const body = { recipient: { group_id }, message: { text: 'a' } };
		expect((await world.post('https://openapi.zalo.me/v3.0/oa/group/message', body)).json).toMatchObject(
			DONE,
		);
		expect(await recent()).toEqual({ data: [], ...DONE });
	});

	it('are forgotten on reset', async () => {
		receive(addUser(), 'a');
		const { oaId } = world.oa;
		world.sandbox.reset();
		const oa = world.sandbox.createOa({ oaId });
		world.pair = world.sandbox.issueTokens(world.sandbox.createApp(), oa);
		expect(await recent()).toEqual({ data: [], ...DONE });
	});

	it.each<[string, unknown, object]>([
		['nothing', {}, missing('offset')],
		['no count', { offset: 0 }, missing('count')],
		['an offset in quotes', { offset: '0', count: 10 }, invalid('offset')],
		['an offset below 0', { offset: -1, count: 10 }, invalid('offset')],
		['a page of nothing', { offset: 0, count: 0 }, invalid('count')],
		['a long page', { offset: 0, count: 11 }, tooLong('count', '10')],
		['a user', { ...PAGE, user_id: '1' }, invalid('user_id')],
		['a list', [], invalid('data')],
	])('are refused for %s', async (_name, data, expected) => {
		expect(await recent(data)).toEqual(expected);
	});

	it('are asked for in JSON', async () => {
		expect((await world.ask('GET', `${RECENT}?offset=0&count=10`)).json).toEqual(invalid('offset'));
	});
});

describe('conversations', () => {
	it('are for those who may manage messages', async () => {
		world.oa.permissions.delete('messages');
		expect(await recent()).toEqual(notGranted);
		expect(await conversation({ user_id: '1', ...PAGE })).toEqual(notGranted);
	});
});
