import fc from 'fast-check';

import { signature } from '../../../sandbox';
import { World } from '../../support/world';
import { TriggerWorld } from './triggerWorld';

const MINUTE = 60_000;

/** Who may start the workflow: Zalo, and what has just happened. */
describe('Zalo OA Trigger: verification', () => {
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

	it('an event of Zalo starts the workflow', async () => {
		const workflow = await trigger.workflow();
		const { status, item } = await workflow.deliver(trigger.text('Chào shop 👋', 'm1'));
		expect([status, item?.json.text]).toEqual([200, 'Chào shop 👋']);
	});

	it.each<[string, (mac: string) => Record<string, string>]>([
		['without mac=', (mac) => ({ 'x-zevent-signature': mac.slice(4) })],
		['in capitals', (mac) => ({ 'x-zevent-signature': `mac=${mac.slice(4).toUpperCase()}` })],
	])('a signature %s is good, too', async (_form, headers) => {
		const workflow = await trigger.workflow();
		const sent = trigger.text('Hi', 'm1');
		const own = sent.headers['x-zevent-signature'] ?? '';
		expect((await workflow.deliver({ ...sent, headers: headers(own) })).item).toBeDefined();
	});

	it.each<[string, string | undefined]>([
		['no signature', undefined],
		['an empty one', ''],
		['one of nothing', 'mac='],
		['one that is too short', `mac=${'a'.repeat(63)}`],
		['one of zeros', `mac=${'0'.repeat(64)}`],
		['one that is no hex', `mac=${'z'.repeat(64)}`],
	])('%s answers 401 and starts nothing', async (_name, mac) => {
		const workflow = await trigger.workflow();
		const { body } = trigger.text('Hi', 'm1');
		const headers: Record<string, string> = mac === undefined ? {} : { 'x-zevent-signature': mac };
		expect(await workflow.deliver({ body, headers })).toMatchObject({ status: 401, item: undefined });
	});

	it('one by the App Secret Key, or as an HMAC of a peer would be, is refused', async () => {
		const workflow = await trigger.workflow();
		const { body } = trigger.text('Hi', 'm1');
		const { timestamp } = JSON.parse(body) as { timestamp: string };
		const mac = signature(world.app.appId, body, timestamp, world.app.appSecret);
		expect(await workflow.deliver({ body, headers: { 'x-zevent-signature': `mac=${mac}` } })).toMatchObject({
			status: 401,
		});
	});

	it('an event of another app is refused, although it is signed', async () => {
		const workflow = await trigger.workflow({}, { appId: '1234567890123456789' });
		expect(await workflow.deliver(trigger.text('Hi', 'm1'))).toMatchObject({ status: 401, item: undefined });
	});

	it('ten thousand changes to an event start nothing', async () => {
		const workflow = await trigger.workflow();
		const good = trigger.text('Tiền đơn hàng là 1.000.000 đ', 'm1');
		const bytes = Buffer.from(good.body);
		const change = fc.record({
			at: fc.nat(bytes.length - 1),
			bit: fc.nat(7),
			where: fc.constantFrom('body', 'header', 'both'),
			swap: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(change, async ({ at, bit, where, swap }) => {
				const body = Buffer.from(bytes);
				if (where !== 'header') body[at] = (body[at] ?? 0) ^ (1 << bit);
				if (swap && where !== 'header') body.subarray(0, at).reverse();
				const mac = Buffer.from(good.headers['x-zevent-signature'] ?? '');
				const digit = 4 + (at % 64);
				if (where !== 'body') mac[digit] = mac[digit] === 0x30 ? 0x31 : 0x30;
				const headers = { ...good.headers, 'x-zevent-signature': mac.toString('latin1') };
				const { status, item } = await workflow.deliver({ body, headers });
				expect(item).toBeUndefined();
				expect([400, 401]).toContain(status);
			}),
			{ numRuns: 10_000 },
		);
		expect((await workflow.deliver(good)).item).toBeDefined();
	}, 120_000);

	it('without a check, everybody can start it, but for another app', async () => {
		const workflow = await trigger.workflow({ options: { verifySignature: false } });
		const { body } = trigger.text('Hi', 'm1');
		expect((await workflow.deliver({ body })).item).toBeDefined();
		const other = body.replace(world.app.appId, '1234567890123456789').replace('m1', 'm2');
		expect(await workflow.deliver({ body: other })).toMatchObject({ status: 401 });
	});

	it.each<[string, object, boolean]>([
		['4 minutes old', { ago: 4 * MINUTE }, true],
		['6 minutes old', { ago: 6 * MINUTE }, false],
		['from 2014', { ago: 12 * 365 * 24 * 60 * MINUTE }, false],
		['from in 6 minutes', { ago: -6 * MINUTE }, false],
		['an hour old, delivered again', { ago: 60 * MINUTE, retry: 5 }, true],
		['3 hours old, delivered again', { ago: 180 * MINUTE, retry: 5 }, false],
	])('an event %s', async (_age, when, starts) => {
		const workflow = await trigger.workflow();
		const { status, item } = await workflow.deliver(trigger.text('Hi', 'm1', when));
		expect([status, item !== undefined]).toEqual([200, starts]);
	});

	it('how old an event may be is the user’s choice', async () => {
		const workflow = await trigger.workflow({ options: { maxAge: 30 } });
		expect((await workflow.deliver(trigger.text('Hi', 'm1', { ago: 20 * MINUTE }))).item).toBeDefined();
	});

	it('Zalo’s question whether somebody answers is answered', async () => {
		const workflow = await trigger.workflow();
		expect(await workflow.deliver({ body: '{}' })).toMatchObject({ status: 200, item: undefined });
		expect(await workflow.deliver({ body: ' { } ' })).toMatchObject({ status: 200, item: undefined });
	});

	it.each<[string, string]>([
		['nothing', ''],
		['no JSON', 'hello'],
		['a list', '[]'],
		['a number', '1'],
		['5 MB', JSON.stringify({ text: 'x'.repeat(5_000_000) })],
		['10,000 levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
		['100,000 brackets', '['.repeat(100_000)],
		['an object without a signature', '{"event_name":"user_send_text"}'],
	])('%s starts nothing, and answers 4xx', async (_name, body) => {
		const workflow = await trigger.workflow();
		const { status, item } = await workflow.deliver({ body });
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
		expect(item).toBeUndefined();
	});

	it('one that is nested deeper than any event starts nothing, although it is signed', async () => {
		const workflow = await trigger.workflow();
		const event = (levels: number) => {
			let details = {};
			for (let level = 0; level < levels; level++) details = { details };
			return trigger.event('update_user_info', details);
		};
		expect(await workflow.deliver(event(500))).toMatchObject({ status: 400, item: undefined });
		expect((await workflow.deliver(event(30))).item).toBeDefined();
	});

	it('a form with files, which n8n has used up, starts nothing, and answers 400', async () => {
		const workflow = await trigger.workflow();
		const readRawBody = async () => await Promise.reject(new Error('stream is not readable'));
		expect(await workflow.deliver({ body: '', readRawBody })).toMatchObject({ status: 400, item: undefined });
	});

	it('without its credential answers 503, so that Zalo delivers the event again', async () => {
		const workflow = await trigger.workflow();
		workflow.loseCredential();
		expect(await workflow.deliver(trigger.text('Hi', 'm1'))).toMatchObject({ status: 503, item: undefined });
	});

	describe('is published', () => {
		it('with a credential that has all, and knows its OA from then on', async () => {
			const workflow = await trigger.workflow();
			await workflow.activate();
			expect(JSON.stringify(workflow.staticData)).toContain(world.oa.oaId);
			const ofOther = trigger.text('Hi', 'm1');
			expect((await workflow.deliver(ofOther)).item).toBeDefined();
			const oa = world.sandbox.createOa();
			const members = {
				sender: { id: '1' },
				recipient: { id: oa.oaId },
				message: { text: 'Hi', msg_id: 'm2' },
			};
			expect(await workflow.deliver(trigger.event('user_send_text', members))).toMatchObject({
				status: 200,
				item: undefined,
			});
		});

		it.each([
			['App ID', { appId: '' }],
			['OA Secret Key', { oaSecretKey: '' }],
		])('not without the %s, and says where it is', async (name, credential) => {
			const workflow = await trigger.workflow({}, credential);
			const refusal = workflow.activate();
			await expect(refusal).rejects.toThrow(`The credential has no ${name}`);
			await expect(refusal).rejects.toThrow('developers.zalo.me');
		});

		it('not without both of them, and says where each is', async () => {
			const workflow = await trigger.workflow({}, { appId: '', oaSecretKey: '' });
			const refusal = workflow.activate();
			await expect(refusal).rejects.toThrow('The credential has no App ID and no OA Secret Key, without');
			await expect(refusal).rejects.toThrow('The App ID is the long number');
			await expect(refusal).rejects.toThrow('The OA Secret Key stands on the Webhook page');
		});

		it('not with a name in place of the App ID', async () => {
			const workflow = await trigger.workflow({}, { appId: 'my app' });
			await expect(workflow.activate()).rejects.toThrow(
				'App ID of the credential holds something else. The App ID is the long number',
			);
		});

		it('not with the App Secret Key in its place', async () => {
			const credential = { connectWith: 'refreshToken', appSecret: 'same', oaSecretKey: ' same ' };
			const workflow = await trigger.workflow({}, credential);
			await expect(workflow.activate()).rejects.toThrow(
				'What stands in OA Secret Key of the credential is the App Secret Key',
			);
		});

		it('without them where nothing is checked', async () => {
			const workflow = await trigger.workflow(
				{ options: { verifySignature: false } },
				{ appId: '', oaSecretKey: '' },
			);
			await expect(workflow.activate()).resolves.toBeUndefined();
		});

		it('also where Zalo cannot be asked which OA it is', async () => {
			world.sandbox.faults.order({ times: Infinity, fault: { kind: 'cut' } });
			const workflow = await trigger.workflow();
			await expect(workflow.activate()).resolves.toBeUndefined();
		});
	});
});
