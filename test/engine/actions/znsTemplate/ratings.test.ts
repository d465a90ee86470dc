import type { ZnsMessage } from '../../../sandbox';
import { World } from '../../support/world';

const PATH = '/rating/get';
const DAY = 24 * 3_600_000;

describe('ZNS Template: Get Ratings', () => {
	let world: World;
	let templateId: string;
	let message: ZnsMessage;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(async () => {
		world.reset();
		({ templateId } = world.sandbox.createTemplate(world.oa));
		const templateDataJson = '{"customer_name": "An", "order_code": "DH-01"}';
		const fields = { phone: '0912345678', templateId, dataMode: 'json', templateDataJson };
		await world.run('znsMessage', 'send', fields);
		[message] = world.sandbox.znsMessages(world.oa) as [ZnsMessage];
		world.sandbox.requests.clear();
	});
	afterAll(async () => await world.stop());

	const at = (time: string) => Date.parse(time);
	const rate = (submittedAt: number, partial = {}) =>
		world.sandbox.rate(world.oa, message, { submittedAt, ...partial });
	const ratings = async (parameters = {}, options = {}) =>
		await world.run(
			'znsTemplate',
			'getRatings',
			{ templateId, from: '2026-11-01', to: '2026-11-30', returnAll: true, ...parameters },
			options,
		);

	it('puts out what was said', async () => {
		rate(at('2026-11-10T09:00:00+07:00'), { rate: 4, note: 'Tốt 👍', messageId: 'm1', trackingId: 'DH-01' });
		expect((await ratings()).json()).toEqual([
			{
				messageId: 'm1',
				trackingId: 'DH-01',
				rate: 4,
				note: 'Tốt 👍',
				feedbacks: ['Nhân viên vui vẻ'],
				submittedAt: '2026-11-10T02:00:00.000Z',
			},
		]);
	});

	it('both days are meant whole, as they are in Vietnam', async () => {
		for (const time of [
			'2026-10-31T23:59:59',
			'2026-11-01T00:00:00',
			'2026-11-30T23:59:59',
			'2026-12-01T00:00:00',
		]) {
			rate(at(`${time}+07:00`), { note: time });
		}
		expect((await ratings()).json().map(({ note }) => note)).toEqual([
			'2026-11-01T00:00:00',
			'2026-11-30T23:59:59',
		]);
	});

	it.each([404, 405])('where Zalo does not take POST (HTTP %i), GET is asked', async (status) => {
		rate(at('2026-11-10T09:00:00+07:00'));
		world.sandbox.faults.order({
			path: PATH,
			times: 1,
			fault: { kind: 'http', status, body: '<h1>no</h1>', contentType: 'text/html' },
		});
		expect((await ratings()).json()).toHaveLength(1);
		expect(
			world.sandbox.requests.list.filter(({ path }) => path === PATH).map(({ method }) => method),
		).toEqual(['POST', 'GET']);
	});

	it('where Zalo says that it does not support the method (-106), the other one is asked', async () => {
		rate(at('2026-11-10T09:00:00+07:00'));
		const fault = { kind: 'zaloError', code: -106, message: 'Method is unsupported' } as const;
		world.sandbox.faults.order({ path: PATH, times: 1, fault });
		expect((await ratings()).json()).toHaveLength(1);
	});

	it('reads all pages', async () => {
		for (let n = 0; n < 250; n++) rate(at('2026-11-02T00:00:00+07:00') + n * 60_000, { messageId: `m${n}` });
		const read = (await ratings()).json();
		expect(new Set(read.map(({ messageId }) => messageId)).size).toBe(250);
		expect((await ratings({ returnAll: false, limit: 5 })).json()).toHaveLength(5);
	});

	it('with Simplify off is as Zalo sent it', async () => {
		rate(at('2026-11-10T09:00:00+07:00'));
		expect((await ratings({ simplify: false })).json()).toMatchObject([
			{ msgId: expect.any(String), rate: 5 },
		]);
	});

	it('in another spelling all of them are read', async () => {
		const sent = [1, 2, 3].map((n) => ({
			msg_id: `m${n}`,
			submit_date: '1791234567402',
			tracking_id: 't',
			rate: n,
		}));
		world.answerWith(PATH, { total: 3, data: sent });
		expect((await ratings()).json()).toMatchObject(
			[1, 2, 3].map((n) => ({
				messageId: `m${n}`,
				trackingId: 't',
				rate: n,
				submittedAt: expect.any(String),
			})),
		);
		world.sandbox.faults.clear();
		world.answerWith(PATH, { total: 2, data: [{ rate: 1 }, { rate: 2 }] });
		expect((await ratings()).json()).toHaveLength(2);
	});

	it('none is told', async () => {
		rate(at('2026-11-10T09:00:00+07:00') + 60 * DAY);
		const run = await ratings();
		expect(run.json()).toEqual([]);
		expect(run.hints().map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/^Nobody has rated/),
		);
	});

	it.each([
		[{ from: '={{ "" }}' }, /^From is no date/],
		[{ to: 'tomorrow' }, /^To is no date/],
		[{ from: '2026-02-30' }, /^From is no date/],
		[{ from: '2026-12-02', to: '2026-12-01' }, /^The range ends/],
	])('%j is refused', async (parameters, message) => {
		expect((await ratings(parameters)).nodeError()?.message).toMatch(message);
		expect(world.sandbox.requests.count({ path: PATH })).toBe(0);
	});
});
