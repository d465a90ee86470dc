import { ELEMENT, file, gif, image, infoRequest, PICTURE, sticker } from './messageBodies';
import { anId, DAY_MS, DONE, invalid, missing, notGranted, refusal, START, tooLong, useWorld } from './world';

const SEND = 'https://openapi.zalo.me/v3.0/oa/group/message';

const world = useWorld();

const send = async (body: unknown) => (await world.post(SEND, body)).json;
const sendTo = async (group_id: unknown, message: unknown = { text: 'Chào cả nhà' }) =>
	await send({ recipient: { group_id }, message });
const addGroup = () => world.sandbox.createGroup(world.oa).groupId;
const idOf = (kind: 'image' | 'file') => world.sandbox.createUpload(world.oa, kind).id;

describe('a message to a group', () => {
	it.each<[string, () => object]>([
		['text', () => ({ text: 'Chào [@1234]' })],
		['an image with an address', () => image()],
		['an uploaded image with a caption', () => ({ text: 'a', ...image({ attachment_id: idOf('image') }) })],
		['a file', () => file(idOf('file'))],
		['a sticker', () => sticker()],
	])('may be %s', async (_name, make) => {
		const [group_id, message] = [addGroup(), make()];
		expect(await sendTo(group_id, message)).toEqual({ data: { message_id: anId(), group_id }, ...DONE });
		expect(world.sandbox.messages(world.oa)).toEqual([
			{ messageId: anId(), oaId: world.oa.oaId, recipient: { group_id }, message, sentAt: START },
		]);
	});

	it('uses up nothing', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1 });
		world.oa.cloudAccount.balance = 0;
		const group_id = addGroup();
		for (let n = 0; n < 3; n++) expect(await sendTo(group_id)).toMatchObject({ error: 0 });
		expect(world.oa).toMatchObject({ messageQuota: { remain: 1 }, paidMessages: 0 });
	});

	it.each<[string, () => string, number]>([
		['that has expired', () => world.sandbox.createGroup(world.oa, { isEnabled: false }).groupId, -237],
		['that does not exist', () => '1', -403],
		['of another OA', () => world.sandbox.createGroup(world.sandbox.createOa()).groupId, -403],
		['that is a user', () => world.sandbox.createUser(world.oa).userId, -403],
	])('is refused for a group %s', async (_name, group, error) => {
		expect(await sendTo(group())).toMatchObject({ error });
		expect(world.sandbox.messages(world.oa)).toEqual([]);
	});

	it.each<[string, object, object]>([
		['nothing', {}, missing('message.text')],
		['a long text', { text: 'a'.repeat(2001) }, tooLong('message.text', '2000 characters')],
		['a quote', { text: 'a', quote_message_id: '1' }, invalid('message.quote_message_id')],
		['a gif', gif(), invalid(`${ELEMENT}.media_type`)],
		['a request', infoRequest(), invalid('message.attachment.payload.template_type')],
		['a caption on a sticker', { text: 'a', ...sticker() }, invalid('message.text')],
		['an unknown image', image({ attachment_id: '1' }), refusal('Attachment id is expired', -100)],
		['an unknown file', file(PICTURE), refusal('Attachment id is expired', -100)],
	])('is not %s', async (_name, message, expected) => {
		expect(await sendTo(addGroup(), message)).toEqual(expected);
	});

	it('holds no upload from 7 days ago', async () => {
		world.app.accessTokenSeconds = 30 * 24 * 3600;
		world.pair = world.sandbox.issueTokens(world.app, world.oa);
		const message = image({ attachment_id: idOf('image') });
		world.sandbox.clock.advance(7 * DAY_MS);
		expect(await sendTo(addGroup(), message)).toMatchObject({ error: -100 });
	});

	it.each<[string, unknown, object]>([
		['no recipient', { message: { text: 'a' } }, missing('recipient')],
		['no group', { recipient: {}, message: { text: 'a' } }, missing('recipient.group_id')],
		[
			'a group that is a number',
			{ recipient: { group_id: 5 }, message: { text: 'a' } },
			invalid('recipient.group_id'),
		],
		['a user', { recipient: { user_id: '1' }, message: { text: 'a' } }, invalid('recipient.user_id')],
		['no message', { recipient: { group_id: '1' } }, missing('message')],
		[
			'a member more',
			{ recipient: { group_id: '1' }, message: { text: 'a' }, group_id: '1' },
			invalid('group_id'),
		],
	])('is refused with %s', async (_name, body, expected) => {
		expect(await send(body)).toEqual(expected);
	});

	it('is for those who may manage groups', async () => {
		world.oa.permissions.delete('groups');
		expect(await sendTo(addGroup())).toEqual(notGranted);
		world.oa.permissions.add('groups');
		world.oa.permissions.delete('messages');
		expect(await sendTo(addGroup())).toMatchObject({ error: 0 });
	});
});
