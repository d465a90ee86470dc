import type { ZnsMessage } from '../../sandbox';
import { START, useWorld } from './world';
import { RATINGS, TRACKING, ZnsCalls } from './znsBodies';

const world = useWorld();
const zns = new ZnsCalls(world);

const METHODS = ['GET', 'POST'] as const;

async function sent(): Promise<ZnsMessage> {
	if (world.oa.templates.size === 0) world.sandbox.createTemplate(world.oa);
	expect(await zns.send()).toMatchObject({ error: 0 });
	const message = world.sandbox.znsMessages(world.oa).at(-1);
	if (!message) throw new Error('No message was taken');
	return message;
}

async function ask(method: string, query: Record<string, string | number>): Promise<unknown> {
	const search = new URLSearchParams(
		Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
	);
	return (await world.ask(method, `${RATINGS}?${search.toString()}`)).json;
}

const all = { from_time: 0, to_time: START, offset: 0, limit: 100 };

describe.each(METHODS)('ratings by %s', (method) => {
	it('tell what was said of messages', async () => {
		const message = await sent();
		world.sandbox.rate(world.oa, message, { rate: 2, note: 'Muộn', feedbacks: ['Giao chậm'] });
		const rating = {
			note: 'Muộn',
			rate: 2,
			submitDate: String(START),
			msgId: message.messageId,
			feedbacks: ['Giao chậm'],
			trackingId: TRACKING,
		};
		expect(await ask(method, { ...all, template_id: message.templateId })).toEqual({
			data: { total: 1, data: [rating] },
			error: 0,
			message: 'Success',
		});
	});

	it('are of a time, and have pages', async () => {
		const message = await sent();
		for (let n = 1; n <= 5; n++) world.sandbox.rate(world.oa, message, { rate: n, submittedAt: START + n });
		const rates = async (query: object) => {
			const answer = await ask(method, { ...all, ...query, template_id: message.templateId });
			const { data } = answer as { data: { total: number; data: Array<{ rate: number }> } };
			return [data.total, ...data.data.map(({ rate }) => rate)];
		};
		expect(await rates({ from_time: START + 2, to_time: START + 4 })).toEqual([3, 2, 3, 4]);
		expect(await rates({ to_time: START + 9, offset: 3, limit: 1 })).toEqual([5, 4]);
		expect(await rates({ to_time: START })).toEqual([0]);
	});

	it.each<[number, Record<string, string | number>]>([
		[-109, all],
		[-109, { ...all, template_id: '1' }],
		[-132, { template_id: '1' }],
		[-132, { ...all, template_id: '1', limit: 101 }],
		[-132, { ...all, template_id: '1', from_time: 'yesterday' }],
	])('are refused with %s: %j', async (error, query) => {
		expect(await ask(method, query)).toMatchObject({ error });
	});

	it('are asked for by this method alone if the sandbox is told so', async () => {
		const { templateId: template_id } = await sent();
		const answers = async () =>
			await Promise.all(METHODS.map(async (each) => await ask(each, { ...all, template_id })));
		expect(await answers()).toMatchObject([{ error: 0 }, { error: 0 }]);
		world.sandbox.spelling = { ratingMethod: method };
		const [get, post] = method === 'GET' ? [0, -106] : [-106, 0];
		expect(await answers()).toMatchObject([{ error: get }, { error: post }]);
	});
});

it('a rating is of a message by a template of the OA', async () => {
	const message = await sent();
	const other = world.sandbox.createOa();
	expect(() => world.sandbox.rate(other, message)).toThrow(`no template ${message.templateId}`);
	expect(world.sandbox.rate(world.oa, message)).toMatchObject({ rate: 5, submittedAt: START });
});
