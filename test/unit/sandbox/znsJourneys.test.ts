import { hashOfPhone } from '../../sandbox';
import { DAY_MS, START, useWorld } from './world';
import { CHECK_JOURNEY, JOURNEY_TOKEN, NUMBER, TO_HASH, toNumber, ZnsCalls } from './znsBodies';

const world = useWorld();
const zns = new ZnsCalls(world);

beforeEach(() => {
	world.sandbox.createTemplate(world.oa, { journey: 'logistics' });
});

const ask = async (body: object) => (await world.post(JOURNEY_TOKEN, body)).json;
const begin = async (token_type?: string, phone = NUMBER) =>
	((await ask({ phone, token_type })) as { token: string }).token;

describe('a token of a journey', () => {
	it('stands beside the data, which is not there', async () => {
		expect(await ask({ phone: `+${NUMBER}` })).toEqual({
			error: 0,
			message: 'Success',
			token: expect.stringMatching(/^[\w-]{64}$/),
			journey_id: expect.stringMatching(/^\d{19}$/),
		});
		expect(world.sandbox.journeys(world.oa)).toMatchObject([{ phone: NUMBER, isPaid: false }]);
	});

	it.each<[number, () => object]>([
		[-108, () => ({})],
		[-108, () => ({ phone: '0912345678' })],
		[-132, () => ({ phone: NUMBER, token_type: 'token_taxi' })],
		[-118, () => ({ phone: world.sandbox.createPhone(world.oa, { hasZalo: false }).phone })],
	])('is not given: %s', async (error, body) => {
		expect(await ask(body())).toMatchObject({ error });
	});

	it('is not given to every OA', async () => {
		world.oa.maySendJourneys = false;
		expect(await ask({ phone: NUMBER })).toMatchObject({ error: -120 });
		expect(world.sandbox.journeys(world.oa)).toEqual([]);
	});

	it.each([
		[undefined, 7],
		['token_logistics_7', 7],
		['token_logistics_30', 30],
		['token_coach_bus_7', 7],
		['token_coach_bus_30', 30],
	])('%s is good for %s days', async (type, days) => {
		const token = await begin(type);
		const check = async () =>
			(await world.ask('GET', CHECK_JOURNEY, { headers: { journey_token: token } })).json;
		const { appId, oaId } = { ...world.app, ...world.oa };
		zns.later(days * DAY_MS - 1);
		expect(await check()).toMatchObject({
			data: { appId, oaId, createdAt: String(START), expiredAt: String(START + days * DAY_MS) },
		});
		world.sandbox.clock.advance(1);
		expect(await check()).toMatchObject({ error: -150 });
	});

	it('is not checked where there is none', async () => {
		expect(await zns.get(CHECK_JOURNEY)).toMatchObject({ error: -148 });
	});
});

describe('a message of a journey', () => {
	it('is paid if it is the first one', async () => {
		world.oa.cloudAccount.balance = 300;
		const token = await begin();
		for (let n = 0; n < 3; n++) expect(await zns.send({}, token)).toMatchObject({ error: 0 });
		const sent = world.sandbox.znsMessages(world.oa);
		expect(sent.map(({ price }) => price)).toEqual([300, 0, 0]);
		expect(sent).toMatchObject([{ journeyToken: token }, { journeyToken: token }, { journeyToken: token }]);
		expect(world.oa).toMatchObject({ cloudAccount: { balance: 0 }, znsQuota: { remainingQuota: 4997 } });
		expect(world.sandbox.journeys(world.oa)).toMatchObject([{ isPaid: true }]);
		expect(await zns.send({}, await begin())).toMatchObject({ error: -115 });
	});

	it('is not the first one if it is refused, or a test', async () => {
		const { phone } = world.sandbox.createPhone(world.oa, { isAdministrator: true });
		const token = await begin(undefined, phone);
		world.oa.cloudAccount.balance = 0;
		expect(await zns.send({ phone }, token)).toMatchObject({ error: -115 });
		expect(await zns.send({ phone, mode: 'development' }, token)).toMatchObject({ error: 0 });
		expect(world.sandbox.journeys(world.oa)).toMatchObject([{ isPaid: false }]);
	});

	it('may be to the hash of the number', async () => {
		const body = { ...toNumber(world.oa), phone: undefined, hash_phone: hashOfPhone(NUMBER) };
		const headers = { 'content-type': 'application/json', journey_token: await begin() };
		const answer = await world.ask('POST', TO_HASH, { body: JSON.stringify(body), headers });
		expect(answer.json).toMatchObject({ error: 0 });
	});

	it.each<[string, number, () => Promise<string | undefined>]>([
		['no token', -148, async () => await Promise.resolve(undefined)],
		['an empty token', -148, async () => await Promise.resolve('')],
		['an unknown token', -149, async () => await Promise.resolve('abc')],
		['the token of another number', -149, async () => await begin(undefined, '84987654321')],
		['the token of another kind', -1491, async () => await begin('token_coach_bus_7')],
	])('is refused with %s: %s', async (_name, error, token) => {
		expect(await zns.send({}, await token())).toEqual({ error, message: expect.any(String) });
		expect(world.sandbox.znsMessages(world.oa)).toEqual([]);
	});

	it('is refused with the token of another OA', async () => {
		const token = await begin();
		world.oa = world.sandbox.createOa();
		world.sandbox.createTemplate(world.oa, { journey: 'logistics' });
		world.pair = world.sandbox.issueTokens(world.app, world.oa);
		expect(await zns.send({}, token)).toMatchObject({ error: -149 });
	});

	it('is refused when the token has expired', async () => {
		const token = await begin();
		zns.later(7 * DAY_MS);
		expect(await zns.send({}, token)).toMatchObject({ error: -150 });
	});

	it('is none of a template that is not for journeys', async () => {
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa);
		expect(await zns.send({ template_id }, await begin())).toMatchObject({ error: -1491 });
		expect(await zns.send({ template_id })).toMatchObject({ error: 0 });
	});
});
