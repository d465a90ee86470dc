import { templateParam, type SandboxOa, type ZnsPhone, type ZnsTemplate } from '../../sandbox';
import { HOUR_MS, useWorld } from './world';
import { NUMBER, QUALITY, STATUS, TO_HASH, TO_NUMBER, toNumber, ZNS_QUOTA, ZnsCalls } from './znsBodies';

const world = useWorld();
const zns = new ZnsCalls(world);

beforeEach(() => {
	world.sandbox.createTemplate(world.oa);
});

/** Refused, and nothing has been taken or counted. */
async function expectRefusal(answer: unknown, error: number): Promise<void> {
	expect(answer).toEqual({ error, message: expect.any(String) });
	expect(world.sandbox.znsMessages(world.oa)).toEqual([]);
	expect(await zns.get(ZNS_QUOTA)).toMatchObject({
		...(world.oa.znsStanding !== 'notRegistered' && { data: { remainingQuota: 5000 } }),
	});
	expect(world.oa.cloudAccount.balance).toBe(Infinity);
}

describe('a body', () => {
	it.each<[string, unknown, number]>([
		['that is not there', undefined, -121],
		['that is empty', ' ', -121],
		['that is no JSON', '{', -122],
		['that is a list', '[]', -122],
		['that is too long', JSON.stringify({ phone: 'x'.repeat(100_000) }), -130],
	])('%s', async (_name, body, error) => {
		await expectRefusal((await world.post(TO_NUMBER, body)).json, error);
	});

	it('of another type', async () => {
		const body = JSON.stringify(toNumber(world.oa));
		const headers = { 'content-type': 'text/plain' };
		await expectRefusal((await world.ask('POST', TO_NUMBER, { body, headers })).json, -122);
	});

	it.each<[string, object, number]>([
		['no number', { phone: undefined }, -108],
		['a number without a country', { phone: '0912345678' }, -108],
		['another country’s number', { phone: '66912345678' }, -108],
		['a short number', { phone: '8491234' }, -108],
		['a number that is one', { phone: 84912345678 }, -108],
		['no template', { template_id: undefined }, -109],
		['a template that is a number', { template_id: 500123 }, -109],
		['an unknown template', { template_id: '1' }, -109],
		['no data', { template_data: undefined }, -111],
		['empty data', { template_data: {} }, -111],
		['data that is text', { template_data: '{}' }, -112],
		['data that is a list', { template_data: [] }, -112],
		['no tracking id', { tracking_id: undefined }, -132],
		['an empty tracking id', { tracking_id: '' }, -132],
		['a long tracking id', { tracking_id: 'a'.repeat(49) }, -132],
		['a tracking id with a space', { tracking_id: 'a b' }, -132],
		['another mode', { mode: 'test' }, -132],
		['another sending mode', { sending_mode: '2' }, -132],
		['a member more', { user_id: '1' }, -132],
	])('with %s', async (_name, partial, error) => {
		await expectRefusal(await zns.send(partial), error);
	});

	it.each([[undefined], ['abc'], ['g'.repeat(64)], [NUMBER]])('with the hash %s', async (hash_phone) => {
		const body = { ...toNumber(world.oa), phone: undefined, hash_phone };
		await expectRefusal((await world.post(TO_HASH, body)).json, -108);
	});
});

describe('template data', () => {
	const params = [
		templateParam('name', { maxLength: 5, minLength: 2 }),
		templateParam('note', { require: false, acceptNull: true }),
		templateParam('amount', { require: false, type: 'NUMBER' }),
		templateParam('day', { require: false, type: 'DATE' }),
	];
	const send = async (template_data: object) => {
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa, { listParams: params });
		return await zns.send({ template_id, template_data });
	};

	it.each<[string, object, number]>([
		['a long value', { name: 'An Bình' }, -1121],
		['a short value', { name: 'A' }, -1124],
		['a value that is missing', { note: 'a' }, -1122],
		['a value of null', { name: null }, -1122],
		['an empty value', { name: ' ' }, -1122],
		['an empty value that was not asked for', { name: 'An', amount: '' }, -1122],
		['a value that is an object', { name: {} }, -112],
		['a value that is a switch', { name: true }, -112],
		['a number that is none', { name: 'An', amount: '1.250.000' }, -1124],
		['a day that is none', { name: 'An', day: '2026-12-31' }, -1124],
		['a parameter more', { name: 'An', Amount: '1' }, -153],
	])('with %s', async (_name, data, error) => {
		await expectRefusal(await send(data), error);
	});

	it.each<[string, object]>([
		['what is needed alone', { name: 'An' }],
		['an empty value where it may be', { name: 'An', note: '' }],
		['numbers as such', { name: 12345, amount: 12.5 }],
		['numbers as text', { name: 'An', amount: '-1250000' }],
		['days', { name: 'An', day: '31/12/2026' }],
		['days with a time', { name: 'An', day: '15:30 31/12/2026' }],
		['letters that are two characters', { name: '😀😀😀😀😀' }],
		['null for what is not needed', { name: 'An', day: null }],
	])('with %s is taken', async (_name, data) => {
		expect(await send(data)).toMatchObject({ error: 0 });
	});

	it('can be empty where the template has none', async () => {
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa, { listParams: [] });
		expect(await zns.send({ template_id, template_data: {} })).toMatchObject({ error: 0 });
	});
});

describe('the OA', () => {
	it.each<[number, (oa: SandboxOa) => void, object?]>([
		[-103, () => (world.app.active = false)],
		[-135, (oa) => (oa.isVerified = false)],
		[-135, (oa) => (oa.packageActive = false)],
		[-138, (oa) => oa.permissions.delete('zns')],
		[-135, (oa) => (oa.znsStanding = 'notRegistered')],
		[-1351, (oa) => (oa.znsStanding = 'blocked')],
		[-145, (oa) => oa.allowedTags.delete('TRANSACTION')],
		[-161, () => undefined, { sending_mode: '3' }],
		[-162, (oa) => (oa.maySendBeyondQuota = true), { sending_mode: '3' }],
		[-116, (oa) => (oa.znsRefusal = { code: -116, message: 'Text is invalid' })],
	])('is refused with %s', async (error, change, partial = {}) => {
		change(world.oa);
		expect(await zns.send(partial)).toEqual({ error, message: expect.any(String) });
		expect(world.sandbox.znsMessages(world.oa)).toEqual([]);
	});

	it('is told that its token is none', async () => {
		world.sandbox.revoke(world.app, world.oa);
		expect(await zns.send()).toMatchObject({ error: -124 });
		world.pair = world.sandbox.issueTokens(world.app, world.oa);
		world.sandbox.clock.advance(25 * HOUR_MS);
		expect(await zns.send()).toMatchObject({ error: -124 });
	});

	it.each([
		['notRegistered', -135],
		['blocked', 0],
	] as const)('reads its quality as %s: %s', async (standing, error) => {
		world.oa.znsStanding = standing;
		expect(await zns.get(QUALITY)).toMatchObject({ error });
	});

	it.each([
		['21:59', Date.parse('2026-10-01T14:59:59Z'), 0],
		['22:00', Date.parse('2026-10-01T15:00:00Z'), -133],
		['05:59', Date.parse('2026-10-01T22:59:59Z'), -133],
		['06:00', Date.parse('2026-10-01T23:00:00Z'), 0],
	])('may have to rest at night: at %s', async (_name, at, error) => {
		world.sandbox.clock.set(at);
		expect(await zns.send()).toMatchObject({ error: 0 });
		world.oa.restsAtNight = true;
		expect(await zns.send()).toMatchObject({ error });
	});
});

describe('the template', () => {
	it.each<[number, Partial<ZnsTemplate>]>([
		[-117, { isWithheld: true }],
		[-131, { status: 'PENDING_REVIEW' }],
		[-131, { status: 'REJECT' }],
		[-146, { status: 'DISABLE' }],
		[-147, { applyTemplateQuota: true }],
		[-148, { journey: 'logistics' }],
	])('is refused with %s', async (error, partial) => {
		const { templateId } = world.sandbox.createTemplate(world.oa, partial);
		await expectRefusal(await zns.send({ template_id: templateId }), error);
	});

	it.each<[Partial<ZnsTemplate>, number]>([
		[{ status: 'PENDING_REVIEW' }, 0],
		[{ status: 'REJECT' }, -131],
		[{ status: 'DISABLE' }, -146],
	])('can be tried out while it waits for approval: %j', async (partial, error) => {
		const { phone } = world.sandbox.createPhone(world.oa, { isAdministrator: true });
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa, partial);
		expect(await zns.send({ phone, template_id, mode: 'development' })).toMatchObject({ error });
	});

	it('of another OA is not known', async () => {
		const { templateId } = world.sandbox.createTemplate(world.sandbox.createOa());
		await expectRefusal(await zns.send({ template_id: templateId }), -109);
	});
});

describe('whoever has the number', () => {
	it.each<[number, Partial<ZnsPhone>]>([
		[-118, { hasZalo: false }],
		[-110, { isOldApp: true }],
		[-139, { blocks: 'type' }],
		[-141, { blocks: 'oa' }],
		[-114, { standing: 'unreachable' }],
		[-119, { standing: 'limited' }],
		[-140, { standing: 'ineligible' }],
	])('is refused with %s', async (error, partial) => {
		const { phone } = world.sandbox.createPhone(world.oa, partial);
		await expectRefusal(await zns.send({ phone }), error);
		await expectRefusal(await zns.send({ phone: `+${phone}` }), error);
		await expectRefusal(await zns.send({ phone, mode: 'development' }), error);
	});

	it('gets test messages as an administrator alone, and as long as there is money for them', async () => {
		const { phone } = world.sandbox.createPhone(world.oa, { isAdministrator: true });
		await expectRefusal(await zns.send({ mode: 'development' }), -127);
		world.oa.testMessagesLeft = 1;
		expect(await zns.send({ phone, mode: 'development' })).toMatchObject({ error: 0 });
		expect(await zns.send({ phone, mode: 'development' })).toMatchObject({ error: -126 });
	});
});

it.each(['', '?message_id='])('a status is asked for with an id, not with "%s"', async (query) => {
	expect(await zns.get(`${STATUS}${query}`)).toMatchObject({ error: -107 });
});
