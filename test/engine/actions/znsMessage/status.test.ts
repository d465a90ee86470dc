import { testClock } from '../../support/testClock';
import { ZnsWorld } from './znsWorld';

const STATUS_PATH = '/message/status';

describe('ZNS Message: Get Status', () => {
	let zns: ZnsWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => zns.reset());
	afterAll(async () => await zns.stop());

	const status = async (messageId: string, parameters = {}) =>
		await zns.world.run('znsMessage', 'getStatus', { messageId, ...parameters });

	it('of a message on its way, and once it is there', async () => {
		const [message] = (await zns.send()).json();
		const messageId = String(message?.messageId);
		expect((await status(messageId)).json()).toEqual([
			{ messageId, status: 'accepted', deliveredAt: null, statusText: expect.any(String) },
		]);
		testClock.advance(60_000);
		expect((await status(messageId)).json()).toMatchObject([
			{ messageId, status: 'delivered', deliveredAt: expect.stringMatching(/^\d{4}-.*Z$/) },
		]);
	});

	it('of one that Zalo does not know is "unknown", and no error', async () => {
		expect((await status('a4d0')).json()).toMatchObject([{ status: 'unknown', deliveredAt: null }]);
	});

	it('with Simplify off is as Zalo sent it', async () => {
		const [message] = (await zns.send()).json();
		expect((await status(String(message?.messageId), { simplify: false })).json()).toMatchObject([
			{ status: 0 },
		]);
	});

	it.each([
		[{ status: '1', delivery_time: '1791234567402' }, 'delivered', '2026-10-05T21:09:27.402Z'],
		[{ status: 1, delivery_time: 1791234567402 }, 'delivered', '2026-10-05T21:09:27.402Z'],
		[{ status: 7 }, null, null],
		[{ status: 0, delivery_time: '' }, 'accepted', null],
	])('%j is understood', async (sent, word, deliveredAt) => {
		zns.world.answerWith(STATUS_PATH, sent);
		expect((await status('x')).json()).toMatchObject([{ status: word, deliveredAt }]);
	});

	it.each([null, [], 'text'])('an answer of %j is told', async (sent) => {
		zns.world.answerWith(STATUS_PATH, sent);
		expect((await status('x')).nodeError()?.message).toBe("Zalo's answer holds no status");
	});

	it.each(['', '  '])('an ID that is missing is told: "%s"', async (messageId) => {
		const run = await status(`={{ ${JSON.stringify(messageId)} }}`);
		expect(run.nodeError()?.message).toMatch(/^Message ID is empty/);
	});
});

describe('ZNS Message: Get Journey Token', () => {
	let zns: ZnsWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => zns.reset());
	afterAll(async () => await zns.stop());

	const token = async (parameters = {}) =>
		await zns.world.run('znsMessage', 'getJourneyToken', {
			phone: '0912 345 678',
			tokenType: 'token_logistics_7',
			...parameters,
		});

	it('puts out the token and what it is for', async () => {
		expect((await token()).json()).toEqual([
			{
				token: expect.any(String),
				journeyId: expect.any(String),
				phone: '84912345678',
				tokenType: 'token_logistics_7',
			},
		]);
	});

	it('an OA that may send no journeys is told so (-120)', async () => {
		zns.world.oa.maySendJourneys = false;
		expect((await token()).nodeError()?.context.code).toBe('-120');
	});

	it('another type is refused', async () => {
		expect((await token({ tokenType: 'x' })).nodeError()?.message).toMatch(/^Token Type/);
	});

	it('an answer without a token is told', async () => {
		zns.world.answerWith('/journey/get-token', {});
		expect((await token()).nodeError()?.message).toBe("Zalo's answer holds no journey token");
	});

	it.each([
		['-149', 'invalid', () => 'nonsense'],
		['-1491', 'of another kind', (made: string) => made],
		['-150', 'expired', (made: string) => made],
	])('%s: a token that is %s', async (code, _why, tokenFor) => {
		zns.template.journey = code === '-1491' ? 'coach_bus' : 'logistics';
		const [made] = (await token()).json();
		if (code === '-150') {
			testClock.advance(8 * 24 * 3_600_000);
			zns.world.tokens = zns.world.sandbox.issueTokens(zns.world.app, zns.world.oa);
		}
		const error = (await zns.send({ options: { journeyToken: tokenFor(String(made?.token)) } })).nodeError();
		expect(error?.context.code).toBe(code);
		expect(JSON.stringify([error?.message, error?.description])).not.toContain(String(made?.token));
	});
});
