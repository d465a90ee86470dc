import { ELEMENT, file, gif, image, infoRequest, PICTURE, sticker } from './messageBodies';
import {
	anId,
	DONE,
	invalid,
	missing,
	notGranted,
	notKnown,
	refusal,
	START,
	tooLong,
	useWorld,
} from './world';

const SEND = 'https://openapi.zalo.me/v2.0/oa/message';

const world = useWorld();

const send = async (body: unknown) => (await world.post(SEND, body)).json;

describe('a message to a visitor', () => {
	const addVisitor = () => {
		const { anonymousId, conversationId } = world.sandbox.createVisitor(world.oa);
		return { anonymous_id: anonymousId, conversation_id: conversationId };
	};
	const sendMessage = async (message: unknown) => await send({ recipient: addVisitor(), message });

	it.each<[string, () => object]>([
		['text', () => ({ text: 'a'.repeat(2000) })],
		['an image', () => image()],
		['a file', () => file(world.sandbox.createUpload(world.oa, 'file').id)],
		['a sticker', () => sticker()],
	])('may be %s', async (_name, make) => {
		const [recipient, message] = [addVisitor(), make()];
		expect(await send({ recipient, message })).toEqual({
			data: { message_id: anId(), ...recipient },
			...DONE,
		});
		expect(world.sandbox.messages(world.oa)).toEqual([
			{ messageId: anId(), oaId: world.oa.oaId, recipient, message, sentAt: START },
		]);
	});

	it.each<[string, object, object]>([
		['nothing', {}, missing('message.text')],
		['a long text', { text: 'a'.repeat(2001) }, tooLong('message.text', '2000 characters')],
		['a quote', { text: 'a', quote_message_id: '1' }, invalid('message.quote_message_id')],
		['an uploaded image', image({ attachment_id: '1' }), invalid(`${ELEMENT}.attachment_id`)],
		['an image from nowhere', image({}), missing(`${ELEMENT}.url`)],
		['a gif', gif(), invalid(`${ELEMENT}.media_type`)],
		['a request', infoRequest(), invalid('message.attachment.payload.template_type')],
		['an unknown file', file(PICTURE), refusal('Attachment id is expired', -100)],
	])('is not %s', async (_name, message, expected) => {
		expect(await sendMessage(message)).toEqual(expected);
		expect(world.sandbox.messages(world.oa)).toEqual([]);
	});

	it.each<[string, unknown, object]>([
		['nothing', {}, missing('recipient')],
		['no recipient', { message: { text: 'a' } }, missing('recipient')],
		['an empty recipient', { recipient: {}, message: { text: 'a' } }, missing('recipient.anonymous_id')],
		[
			'no conversation',
			{ recipient: { anonymous_id: '1' }, message: { text: 'a' } },
			missing('recipient.conversation_id'),
		],
		[
			'no visitor',
			{ recipient: { conversation_id: '1' }, message: { text: 'a' } },
			missing('recipient.anonymous_id'),
		],
		[
			'ids that are numbers',
			{ recipient: { anonymous_id: 1, conversation_id: 2 }, message: { text: 'a' } },
			invalid('recipient.anonymous_id'),
		],
		['no message', { recipient: { anonymous_id: '1', conversation_id: '1' } }, missing('message')],
		[
			'a target of a broadcast',
			{ recipient: { target: {} }, message: { text: 'a' } },
			invalid('recipient.target'),
		],
	])('is refused with %s', async (_name, body, expected) => {
		expect(await send(body)).toEqual(expected);
	});

	it('is for a visitor and a conversation that belong together', async () => {
		const [one, other] = [addVisitor(), addVisitor()];
		const message = { text: 'a' };
		const recipient = { ...one, conversation_id: other.conversation_id };
		expect(await send({ recipient, message })).toMatchObject({ error: -213 });
		const swapped = { anonymous_id: one.conversation_id, conversation_id: one.anonymous_id };
		expect(await send({ recipient: swapped, message })).toMatchObject({ error: -213 });
	});

	it('is for those who may send', async () => {
		world.oa.permissions.delete('messages');
		expect(await sendMessage({ text: 'a' })).toEqual(notGranted);
	});
});

describe('a message to a user', () => {
	it('has moved to version 3', async () => {
		const { userId: user_id } = world.sandbox.createUser(world.oa, { lastInteraction: START });
		for (const message of [{ text: 'a' }, image(), {}]) {
			expect(await send({ recipient: { user_id }, message })).toMatchObject({ error: -240 });
		}
		expect(world.sandbox.messages(world.oa)).toEqual([]);
	});

	it.each<[string, unknown, object]>([
		['no message', { recipient: { user_id: '1' } }, missing('message')],
		['text for a message', { recipient: { user_id: '1' }, message: 'a' }, invalid('message')],
		['a number', { recipient: { user_id: 1 }, message: {} }, invalid('recipient.user_id')],
	])('is refused with %s all the same', async (_name, body, expected) => {
		expect(await send(body)).toEqual(expected);
	});
});

describe('a reaction', () => {
	const reaction = (user_id: unknown, icon: unknown = '/-heart', messageId: unknown = '96d3') => ({
		recipient: { user_id },
		sender_action: { react_icon: icon, react_message_id: messageId },
	});
	const addUser = () => world.sandbox.createUser(world.oa).userId;

	it.each(['/-strong', '/-heart', ':>', '--b', ':-((', ':-h', ':o', '/-remove'])(
		'may be %s',
		async (icon) => {
			const user_id = addUser();
			expect(await send(reaction(user_id, icon))).toEqual({ data: { message_id: anId(), user_id }, ...DONE });
			expect(world.sandbox.reactions(world.oa)).toEqual([
				{ oaId: world.oa.oaId, userId: user_id, messageId: '96d3', icon, reactedAt: START },
			]);
		},
	);

	it('comes 50 times to a message at most, uses nothing up, and is no message', async () => {
		const user_id = addUser();
		for (let n = 0; n < 50; n++) expect(await send(reaction(user_id))).toMatchObject({ error: 0 });
		expect(await send(reaction(user_id))).toMatchObject({ error: -211 });
		expect(await send(reaction(user_id, '/-remove'))).toMatchObject({ error: 0 });
		expect(await send(reaction(user_id, '/-heart', 'other'))).toMatchObject({ error: 0 });
		expect(world.sandbox.reactions(world.oa)).toHaveLength(52);
		expect(world.sandbox.messages(world.oa)).toEqual([]);
		expect(world.oa.messageQuota.remain).toBe(2000);
	});

	it.each<[string, object, object]>([
		['for who is not known', reaction('1'), notKnown],
		['to a number', reaction(1), invalid('recipient.user_id')],
		['to nobody', { ...reaction('1'), recipient: {} }, missing('recipient.user_id')],
		[
			'to a visitor',
			{ ...reaction('1'), recipient: { anonymous_id: '1' } },
			invalid('recipient.anonymous_id'),
		],
		['with another icon', reaction('1', ':)'), invalid('sender_action.react_icon')],
		['with the name of an icon', reaction('1', 'heart'), invalid('sender_action.react_icon')],
		['without icon', reaction('1', null), missing('sender_action.react_icon')],
		['without message', reaction('1', ':>', null), missing('sender_action.react_message_id')],
		['to an empty id', reaction('1', ':>', ''), invalid('sender_action.react_message_id')],
		['to a message that is a number', reaction('1', ':>', 5), invalid('sender_action.react_message_id')],
		['with a message beside it', { ...reaction('1'), message: { text: 'a' } }, invalid('message')],
		['with text for an action', { ...reaction('1'), sender_action: 'heart' }, invalid('sender_action')],
	])('is refused %s', async (_name, body, expected) => {
		expect(await send(body)).toEqual(expected);
		expect(world.sandbox.reactions(world.oa)).toEqual([]);
	});

	it('is for those who may send', async () => {
		world.oa.permissions.delete('messages');
		expect(await send(reaction(addUser()))).toEqual(notGranted);
	});
});
