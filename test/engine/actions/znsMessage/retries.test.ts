import fc from 'fast-check';

import { templateParam, type Fault } from '../../../sandbox';
import { phones, TEMPLATE_PATH, ZNS_PATH, ZnsWorld } from './znsWorld';

const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
const goOn = { onError: 'continueRegularOutput' } as const;

/** Each message costs money, so none may go out twice, whatever happens on its way. */
describe('ZNS Message: Send: cuts and retries', () => {
	let zns: ZnsWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => zns.reset());
	afterAll(async () => await zns.stop());

	const zaloNumber = (phone: string) => `84${phone.slice(1)}`;
	const failing = (phone: string, fault: Fault, times = Infinity) =>
		zns.world.sandbox.faults.order({ path: ZNS_PATH, holds: zaloNumber(phone), times, fault });

	const unclear: Array<[string, Fault, string]> = [
		['a lost answer', { kind: 'lostAnswer' }, 'cut'],
		['a cut connection', { kind: 'cutMidBody' }, 'cut'],
		['HTTP 504', { kind: 'http', status: 504, body: '<h1>Gateway Timeout</h1>' }, 'http 504'],
		['an unknown error of Zalo', { kind: 'zaloError', code: -100, message: 'Unknown' }, '-100'],
	];

	it.each(unclear)(
		'%s: it may have arrived, goes out once, and the tracking ID is told',
		async (_name, fault, code) => {
			failing('0912345678', fault);
			const error = (await zns.send({}, { settings })).nodeError();
			expect(error?.context).toMatchObject({ code, mayHaveArrived: true });
			const body = zns.world.sandbox.requests.list.find(({ path }) => path === ZNS_PATH)?.bodyText ?? '{}';
			const { tracking_id } = JSON.parse(body) as { tracking_id: string };
			expect(error?.description).toContain(`Its tracking ID is ${tracking_id}.`);
			expect(zns.calls(ZNS_PATH)).toBe(1);
		},
	);

	it('a message to a user has no tracking ID to tell', async () => {
		const { userId } = zns.world.user;
		const path = '/v3.0/oa/message/template';
		zns.world.sandbox.faults.order({ path, times: 1, fault: { kind: 'lostAnswer' } });
		const error = (await zns.send({ sendTo: 'user', userId })).nodeError();
		expect(error?.context.mayHaveArrived).toBe(true);
		expect(error?.description).not.toContain('tracking ID');
	});

	it('the error item says whether it may have arrived', async () => {
		const [lost, refused, fine] = phones(3);
		failing(String(lost), { kind: 'lostAnswer' });
		failing(String(refused), { kind: 'zaloError', code: -118, message: 'Zalo account not existed' });
		const run = await zns.sendToAll([String(lost), String(refused), String(fine)], {}, goOn);
		expect(run.json()).toMatchObject([
			{ error: { code: 'cut', mayHaveArrived: true } },
			{ error: { code: '-118', mayHaveArrived: false } },
			{ messageId: expect.any(String) },
		]);
	});

	it('a refused one is sent again by Retry On Fail, those that arrived are not, and each keeps its tracking ID', async () => {
		const numbers = phones(5);
		failing(String(numbers[4]), { kind: 'zaloError', code: -114, message: 'inactive' }, 1);
		const options = { batching: { batch: { batchSize: 1, batchInterval: 1000 } } };
		const run = await zns.sendToAll(numbers, { options }, { settings });
		expect(run.json()).toHaveLength(5);
		expect(zns.sent).toHaveLength(5);
		const ids = zns.world.sandbox.requests.list
			.filter(({ path }) => path === ZNS_PATH)
			.map(({ bodyText }) => JSON.parse(bodyText) as { phone: string; tracking_id: string })
			.filter(({ phone }) => phone === zaloNumber(String(numbers[4])));
		expect(ids).toHaveLength(2);
		expect(ids[0]?.tracking_id).toBe(ids[1]?.tracking_id);
		expect(run.json()[4]).toMatchObject({ trackingId: ids[0]?.tracking_id });
	});

	it.each<[string, (world: ZnsWorld) => void]>([
		['is switched off', ({ template }) => (template.status = 'DISABLE')],
		['has got one more field', ({ template }) => template.listParams.push(templateParam('new'))],
		[
			'cannot be read',
			({ world }) =>
				world.sandbox.faults.order({
					path: TEMPLATE_PATH,
					times: Infinity,
					fault: { kind: 'http', status: 503, body: '' },
				}),
		],
	])('the template %s between two tries: what was sent stays sent, and is told', async (_name, change) => {
		const numbers = phones(4);
		zns.world.sandbox.faults.order({
			path: ZNS_PATH,
			holds: zaloNumber(String(numbers[3])),
			times: 1,
			fault: {
				kind: 'rewrite',
				change: () => {
					change(zns);
					return { error: -114, message: 'inactive' };
				},
			},
		});
		const batching = { batch: { batchSize: 1, batchInterval: 1000 } };
		const run = await zns.sendToAll(
			numbers,
			{ options: { batching } },
			{ settings: { ...settings, maxTries: 2 } },
		);
		const error = run.nodeError();
		expect(error?.description).toContain('3 of 4 items were sent: 0 to 2');
		expect(zns.calls(ZNS_PATH)).toBe(4);
	});

	it('what was lost in the first try stays unclear in the second, whatever has become of the template', async () => {
		zns.world.sandbox.faults.order({
			path: ZNS_PATH,
			times: 1,
			fault: {
				kind: 'rewrite',
				change: () => {
					zns.template.status = 'DISABLE';
					return 'cut off';
				},
			},
		});
		const error = (await zns.send({}, { settings })).nodeError();
		expect(error?.context.mayHaveArrived).toBe(true);
		expect(zns.calls(ZNS_PATH)).toBe(1);
	});

	it('the tracking ID and the number that are told are those that went out, whatever an expression gives later', async () => {
		const numbers = phones(3);
		failing(String(numbers[2]), { kind: 'zaloError', code: -114, message: 'inactive' }, 1);
		const options = {
			trackingId: '={{ "t" + Math.floor(Math.random() * 1e9) }}',
			batching: { batch: { batchSize: 1, batchInterval: 1000 } },
		};
		const run = await zns.sendToAll(numbers, { options }, { settings });
		const told = run.json().map(({ messageId, trackingId }) => [messageId, trackingId]);
		expect(told).toEqual(zns.sent.map(({ messageId, trackingId }) => [messageId, trackingId]));
	});

	it.each([-999, 500, -1])('a code that no document names (%i) may come after it was sent', async (code) => {
		zns.world.sandbox.faults.order({
			path: ZNS_PATH,
			times: Infinity,
			fault: { kind: 'rewrite', change: () => ({ error: code, message: 'Internal error' }) },
		});
		const error = (await zns.send({}, { settings })).nodeError();
		expect(error?.context).toMatchObject({ code: String(code), mayHaveArrived: true });
		expect(zns.sent).toHaveLength(1);
	});

	it('two messages never share a tracking ID, and the same message keeps its own', async () => {
		const twice = await zns.sendToAll([...phones(2), ...phones(2)]);
		const ids = twice.json().map(({ trackingId }) => trackingId);
		expect(new Set(ids).size).toBe(4);
	});

	it('the token of a journey stays out of what Zalo says of it', async () => {
		const journeyToken = 'tok12345SECRETabc';
		failing('0912345678', {
			kind: 'zaloError',
			code: -149,
			message: `Journey token ${journeyToken} is invalid`,
		});
		const error = (await zns.send({ options: { journeyToken } })).nodeError();
		expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toContain(journeyToken);
	});

	it('the token dies in between: each message goes out once', async () => {
		const credentialId = await zns.world.refreshTokenCredential();
		await zns.send({}, { credentialId });
		zns.world.sandbox.revoke(zns.world.app, zns.world.oa);
		const run = await zns.sendToAll(phones(20), {}, { credentialId });
		expect(run.json()).toHaveLength(20);
		expect(zns.sent).toHaveLength(21);
	});

	it('under any faults, no message is taken twice, and none is called sent that was not', async () => {
		const faults: Fault[] = [
			{ kind: 'lostAnswer' },
			{ kind: 'cut' },
			{ kind: 'reset' },
			{ kind: 'cutMidBody' },
			{ kind: 'http', status: 502, body: 'bad gateway' },
			{ kind: 'http', status: 429, body: '' },
			{ kind: 'zaloError', code: -32, message: 'rate' },
			{ kind: 'zaloError', code: -100, message: 'unknown' },
			{ kind: 'zaloError', code: -118, message: 'no account' },
			{ kind: 'zaloError', code: -124, message: 'token' },
		];
		const troubles = fc.array(
			fc.record({ who: fc.nat(4), what: fc.nat(faults.length - 1), times: fc.integer({ min: 1, max: 3 }) }),
			{ maxLength: 6 },
		);
		await fc.assert(
			fc.asyncProperty(troubles, fc.boolean(), async (chosen, goesOn) => {
				zns.reset();
				const numbers = phones(5);
				for (const { who, what, times } of chosen) {
					const fault = faults[what];
					if (fault) failing(String(numbers[who]), fault, times);
				}
				const run = await zns.sendToAll(numbers, {}, { settings, ...(goesOn && goOn) });
				const taken = zns.sent.map(({ recipient }) => JSON.stringify(recipient));
				expect(new Set(taken).size).toBe(taken.length);
				const messageIds = new Set(zns.sent.map(({ messageId }) => messageId));
				for (const { messageId } of run.error ? [] : run.json()) {
					if (messageId !== undefined) expect(messageIds).toContain(messageId);
				}
			}),
			{ numRuns: 40 },
		);
	});
});
