import { CONSULTATION_PRICE } from '../../sandbox/state/cloudAccount';
import type { QuotaAsset, SandboxUser, Upload } from '../../sandbox';
import { ELEMENT, file, gif, image, infoRequest, media, PICTURE, sticker, template } from './messageBodies';
import {
	anId,
	DAY_MS,
	DONE,
	HOUR_MS,
	invalid,
	missing,
	notGranted,
	notKnown,
	refusal,
	START,
	tooLong,
	useWorld,
} from './world';

const SEND = 'https://openapi.zalo.me/v3.0/oa/message/cs';
const EXPIRED = refusal('Attachment id is expired', -100);
const SIZE = { width: 320, height: 240 };

const world = useWorld();

const send = async (body: unknown) => (await world.post(SEND, body)).json;
const textTo = (user_id: unknown, text: unknown = 'Xin chào!') => ({
	recipient: { user_id },
	message: { text },
});

const addUser = (hoursAgo?: number, partial: Partial<SandboxUser> = {}) =>
	world.sandbox.createUser(world.oa, {
		lastInteraction: hoursAgo === undefined ? undefined : START - hoursAgo * HOUR_MS,
		...partial,
	}).userId;

/** To a user to whom messages are free. */
const sendMessage = async (message: unknown) => await send({ recipient: { user_id: addUser(1) }, message });
const idOf = (kind: Upload['kind']) => world.sandbox.createUpload(world.oa, kind).id;

const asset = (quotaType: string, owner: QuotaAsset['owner']): QuotaAsset => ({
	assetId: '1',
	owner,
	productType: 'cs',
	quotaType,
	validThrough: '31/12/2026',
	autoRenew: false,
	remain: 1,
	total: 1,
});

describe('a consultation message', () => {
	it.each<[string, number | undefined, object]>([
		['within 48 hours', 1, { quota_type: 'reply' }],
		['to a new follower', undefined, { quota_type: 'welcome_msg', remain: '2', total: '3' }],
		[
			'after 48 hours',
			49,
			{ quota_type: 'sub_quota', remain: '1999', total: '2000', expired_date: '31/10/2026' },
		],
	])('tells what it was taken from: %s', async (_name, hoursAgo, quota) => {
		const user_id = addUser(hoursAgo);
		expect(await send(textTo(user_id))).toEqual({
			data: { message_id: anId(), user_id, sent_time: String(START), quota },
			...DONE,
		});
	});

	it.each(['purchase_quota', 'reward_quota'])(
		'tells whose the %s is that it was taken from',
		async (type) => {
			world.sandbox.setQuota(world.oa, { remain: 0 });
			world.oa.assets = [asset(type, 'OA'), asset(type, 'APP')];
			const quota = { quota_type: type, owner_type: 'OA', owner_id: world.oa.oaId };
			expect(await send(textTo(addUser(49)))).toMatchObject({ data: { quota } });
			const ofApp = { quota_type: type, owner_type: 'App', owner_id: world.app.appId };
			expect(await send(textTo(addUser(49)))).toMatchObject({ data: { quota: ofApp } });
		},
	);

	it('counts replies if the sandbox is told so', async () => {
		world.sandbox.spelling = { countsReplies: true };
		const quota = { quota_type: 'reply', remain: '8', total: '8' };
		expect(await send(textTo(addUser(1)))).toMatchObject({ data: { quota } });
	});

	it('has no quota when it is paid for, until the money is gone', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		world.oa.cloudAccount.balance = CONSULTATION_PRICE;
		const { data } = (await send(textTo(addUser(49)))) as { data: object };
		expect(data).not.toHaveProperty('quota');
		expect(await send(textTo(addUser(49)))).toEqual(refusal('Zalo Cloud Account has run out of money', -321));
		expect(world.oa.paidMessages).toBe(1);
		expect(world.sandbox.messages(world.oa)).toHaveLength(1);
		expect(await send(textTo(addUser(1)))).toMatchObject({ error: 0 });
	});

	it.each<[string, () => unknown, object]>([
		['after 7 days', () => addUser(7 * 24 + 1), { error: -230 }],
		[
			'to a follower without welcome messages left',
			() => addUser(undefined, { welcomeMessagesLeft: 0 }),
			{ error: -230 },
		],
		['to who is not known', () => '1', notKnown],
		['to a user of another OA', () => world.sandbox.createUser(world.sandbox.createOa()).userId, notKnown],
		['to who takes none', () => addUser(1, { blocksMessages: true }), { error: -244 }],
	])('is refused %s, and uses nothing', async (_name, recipient, expected) => {
		expect(await send(textTo(recipient()))).toMatchObject(expected);
		expect(world.sandbox.messages(world.oa)).toEqual([]);
		expect(world.oa.messageQuota.remain).toBe(2000);
	});

	it.each<[string, unknown, object]>([
		['no recipient', { message: { text: 'a' } }, missing('recipient')],
		['no user', { recipient: {}, message: { text: 'a' } }, missing('recipient.user_id')],
		['an id that is a number', textTo(5), invalid('recipient.user_id')],
		['text for a recipient', { recipient: '1', message: { text: 'a' } }, invalid('recipient')],
		['a member more', { ...textTo('1'), tracking_id: '1' }, invalid('tracking_id')],
		['another recipient', { recipient: { phone: '1' }, message: { text: 'a' } }, invalid('recipient.phone')],
		['no message', { recipient: { user_id: '1' } }, missing('message')],
		['text for a message', { recipient: { user_id: '1' }, message: 'a' }, invalid('message')],
		['a list for a message', { recipient: { user_id: '1' }, message: [] }, invalid('message')],
	])('is refused with %s', async (_name, body, expected) => {
		expect(await send(body)).toEqual(expected);
	});

	it('is for those who may send', async () => {
		world.oa.permissions.delete('messages');
		expect(await sendMessage({ text: 'a' })).toEqual(notGranted);
	});

	it('is kept in order, as it came, until a reset', async () => {
		const user_id = addUser(1);
		await send(textTo(user_id, 'một'));
		world.sandbox.clock.advance(5);
		await send(textTo(user_id, 'hai'));
		expect(world.sandbox.messages(world.oa)).toEqual([
			{
				messageId: anId(),
				oaId: world.oa.oaId,
				recipient: { user_id },
				message: { text: 'một' },
				sentAt: START,
			},
			expect.objectContaining({ message: { text: 'hai' }, sentAt: START + 5 }),
		]);
		expect(world.sandbox.messages(world.sandbox.createOa())).toEqual([]);
		const { oaId } = world.oa;
		world.sandbox.reset();
		expect(world.sandbox.messages(world.sandbox.createOa({ oaId }))).toEqual([]);
	});
});

describe('what a consultation message holds', () => {
	it.each<[string, () => object]>([
		['text', () => ({ text: 'a'.repeat(2000) })],
		['text about a message', () => ({ text: 'a', quote_message_id: '92e5' })],
		['an image with an address', () => image()],
		['an uploaded image', () => image({ attachment_id: idOf('image') })],
		['an image with a caption', () => ({ text: 'Hàng mới', ...image() })],
		['a gif with an address', () => gif()],
		['an uploaded gif', () => gif({ attachment_id: idOf('gif'), ...SIZE })],
		['a sticker', () => sticker()],
		['a file', () => file(idOf('file'))],
		['a request for information', () => infoRequest({ title: 'a'.repeat(100), subtitle: 'a'.repeat(500) })],
	])('may be %s', async (_name, make) => {
		const message = make();
		expect(await sendMessage(message)).toMatchObject({ error: 0, data: { message_id: anId() } });
		expect(world.sandbox.messages(world.oa)).toMatchObject([{ message }]);
	});

	const ATTACHMENT = 'message.attachment';
	it.each<[string, object, object]>([
		['nothing', {}, missing('message.text')],
		['empty text', { text: '' }, invalid('message.text')],
		['a long text', { text: 'a'.repeat(2001) }, tooLong('message.text', '2000 characters')],
		['text that is a number', { text: 5 }, invalid('message.text')],
		['a quote alone', { quote_message_id: '1' }, missing('message.text')],
		['a quote of a number', { text: 'a', quote_message_id: 1 }, invalid('message.quote_message_id')],
		['a quote with an image', { ...image(), quote_message_id: '1' }, invalid('message.quote_message_id')],
		['a long caption', { text: 'a'.repeat(2001), ...image() }, tooLong('message.text', '2000 characters')],
		['a caption on a gif', { text: 'a', ...gif() }, invalid('message.text')],
		['a caption on a sticker', { text: 'a', ...sticker() }, invalid('message.text')],
		['a caption on a file', { text: 'a', ...file('1') }, invalid('message.text')],
		['a caption on a request', { text: 'a', ...infoRequest() }, invalid('message.text')],
		['a picture by a name of its own', { image: PICTURE }, invalid('message.image')],
		['text for an attachment', { attachment: PICTURE }, invalid(ATTACHMENT)],
		['no type', { attachment: { payload: {} } }, missing(`${ATTACHMENT}.type`)],
		['another type', { attachment: { type: 'image', payload: {} } }, invalid(`${ATTACHMENT}.type`)],
		['no payload', { attachment: { type: 'template' } }, missing(`${ATTACHMENT}.payload`)],
		[
			'a file without token',
			{ attachment: { type: 'file', payload: {} } },
			missing(`${ATTACHMENT}.payload.token`),
		],
		['an empty token', file(''), invalid(`${ATTACHMENT}.payload.token`)],
		['a token that is a number', file(5), invalid(`${ATTACHMENT}.payload.token`)],
		['no template type', template({ elements: [] }), missing(`${ATTACHMENT}.payload.template_type`)],
		[
			'a list with buttons',
			template({ template_type: 'list', elements: [] }),
			invalid(`${ATTACHMENT}.payload.template_type`),
		],
		['no elements', template({ template_type: 'media' }), missing(`${ATTACHMENT}.payload.elements`)],
		['an empty list of elements', media(), invalid(`${ATTACHMENT}.payload.elements`)],
		['two elements', media({}, {}), tooLong(`${ATTACHMENT}.payload.elements`, '1 entries')],
		['no media type', media({ url: PICTURE }), missing(`${ELEMENT}.media_type`)],
		['a video', media({ media_type: 'video', url: PICTURE }), invalid(`${ELEMENT}.media_type`)],
		['an image from nowhere', image({}), missing(`${ELEMENT}.attachment_id`)],
		[
			'an image from two places',
			image({ url: PICTURE, attachment_id: '1' }),
			invalid(`${ELEMENT}.attachment_id`),
		],
		['an address that is none', image({ url: 'a.png' }), invalid(`${ELEMENT}.url`)],
		['a size of an image', image({ url: PICTURE, width: 320 }), invalid(`${ELEMENT}.width`)],
		['a gif without width', gif({ url: PICTURE, height: 240 }), missing(`${ELEMENT}.width`)],
		['a gif without height', gif({ url: PICTURE, width: 320 }), missing(`${ELEMENT}.height`)],
		['a width in quotes', gif({ url: PICTURE, width: '320', height: 240 }), invalid(`${ELEMENT}.width`)],
		['a height of nothing', gif({ url: PICTURE, width: 320, height: 0 }), invalid(`${ELEMENT}.height`)],
		['half a pixel', gif({ url: PICTURE, width: 320.5, height: 240 }), invalid(`${ELEMENT}.width`)],
		[
			'a gif from two places',
			gif({ url: PICTURE, attachment_id: '1', ...SIZE }),
			invalid(`${ELEMENT}.attachment_id`),
		],
		['a sticker with an address', sticker({ url: PICTURE }), invalid(`${ELEMENT}.url`)],
		['a sticker without id', sticker({}), missing(`${ELEMENT}.attachment_id`)],
		['a long title', infoRequest({ title: 'a'.repeat(101) }), tooLong(`${ELEMENT}.title`, '100 characters')],
		[
			'a long subtitle',
			infoRequest({ subtitle: 'a'.repeat(501) }),
			tooLong(`${ELEMENT}.subtitle`, '500 characters'),
		],
		['no title', infoRequest({ title: null }), missing(`${ELEMENT}.title`)],
		['no subtitle', infoRequest({ subtitle: null }), missing(`${ELEMENT}.subtitle`)],
		['no picture', infoRequest({ image_url: null }), missing(`${ELEMENT}.image_url`)],
		['buttons', infoRequest({ buttons: [] }), invalid(`${ELEMENT}.buttons`)],
	])('is not %s', async (_name, message, expected) => {
		expect(await sendMessage(message)).toEqual(expected);
		expect(world.sandbox.messages(world.oa)).toEqual([]);
	});

	it.each<[string, Upload['kind'], (id: string) => object]>([
		['an image', 'image', (attachment_id) => image({ attachment_id })],
		['a gif', 'gif', (attachment_id) => gif({ attachment_id, ...SIZE })],
		['a file', 'file', file],
	])('has to be uploaded, by this OA, in the last 7 days: %s', async (_name, kind, messageWith) => {
		const otherKind = kind === 'gif' ? 'image' : 'gif';
		const ofOther = world.sandbox.createUpload(world.sandbox.createOa(), kind).id;
		for (const id of ['1', PICTURE, idOf(otherKind), ofOther]) {
			expect(await sendMessage(messageWith(id))).toEqual(EXPIRED);
		}
		world.app.accessTokenSeconds = 30 * 24 * 3600;
		world.pair = world.sandbox.issueTokens(world.app, world.oa);
		const id = idOf(kind);
		const user = world.sandbox.createUser(world.oa);
		world.sandbox.clock.advance(7 * DAY_MS - 1);
		world.sandbox.receive(world.oa, user);
		const sendAgain = async () =>
			await send({ recipient: { user_id: user.userId }, message: messageWith(id) });
		expect(await sendAgain()).toMatchObject({ error: 0 });
		world.sandbox.clock.advance(1);
		expect(await sendAgain()).toEqual(EXPIRED);
		expect(world.oa.messageQuota.remain).toBe(2000);
	});
});
