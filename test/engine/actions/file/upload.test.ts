import { World } from '../../support/world';
import { bytesOf, fileItem } from '../message/files';

const goOn = { onError: 'continueRegularOutput' } as const;
const DAY = 86_400_000;

describe('File: Upload', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	it.each([
		['image', 'jpg', 'attachmentId'],
		['image', 'png', 'attachmentId'],
		['gif', 'gif', 'attachmentId'],
		['file', 'pdf', 'token'],
		['file', 'csv', 'token'],
	] as const)('stores a %s (%s), and says until when', async (kind, type, name) => {
		const content = type === 'csv' ? new TextEncoder().encode('tên,sđt\nAn,0912345678\n') : bytesOf(type);
		const items = [fileItem(content, { fileName: `Tệp của tôi.${type}` })];
		const before = Date.now();
		const run = await world.run('file', 'upload', { kind }, { items });
		const [upload] = world.sandbox.uploads(world.oa);
		const [output] = run.json();
		expect(output).toEqual({
			[name]: upload?.id,
			kind,
			fileName: `Tệp của tôi.${type}`,
			usableUntil: expect.any(String),
		});
		expect(Date.parse(String(output?.usableUntil)) - before).toBeGreaterThanOrEqual(7 * DAY);
	});

	it('the same file in many items is uploaded once', async () => {
		const items = Array.from({ length: 30 }, () => fileItem('png'));
		const run = await world.run('file', 'upload', { kind: 'image' }, { items });
		expect(new Set(run.json().map(({ attachmentId }) => attachmentId)).size).toBe(1);
		expect(world.sandbox.uploads(world.oa)).toHaveLength(1);
	});

	it.each([
		['Anh.PNG', 'jpg', 'Anh.jpg'],
		['../../etc/passwd', 'png', 'passwd.png'],
		['', 'pdf', 'file.pdf'],
	] as const)('the name "%s" of a %s becomes "%s"', async (fileName, type, expected) => {
		const kind = type === 'pdf' ? 'file' : 'image';
		const run = await world.run('file', 'upload', { kind }, { items: [fileItem(type, { fileName })] });
		expect(run.json()).toMatchObject([{ fileName: expected }]);
	});

	it('refuses what Zalo does not take, and says what it is', async () => {
		const run = await world.run('file', 'upload', { kind: 'image' }, { ...goOn, items: [fileItem('gif')] });
		expect(run.json()).toMatchObject([{ error: { message: expect.stringContaining('GIF') } }]);
	});

	it('one of which nobody knows whether it has arrived may be done again, and says so', async () => {
		world.sandbox.faults.order({
			path: '/v2.0/oa/upload/image',
			times: Infinity,
			fault: { kind: 'lostAnswer' },
		});
		const run = await world.run('file', 'upload', { kind: 'image' }, { ...goOn, items: [fileItem('png')] });
		expect(run.json()).toMatchObject([
			{
				error: {
					code: 'cut',
					mayHaveArrived: true,
					description: expect.stringContaining('once more changes nothing'),
				},
			},
		]);
	});

	it('a month’s uploads that are used up are told', async () => {
		const fault = { kind: 'zaloError', code: -211, message: 'Out of quota' } as const;
		world.sandbox.faults.order({ path: '/v2.0/oa/upload/image', times: 1, fault });
		const run = await world.run('file', 'upload', { kind: 'image' }, { ...goOn, items: [fileItem('png')] });
		expect(run.json()).toMatchObject([{ error: { code: '-211' } }]);
	});
});
