import type { INodeParameters } from 'n8n-workflow';

import { SEND_PATH, World } from '../../support/world';
import { bytesOf, fileItem } from './files';

const goOn = { onError: 'continueRegularOutput' } as const;
const IMAGE = '/v2.0/oa/upload/image';
const GIF = '/v2.0/oa/upload/gif';
const FILE = '/v2.0/oa/upload/file';

/** Pictures, stickers, files: what is more than text. */
describe('messages with something in them', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const send = async (operation: string, parameters: INodeParameters, options = {}) =>
		await world.run('message', operation, { userId: world.user.userId, ...parameters }, options);
	const messages = () =>
		world.sandbox.requests.list
			.filter(({ path }) => path === SEND_PATH)
			.map(({ bodyText }) => (JSON.parse(bodyText) as { message: object }).message);
	const media = (element: object) => ({
		attachment: { type: 'template', payload: { template_type: 'media', elements: [element] } },
	});
	const uploads = (path: string) => world.sandbox.requests.count({ path });

	it('an image of the item is uploaded and sent in one step, with its caption', async () => {
		const items = [fileItem('jpg', { fileName: 'Ảnh sản phẩm.jpg' })];
		const run = await send('sendImage', { caption: 'Áo mới về' }, { items });
		expect(run.json()).toMatchObject([{ messageId: expect.any(String), quota: { type: 'reply' } }]);
		const [upload] = world.sandbox.uploads(world.oa);
		expect(upload).toMatchObject({ kind: 'image', fileName: 'Ảnh sản phẩm.jpg' });
		expect(messages()).toEqual([
			{ text: 'Áo mới về', ...media({ media_type: 'image', attachment_id: upload?.id }) },
		]);
	});

	it('the same picture for 50 people is uploaded once', async () => {
		const users = Array.from({ length: 50 }, () =>
			world.sandbox.createUser(world.oa, { lastInteraction: world.sandbox.clock.now() }),
		);
		const items = users.map(({ userId }) => ({ ...fileItem('png'), json: { user: userId } }));
		const run = await send('sendImage', { userId: '={{ $json.user }}' }, { items });
		expect(run.json()).toHaveLength(50);
		expect(uploads(IMAGE)).toBe(1);
		expect(messages()).toHaveLength(50);
	});

	it('different pictures are uploaded each', async () => {
		const items = [fileItem('png'), fileItem('png', { extra: 'x' }), fileItem('jpg')];
		await send('sendImage', {}, { items });
		expect(uploads(IMAGE)).toBe(3);
	});

	it('the same picture under other names is uploaded once, a document under each of its names', async () => {
		const named = (kind: 'png' | 'pdf') => ['a', 'b'].map((name) => fileItem(kind, { fileName: name }));
		await send('sendImage', {}, { items: named('png') });
		await send('sendFile', {}, { items: named('pdf') });
		expect(uploads(IMAGE)).toBe(1);
		expect(uploads(FILE)).toBe(2);
	});

	it('an anonymous visitor gets pictures by their address only', async () => {
		const visitor = { sendTo: 'anonymous', anonymousId: 'a1', conversationId: 'c1' };
		const run = await send('sendImage', visitor, { ...goOn, items: [fileItem('png')] });
		expect(run.json()).toMatchObject([
			{ error: { message: expect.stringContaining('address'), description: expect.stringContaining('URL') } },
		]);
		expect(uploads(IMAGE)).toBe(0);
	});

	it.each([
		['an object', '={{ $json }}', 'Caption is not text'],
		['2,001 characters', 'x'.repeat(2001), 'Caption has 2001 characters, and Zalo takes at most 2000'],
	])('refuses %s as a caption, and uploads nothing', async (_what, caption, message) => {
		const run = await send('sendImage', { caption }, { ...goOn, items: [fileItem('png')] });
		expect(run.json()).toMatchObject([{ error: { message } }]);
		expect(uploads(IMAGE)).toBe(0);
	});

	it('a picture by its address', async () => {
		await send('sendImage', { source: 'url', url: 'https://example.com/a.jpg' });
		expect(messages()).toEqual([media({ media_type: 'image', url: 'https://example.com/a.jpg' })]);
	});

	it.each([
		'ftp://example.com/a.jpg',
		'example.com/a.jpg',
		'javascript:alert(1)',
		'https://',
		'={{ "" }}',
		'data:image/png,x',
	])('refuses the address "%s"', async (url) => {
		const run = await send('sendImage', { source: 'url', url }, goOn);
		expect(run.json()).toMatchObject([{ error: { message: expect.stringContaining('URL') } }]);
		expect(messages()).toEqual([]);
	});

	it('an expired attachment is told as such', async () => {
		const run = await send('sendImage', { source: 'attachmentId', attachmentId: 'long-gone' }, goOn);
		expect(run.json()).toMatchObject([{ error: { code: '-100' } }]);
	});

	it('a GIF, with the size that is in the file', async () => {
		await send('sendGif', {}, { items: [fileItem('gif')] });
		const [upload] = world.sandbox.uploads(world.oa);
		expect(uploads(GIF)).toBe(1);
		expect(messages()).toEqual([
			media({ media_type: 'gif', attachment_id: upload?.id, width: 320, height: 180 }),
		]);
	});

	it('a GIF by its address needs the size', async () => {
		const source = { source: 'url', url: 'https://example.com/a.gif' };
		const run = await send('sendGif', source, goOn);
		expect(run.json()).toMatchObject([{ error: { message: 'Width and Height are missing' } }]);
		await send('sendGif', { ...source, width: 100, height: 50 });
		expect(messages()).toEqual([media({ media_type: 'gif', url: source.url, width: 100, height: 50 })]);
	});

	it.each(['-1', '1.5', 'wide'])('refuses a GIF of width %s', async (width) => {
		const run = await send(
			'sendGif',
			{ source: 'url', url: 'https://example.com/a.gif', width, height: 5 },
			goOn,
		);
		expect(run.json()).toMatchObject([{ error: { message: 'Width is not a whole number' } }]);
	});

	it('a sticker', async () => {
		await send('sendSticker', { stickerId: 'bfe458bf64fa8da4d4eb' });
		expect(messages()).toEqual([media({ media_type: 'sticker', attachment_id: 'bfe458bf64fa8da4d4eb' })]);
	});

	it('a file of the item', async () => {
		const run = await send('sendFile', {}, { items: [fileItem('pdf', { fileName: 'Hoá đơn số 1.pdf' })] });
		expect(run.json()).toMatchObject([{ messageId: expect.any(String) }]);
		const [upload] = world.sandbox.uploads(world.oa);
		expect(upload).toMatchObject({ kind: 'file', fileName: 'Hoá đơn số 1.pdf' });
		expect(messages()).toEqual([{ attachment: { type: 'file', payload: { token: upload?.id } } }]);
	});

	it('an image of exactly 1 MB', async () => {
		const run = await send('sendImage', {}, { items: [fileItem(bytesOf('jpg', 1024 ** 2))] });
		expect(run.json()).toMatchObject([{ messageId: expect.any(String) }]);
	});

	it('a file of which a step before has told a wrong size, and no name', async () => {
		const item = fileItem('pdf');
		Object.assign(item.binary?.data ?? {}, { bytes: 99_999_999, fileName: { no: 'name' } });
		const run = await send('sendFile', {}, { items: [item] });
		expect(run.json()).toMatchObject([{ messageId: expect.any(String) }]);
	});

	it('an address goes out as it was given, whatever form its accents have', async () => {
		const url = 'https://example.com/A\u0309nh.jpg';
		await send('sendImage', { source: 'url', url });
		expect(JSON.stringify(messages())).toContain(url);
	});

	it('a file by its token', async () => {
		world.answerWith(SEND_PATH, { message_id: 'm1' });
		await send('sendFile', { source: 'token', fileToken: ' abc+/= ' });
		expect(messages()).toEqual([{ attachment: { type: 'file', payload: { token: 'abc+/=' } } }]);
	});

	it.each<[string, string, { bytes: Uint8Array; fileName?: string }, string]>([
		['an image of a byte too many', 'sendImage', { bytes: bytesOf('jpg', 1024 ** 2 + 1) }, '1,048,577 bytes'],
		['an image of 1.1 MB', 'sendImage', { bytes: bytesOf('jpg', 1_150_000) }, '1.1 MB'],
		['a file of 6 MB', 'sendFile', { bytes: bytesOf('pdf', 6 * 1024 * 1024) }, '6.0 MB'],
		['an empty file', 'sendFile', { bytes: new Uint8Array() }, 'empty'],
		[
			'a program that is called pdf',
			'sendFile',
			{ bytes: bytesOf('exe', 5_000), fileName: 'a.pdf' },
			'not a PDF',
		],
		['a PDF as an image', 'sendImage', { bytes: bytesOf('pdf', 500), fileName: 'a.jpg' }, 'PDF'],
		['a page that is called gif', 'sendGif', { bytes: new TextEncoder().encode('<html>') }, 'not a GIF'],
	])('refuses %s, and uploads nothing', async (_name, operation, { bytes, ...named }, words) => {
		const run = await send(operation, {}, { ...goOn, items: [fileItem(bytes, named)] });
		expect(run.json()).toMatchObject([{ error: { message: expect.stringContaining(words), code: null } }]);
		expect(uploads(IMAGE) + uploads(GIF) + uploads(FILE) + messages().length).toBe(0);
	});

	it('names the binary field that is missing', async () => {
		const run = await send('sendImage', { binaryPropertyName: 'photo' }, goOn);
		expect(run.json()).toMatchObject([{ error: { message: expect.stringContaining('photo') } }]);
	});

	it('an upload may go out twice, the message may not', async () => {
		world.sandbox.faults.order({ path: IMAGE, times: 1, fault: { kind: 'lostAnswer' } });
		world.sandbox.faults.order({ path: SEND_PATH, times: 1, fault: { kind: 'lostAnswer' } });
		const run = await send('sendImage', {}, { ...goOn, items: [fileItem('png')] });
		expect(run.json()).toMatchObject([{ error: { code: 'cut', mayHaveArrived: true } }]);
		expect(uploads(IMAGE)).toBe(2);
		expect(messages()).toHaveLength(1);
	});

	it('asks a user for their details', async () => {
		const form = {
			title: 'Giao hàng',
			subtitle: 'Để giao hàng cho bạn',
			imageUrl: 'https://example.com/a.jpg',
		};
		await send('sendInfoRequest', form);
		expect(messages()).toEqual([
			{
				attachment: {
					type: 'template',
					payload: {
						template_type: 'request_user_info',
						elements: [{ title: form.title, subtitle: form.subtitle, image_url: form.imageUrl }],
					},
				},
			},
		]);
	});

	it.each([
		['title', { title: 'x'.repeat(101) }, 'Title has 101 characters, and Zalo takes at most 100'],
		['subtitle', { subtitle: 'x'.repeat(501) }, 'Subtitle has 501 characters, and Zalo takes at most 500'],
		['empty title', { title: ' ' }, 'Title is empty'],
		['picture', { imageUrl: 'a.jpg' }, 'Image URL is no web address'],
		['address', { imageUrl: 'https://example.com/a b.jpg' }, 'Image URL is no web address'],
	])('refuses a bad %s', async (_name, bad, message) => {
		const form = { title: 'A', subtitle: 'B', imageUrl: 'https://example.com/a.jpg', ...bad };
		expect((await send('sendInfoRequest', form, goOn)).json()).toMatchObject([{ error: { message } }]);
		expect(messages()).toEqual([]);
	});

	it.each([
		['strong', '/-strong'],
		['heart', '/-heart'],
		['laugh', ':>'],
		['cool', '--b'],
		['cry', ':-(('],
		['angry', ':-h'],
		['wow', ':o'],
		['remove', '/-remove'],
	])('reacts with %s', async (reaction, icon) => {
		world.answerWith('/v2.0/oa/message', { message_id: 'm1', user_id: world.user.userId });
		const run = await send('react', { messageId: '96d3', reaction });
		expect(run.json()).toEqual([{ success: true, userId: world.user.userId, messageId: '96d3' }]);
		const [request] = world.sandbox.requests.list.slice(-1);
		expect(JSON.parse(request?.bodyText ?? '')).toEqual({
			recipient: { user_id: world.user.userId },
			sender_action: { react_icon: icon, react_message_id: '96d3' },
		});
	});
});
