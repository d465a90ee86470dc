import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../sandbox';
import { QUOTA_PATH, SEND_PATH, World } from '../../support/world';
import { fileItem } from './files';

const goOn = { onError: 'continueRegularOutput' } as const;
const IMAGE = '/v2.0/oa/upload/image';

const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

/** Retry On Fail: the whole node runs again, and what has gone out is only told again. */
describe('messages with Retry On Fail', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const userOf = (hoursAgo: number) => world.userOf(hoursAgo).userId;
	const itemsFor = (users: string[], item: INodeExecutionData = { json: {} }) =>
		users.map((user) => ({ ...item, json: { user } }));
	const send = async (operation: string, items: INodeExecutionData[], parameters: INodeParameters = {}) =>
		await world.run(
			'message',
			operation,
			{ userId: '={{ $json.user }}', ...(operation === 'sendText' && { text: 'Hi' }), ...parameters },
			{ items, settings },
		);
	const failOnce = (user?: string) =>
		world.sandbox.faults.order({
			path: SEND_PATH,
			holds: String(user),
			times: 1,
			fault: { kind: 'zaloError', code: -200, message: 'Send failed' },
		});
	const arrived = () => world.sandbox.messages(world.oa).length;

	it('the guard counts only what is still to be sent', async () => {
		world.sandbox.setQuota(world.oa, { remain: 2 });
		const users = [userOf(72), userOf(73)];
		failOnce(users[1]);
		const options = { ifNoFreeQuota: 'skip', batching: { batch: { batchSize: 1, batchInterval: 1000 } } };
		const run = await send('sendText', itemsFor(users), { options });
		expect(run.json()).toMatchObject([
			{ userId: users[0], quota: { type: 'sub_quota' } },
			{ userId: users[1], quota: { type: 'sub_quota' } },
		]);
		expect(world.oa.paidMessages).toBe(0);
	});

	it('asks for no quota of a user who has got the message', async () => {
		const users = [userOf(72), userOf(73)];
		failOnce(users[1]);
		const options = { ifNoFreeQuota: 'skip', batching: { batch: { batchSize: 1, batchInterval: 1000 } } };
		await send('sendText', itemsFor(users), { options });
		const asked = world.sandbox.requests.list.filter(({ bodyText }) => bodyText.includes(String(users[0])));
		expect(asked.map(({ path }) => path)).toEqual(['/v3.0/oa/quota/message', SEND_PATH]);
		expect(world.sandbox.requests.count({ path: QUOTA_PATH })).toBe(2);
	});

	it('a picture that has arrived is not uploaded again', async () => {
		const [one, other] = [userOf(1), userOf(1)];
		failOnce(other);
		const items = [
			{ ...fileItem('png'), json: { user: one } },
			{ ...fileItem('jpg'), json: { user: other } },
		];
		const options = { batching: { batch: { batchSize: 1, batchInterval: 1000 } } };
		const run = await send('sendImage', items, { options });
		expect(run.json()).toHaveLength(2);
		// The second one once per try.
		expect(world.sandbox.requests.count({ path: IMAGE })).toBe(3);
		expect(world.sandbox.requests.count({ path: SEND_PATH })).toBe(3);
	});

	it('does not wait for the batches of what has arrived', async () => {
		const users = Array.from({ length: 4 }, () => userOf(1));
		failOnce(users[3]);
		const options = { batching: { batch: { batchSize: 1, batchInterval: 60_000 } } };
		await send('sendText', itemsFor(users), { options });
		const times = world.sandbox.requests.list
			.filter(({ path }) => path === SEND_PATH)
			.map(({ at }, _index, [first]) => Math.round((at - (first?.at ?? at)) / 60_000));
		expect(times).toEqual([0, 1, 2, 3, 3]);
	});

	it.each([
		[504, '{"error":504,"message":"Gateway Timeout"}'],
		[500, '{"error":-500,"message":"Internal error"}'],
		[502, '{"error":1,"message":"upstream"}'],
		[404, '<h1>Not found</h1>'],
		[200, '{"error":-216.5,"data":{}}'],
	])(
		'HTTP %i from a gateway that answers %s: it may have arrived, and goes out once',
		async (status, body) => {
			world.sandbox.faults.order({ path: SEND_PATH, times: Infinity, fault: { kind: 'http', status, body } });
			const run = await send('sendText', itemsFor([userOf(1)]));
			expect(run.nodeError()?.context.mayHaveArrived).toBe(true);
			expect(world.sandbox.requests.count({ path: SEND_PATH })).toBe(1);
		},
	);

	it('a gateway that says in JSON that there are too many calls is waited for', async () => {
		const fault = { kind: 'http', status: 429, body: '{"error":429,"message":"slow down"}' } as const;
		world.sandbox.faults.order({ path: SEND_PATH, times: 1, fault });
		expect((await send('sendText', itemsFor([userOf(1)]))).json()).toMatchObject([
			{ sentAt: expect.anything() },
		]);
		expect(arrived()).toBe(1);
	});

	it('a code of Zalo counts with an HTTP error as well', async () => {
		const fault = { kind: 'http', status: 400, body: '{"error":-244,"message":"blocked"}' } as const;
		world.sandbox.faults.order({ path: SEND_PATH, times: Infinity, fault });
		const error = (await send('sendText', itemsFor([userOf(1)]))).nodeError();
		expect(error?.context).toMatchObject({ code: '-244', mayHaveArrived: false });
	});

	it('the output names who got the message, whomever the next try would have chosen', async () => {
		const users = Array.from({ length: 6 }, () => userOf(1));
		failOnce('"Hi 9"');
		const run = await world.run(
			'message',
			'sendText',
			{
				text: '={{ "Hi " + $json.n }}',
				userId: `={{ ${JSON.stringify(users)}[Math.floor(Math.random() * 6)] }}`,
			},
			{ items: Array.from({ length: 10 }, (_, n) => ({ json: { n } })), settings },
		);
		const got = new Map(
			world.sandbox.messages(world.oa).map(({ messageId, recipient }) => [messageId, recipient]),
		);
		expect(run.json()).toHaveLength(10);
		for (const { messageId, userId } of run.json()) {
			expect(got.get(String(messageId))).toEqual({ user_id: userId });
		}
	});

	it('of what Zalo answers, only what the output tells is stored', async () => {
		const token = world.tokens.accessToken;
		const change = (answer: unknown) => {
			const sent = answer as { data: object };
			return { ...sent, debug: { token }, data: { ...sent.data, debug: token } };
		};
		world.sandbox.faults.order({ path: SEND_PATH, fault: { kind: 'rewrite', change } });
		const run = await send('sendText', itemsFor([userOf(1)]));
		expect(run.json()).toMatchObject([{ messageId: expect.any(String) }]);
		expect(JSON.stringify(run.raw)).not.toContain(token);
	});

	it('the error names what else may have arrived, and what was sent in part', async () => {
		const [one, two, three] = [userOf(1), userOf(1), userOf(1)];
		const order = (holds: string, fault: Fault) =>
			world.sandbox.faults.order({ path: SEND_PATH, times: Infinity, holds, fault });
		order(one, { kind: 'latency', ms: 300 });
		order(one, { kind: 'zaloError', code: -244, message: '' });
		order(two, { kind: 'lostAnswer' });
		order(`${three}"},"message":{"text":"bbb`, { kind: 'zaloError', code: -244, message: '' });
		const long = `${'a'.repeat(1990)}\n\n${'b'.repeat(1990)}`;
		const run = await world.run(
			'message',
			'sendText',
			{ userId: '={{ $json.user }}', text: '={{ $json.text }}', options: { splitLongText: true } },
			{ items: [one, two, three].map((user) => ({ json: { user, text: user === three ? long : 'Hi' } })) },
		);
		const description = run.nodeError()?.description;
		expect(description).toContain('Perhaps sent, look in OA Manager: 1');
		expect(description).toContain('Only a part of their messages was sent: 2');
	});

	it('what Zalo has charged for in an earlier try holds back the rest', async () => {
		world.sandbox.setQuota(world.oa, { remain: 100 });
		const change = (answer: unknown) => {
			const sent = answer as { data: object };
			return { ...sent, data: { ...sent.data, quota: undefined } };
		};
		world.sandbox.faults.order({ path: SEND_PATH, times: Infinity, fault: { kind: 'rewrite', change } });
		const user = userOf(72);
		await send('sendText', itemsFor(Array<string>(8).fill(user)), { options: { ifNoFreeQuota: 'fail' } });
		expect(world.sandbox.requests.count({ path: SEND_PATH })).toBe(1);
	});

	it('one that may have arrived is not sent again, and says so in each try', async () => {
		world.sandbox.faults.order({ path: SEND_PATH, times: 1, fault: { kind: 'lostAnswer' } });
		const run = await send('sendText', itemsFor([userOf(1)]), { options: { ifNoFreeQuota: 'fail' } });
		expect(run.nodeError()?.context.mayHaveArrived).toBe(true);
		expect(world.sandbox.requests.count({ path: SEND_PATH })).toBe(1);
	});

	it('the error names the items that were sent, and not the part that has failed', async () => {
		const users = Array.from({ length: 4 }, () => userOf(1));
		const text = `${'a'.repeat(1990)}\n\n${'b'.repeat(1990)}`;
		world.sandbox.faults.order({
			path: SEND_PATH,
			holds: `${String(users[3])}"},"message":{"text":"bbb`,
			times: Infinity,
			fault: { kind: 'zaloError', code: -200, message: 'Send failed' },
		});
		const options = { splitLongText: true, batching: { batch: { batchSize: 1, batchInterval: 1000 } } };
		const run = await send('sendText', itemsFor(users), { text, options });
		const description = run.nodeError()?.description ?? '';
		expect(description).toContain('1 of the 2 parts of this message had been sent before.');
		expect(description).toContain('3 of 4 items were sent: 0 to 2 (n8n counts from 0).');
		expect(arrived()).toBe(7);
	});

	it('a failed upload is no message that may have arrived', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1 });
		world.sandbox.faults.order({ path: IMAGE, times: 3, fault: { kind: 'lostAnswer' } });
		const user = userOf(72);
		const items = [fileItem('png'), fileItem('jpg')].map((item) => ({ ...item, json: { user } }));
		const options = { ifNoFreeQuota: 'skip' };
		const run = await world.run(
			'message',
			'sendImage',
			{ userId: '={{ $json.user }}', options },
			{ items, ...goOn },
		);
		expect(run.json()).toMatchObject([
			{ error: { code: 'cut', mayHaveArrived: false, description: expect.not.stringContaining('no retry') } },
			{ quota: { type: 'sub_quota' } },
		]);
	});
});
