import type { INodeExecutionData } from 'n8n-workflow';

import { userMessage, type Fault } from '../../../sandbox';
import { World } from '../../support/world';
import { TriggerWorld } from './triggerWorld';

/** Download Attachments: only from Zalo, and never at the price of the event. */
describe('Zalo OA Trigger: attachments', () => {
	let world: World;
	let trigger: TriggerWorld;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => {
		world.reset();
		trigger = new TriggerWorld(world);
	});
	afterAll(async () => await world.stop());

	/** What the workflow goes on with: the event is delivered, and its execution begins. */
	async function pictures(urls: unknown[], parameters = {}) {
		const workflow = await trigger.workflow({ options: { downloadAttachments: true }, ...parameters });
		const attachments = urls.map((url) => ({ type: 'image', payload: { url } }));
		const members = userMessage(world.oa, world.user.userId, { msg_id: 'm1', attachments });
		const { status, item } = await workflow.deliver(trigger.event('user_send_image', members));
		expect(status).toBe(200);
		if (!item) throw new Error('The event has started nothing');
		return await workflow.execute(item);
	}
	const picture = async (url: unknown) => await pictures([url]);

	const JPEG = 'a picture';
	const keep = (path: string, body = JPEG, host = 'f1.zdn.vn') =>
		world.sandbox.files.put(`https://${host}${path}`, body);
	const serve = (path: string, fault: Fault, host = 'f1.zdn.vn') =>
		world.sandbox.faults.order({ host, path, times: Infinity, fault });
	const redirect = (location: string): Fault => ({
		kind: 'http',
		status: 302,
		body: '',
		headers: { location },
	});
	const contentOf = (item: INodeExecutionData | undefined, field = 'attachment_0') => {
		const { data, fileName, mimeType } = item?.binary?.[field] ?? {};
		return { content: Buffer.from(data ?? '', 'base64').toString(), fileName, mimeType };
	};

	it('are not asked for before the event is answered', async () => {
		const workflow = await trigger.workflow({ options: { downloadAttachments: true } });
		const attachments = [{ type: 'image', payload: { url: 'https://f1.zdn.vn/a.jpg' } }];
		const members = userMessage(world.oa, world.user.userId, { msg_id: 'm1', attachments });
		const before = world.sandbox.requests.count();
		await workflow.deliver(trigger.event('user_send_image', members));
		expect(world.sandbox.requests.count()).toBe(before);
	});

	it.each([
		['with Simplify on', {}],
		['with Simplify off', { simplify: false }],
	])('come into binary fields, %s', async (_name, parameters) => {
		keep('/a.jpg');
		keep('/b.jpg', 'another');
		const item = await pictures(['https://f1.zdn.vn/a.jpg', 'https://f1.zdn.vn/b.jpg'], parameters);
		expect(contentOf(item)).toEqual({ content: JPEG, fileName: 'a.jpg', mimeType: 'image/jpeg' });
		expect(contentOf(item, 'attachment_1').content).toBe('another');
		expect(item?.json).not.toHaveProperty('downloadErrors');
	});

	it('are left alone where nobody wants them', async () => {
		const item = await pictures(['https://f1.zdn.vn/a.jpg'], { options: {} });
		expect(item?.binary).toBeUndefined();
		expect(item?.json).not.toHaveProperty('downloadErrors');
	});

	it.each(['100%.jpg', 'gi%E1.jpg'])('may be called %s', async (name) => {
		keep(`/${name}`);
		expect(contentOf(await picture(`https://f1.zdn.vn/${name}`))).toMatchObject({
			content: JPEG,
			fileName: name,
		});
	});

	it('may have moved within Zalo', async () => {
		serve('/a.jpg', redirect('https://f2.zdn.vn/b.jpg'));
		serve('/b.jpg', redirect('/c.jpg'), 'f2.zdn.vn');
		keep('/c.jpg', JPEG, 'f2.zdn.vn');
		expect(contentOf(await picture('https://f1.zdn.vn/a.jpg')).content).toBe(JPEG);
	});

	it.each([
		['out of Zalo', 'https://example.com/a.jpg', 'address'],
		['into the own network', 'http://127.0.0.1:5678/', 'address'],
		['round and round', '/a.jpg', 'HTTP status 302'],
	])('do not follow redirects that lead %s', async (_name, location, words) => {
		serve('/a.jpg', redirect(location));
		const item = await picture('https://f1.zdn.vn/a.jpg');
		expect(item?.json).toMatchObject({
			downloadErrors: [{ attachment: 0, message: expect.stringContaining(words) }],
		});
		expect(world.sandbox.requests.count({ host: 'example.com' })).toBe(0);
	});

	it('that do not come to an end are given up after a while', async () => {
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
		serve('/a.jpg', { kind: 'silence' });
		const item = await picture('https://f1.zdn.vn/a.jpg');
		expect(timeout).toHaveBeenCalledWith(60_000);
		timeout.mockRestore();
		expect(item?.json).toMatchObject({
			downloadErrors: [{ message: 'The attachment did not arrive within 60 seconds' }],
		});
	});

	it('more than twenty of one event are not loaded, and that is told', async () => {
		keep('/a.jpg');
		const item = await pictures(Array.from({ length: 22 }, () => 'https://f1.zdn.vn/a.jpg'));
		expect(Object.keys(item?.binary ?? {})).toHaveLength(20);
		expect(item?.json.downloadErrors).toHaveLength(2);
	});

	it('of more than 25 MB are not loaded', async () => {
		keep('/a.jpg', 'x'.repeat(25 * 1024 * 1024 + 1));
		const item = await picture('https://f1.zdn.vn/a.jpg');
		expect(item?.binary).toBeUndefined();
		expect(item?.json).toMatchObject({ downloadErrors: [{ message: expect.stringContaining('25 MB') }] });
	});

	it.each([
		['another host', 'https://example.com/a.jpg'],
		['one that only looks like Zalo', 'https://zdn.vn.example.com/a.jpg'],
		['one that ends like it', 'https://evilzdn.vn/a.jpg'],
		['the own network', 'http://127.0.0.1/a.jpg'],
		['a file', 'file:///etc/passwd'],
		['no encryption', 'http://f1.zdn.vn/a.jpg'],
		['a name and password', 'https://zdn.vn@example.com/a.jpg'],
		['a text that is no address', 'a.jpg'],
	])('from %s nothing is loaded, and the event comes all the same', async (_name, url) => {
		const before = world.sandbox.requests.count();
		const item = await picture(url);
		expect(item?.binary).toBeUndefined();
		expect(item?.json).toMatchObject({
			messageId: 'm1',
			downloadErrors: [{ attachment: 0, message: expect.stringContaining('address') }],
		});
		expect(world.sandbox.requests.count()).toBe(before);
	});

	it('one that cannot be had is told without its address', async () => {
		serve('/secret-path/a.jpg', { kind: 'cut' });
		const { downloadErrors } = (await picture('https://f1.zdn.vn/secret-path/a.jpg'))?.json ?? {};
		expect(downloadErrors).toEqual([{ attachment: 0, message: 'The attachment could not be downloaded' }]);
	});

	it('what has no address needs none', async () => {
		expect((await picture(undefined))?.json).not.toHaveProperty('downloadErrors');
	});
});
