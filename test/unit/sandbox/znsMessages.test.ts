import { createHash } from 'node:crypto';

import { hashOfPhone } from '../../sandbox';
import { HOUR_MS, START, useWorld } from './world';
import { DATA, NUMBER, STATUS, TO_HASH, toNumber, TRACKING, ZnsCalls } from './znsBodies';

const world = useWorld();
const zns = new ZnsCalls(world);

let templateId = '';
beforeEach(() => {
	({ templateId } = world.sandbox.createTemplate(world.oa));
});

const messageId = (): unknown => expect.stringMatching(/^[0-9a-f]{20}$/);
const success = (data: object) => ({ data, error: 0, message: 'Success' });
const idOf = (answer: unknown): string => (answer as { data: { msg_id: string } }).data.msg_id;
const quota = (remainingQuota: string) => ({ dailyQuota: '5000', remainingQuota });

const sent = (partial: object = {}) => ({
	messageId: messageId(),
	oaId: world.oa.oaId,
	recipient: { phone: NUMBER },
	templateId,
	data: DATA,
	trackingId: TRACKING,
	mode: 'usual',
	sendingMode: '1',
	journeyToken: undefined,
	price: 300,
	sentAt: START,
	deliversAt: START + 5000,
	...partial,
});

describe('a message to a number', () => {
	const answer = (remaining: string) =>
		success({ msg_id: messageId(), sent_time: String(START), sending_mode: '1', quota: quota(remaining) });

	it.each([NUMBER, `+${NUMBER}`])('is taken: %s', async (phone) => {
		expect(await zns.send({ phone })).toEqual(answer('4999'));
		expect(await zns.send({ phone, sending_mode: '1' })).toEqual(answer('4998'));
		expect(world.sandbox.znsMessages(world.oa)).toEqual([sent(), sent()]);
	});

	it('may be to a hash of it', async () => {
		const hash_phone = createHash('sha256').update(NUMBER).digest('hex');
		expect(hashOfPhone(`+${NUMBER}`)).toBe(hash_phone);
		const send = async (hash: string) =>
			(await world.post(TO_HASH, { ...toNumber(world.oa), phone: undefined, hash_phone: hash })).json;
		expect(await send(hash_phone)).toEqual(answer('4999'));
		expect(world.sandbox.znsMessages(world.oa)).toEqual([sent({ recipient: { hash_phone } })]);
		world.sandbox.createPhone(world.oa, { phone: NUMBER, hasZalo: false });
		expect(await send(hash_phone.toUpperCase())).toMatchObject({ error: -118 });
	});

	it('in development mode costs nothing, and counts for nothing', async () => {
		world.oa.cloudAccount.balance = 0;
		world.sandbox.setZnsQuota(world.oa, { remainingQuota: 0 });
		const { phone } = world.sandbox.createPhone(world.oa, { isAdministrator: true });
		const answered = await zns.send({ phone, mode: 'development' });
		expect(answered).toEqual(success({ msg_id: messageId(), sent_time: String(START) }));
		expect(world.sandbox.znsMessages(world.oa)).toEqual([
			sent({ recipient: { phone }, mode: 'development', price: 0 }),
		]);
	});

	it('has its time as a number if the sandbox is told so', async () => {
		world.sandbox.spelling = { sentTimeIsNumber: true };
		expect(await zns.send()).toMatchObject({ data: { sent_time: START } });
	});

	it('is forgotten at a reset', async () => {
		await zns.send();
		world.sandbox.reset();
		expect(world.sandbox.znsMessages(world.oa)).toEqual([]);
	});
});

describe('delivery', () => {
	const status = async (message_id: string) => await zns.get(STATUS, { message_id });
	const accepted = success({ delivery_time: '', status: 0, message: 'Accepted' });
	const unknown = success({ delivery_time: '', status: -1, message: 'The message is not found' });

	it('takes its time', async () => {
		const id = idOf(await zns.send());
		world.sandbox.clock.advance(4999);
		expect(await status(id)).toEqual(accepted);
		world.sandbox.clock.advance(1);
		const delivered = { delivery_time: String(START + 5000), status: 1, message: 'Delivered' };
		expect(await status(id)).toEqual(success(delivered));
		expect(await zns.get(STATUS, { message_id: id, phone: NUMBER })).toEqual(success(delivered));
	});

	it.each([
		['never comes', Infinity],
		['takes longer than its template gives it', 2 * HOUR_MS + 1],
	])('may never happen: a message that %s', async (_name, deliveryMs) => {
		const { phone } = world.sandbox.createPhone(world.oa, { deliveryMs });
		const id = idOf(await zns.send({ phone }));
		zns.later(30 * 24 * HOUR_MS);
		expect(await status(id)).toEqual(accepted);
	});

	it('is told of the OA’s own messages', async () => {
		const id = idOf(await zns.send());
		const other = world.sandbox.createOa();
		world.pair = world.sandbox.issueTokens(world.app, other);
		expect(await status(id)).toEqual(unknown);
		expect(await status('1')).toEqual(unknown);
	});
});
