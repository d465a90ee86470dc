import type { INodeParameters } from 'n8n-workflow';

import { SEND_PATH, World } from '../../support/world';

const goOn = { onError: 'continueRegularOutput' } as const;
const HOUR = 3_600_000;

describe('Send Text', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const send = async (parameters: INodeParameters, options = {}) =>
		await world.run('message', 'sendText', { userId: world.user.userId, ...parameters }, options);
	/** The messages that have reached Zalo, in order. */
	const arrived = (path = SEND_PATH) =>
		world.sandbox.requests.list
			.filter((request) => request.path === path)
			.map(({ bodyText }) => JSON.parse(bodyText) as { recipient: object; message: Record<string, unknown> });
	const texts = () => arrived().map(({ message }) => message.text);

	it('sends to a user, and says how it was counted', async () => {
		const run = await send({ text: 'Đơn hàng DH-01 đang được giao 🚚' });
		expect(run.json()).toEqual([
			{
				messageId: expect.any(String),
				userId: world.user.userId,
				sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				quota: expect.objectContaining({ type: 'reply' }),
			},
		]);
		expect(arrived()).toEqual([
			{ recipient: { user_id: world.user.userId }, message: { text: 'Đơn hàng DH-01 đang được giao 🚚' } },
		]);
	});

	it('names the package that the message was taken from, and what is left of it', async () => {
		const user = world.sandbox.createUser(world.oa, {
			lastInteraction: world.sandbox.clock.now() - 50 * HOUR,
		});
		const run = await send({ userId: user.userId, text: 'Hi' });
		expect(run.json()).toMatchObject([{ quota: { type: 'sub_quota', remain: 1873, total: 2000 } }]);
	});

	it('says that a message was paid for', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const user = world.sandbox.createUser(world.oa, {
			lastInteraction: world.sandbox.clock.now() - 50 * HOUR,
		});
		expect((await send({ userId: user.userId, text: 'Hi' })).json()).toMatchObject([
			{ quota: { type: 'paid' } },
		]);
	});

	it('takes a user from the list as well', async () => {
		const userId = { __rl: true, mode: 'list', value: world.user.userId, cachedResultName: 'An' };
		expect((await send({ userId, text: 'Hi' })).json()).toMatchObject([{ userId: world.user.userId }]);
	});

	it('quotes the message that it answers', async () => {
		await send({ text: 'Hi', options: { quoteMessageId: '96d3cdf3af150460909' } });
		expect(arrived()).toMatchObject([{ message: { text: 'Hi', quote_message_id: '96d3cdf3af150460909' } }]);
	});

	it('an expression for the quoted message that finds nothing is told; left empty, nothing is quoted', async () => {
		const run = await send({ text: 'Hi', options: { quoteMessageId: '={{ $json.missing ?? null }}' } }, goOn);
		expect(run.json()).toMatchObject([{ error: { message: 'Quote Message ID is empty' } }]);
		await send({ text: 'Hi', options: { quoteMessageId: '' } });
		expect(arrived()).toMatchObject([{ message: { text: 'Hi' } }]);
	});

	it('counts composed letters, so that a text from a Mac is as long as it looks', async () => {
		await send({ text: 'ế'.normalize('NFD').repeat(2000) });
		expect(texts()).toEqual(['ế'.normalize('NFC').repeat(2000)]);
	});

	it.each([
		['nothing', '={{ "" }}'],
		['only spaces', ' \n\t '],
		['nothing that is seen', '​ '],
		['an expression that finds nothing', '={{ $json.missing }}'],
		['an object', '={{ $json }}'],
		['a list', '={{ [1, 2] }}'],
	])('refuses %s, and asks Zalo nothing', async (_name, text) => {
		const run = await send({ text }, goOn);
		expect(run.json()).toMatchObject([{ error: { code: null, mayHaveArrived: false } }]);
		expect(arrived()).toEqual([]);
	});

	it('a number is a text, too', async () => {
		await send({ text: '={{ 1234 }}' });
		expect(texts()).toEqual(['1234']);
	});

	describe('a long text', () => {
		it('of 2,000 characters goes out as it is', async () => {
			await send({ text: 'x'.repeat(2000) });
			expect(texts()).toEqual(['x'.repeat(2000)]);
		});

		it('of 2,001 characters fails, with its length and the option', async () => {
			const run = await send({ text: 'x'.repeat(2001) }, goOn);
			expect(run.json()).toMatchObject([
				{
					error: {
						message: expect.stringContaining('2001'),
						description: expect.stringContaining('Split Long Text'),
					},
				},
			]);
			expect(arrived()).toEqual([]);
		});

		it('is split where the user wants that: in order, one item for each message', async () => {
			const text = Array.from({ length: 12_000 }, (_, n) => `word${n}`).join(' ');
			const run = await send({ text, options: { splitLongText: true } });
			expect(texts().join(' ')).toBe(text);
			expect(run.json()).toHaveLength(texts().length);
			expect(new Set(run.json().map(({ messageId }) => messageId)).size).toBe(texts().length);
			expect(run.output()[0]?.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(
				true,
			);
		});

		it('that fails in the middle says how much has arrived, and goes on from there with Retry On Fail', async () => {
			const text = `${'a'.repeat(1990)}\n\n${'b'.repeat(1990)}\n\n${'c'.repeat(1990)}`;
			const fault = { kind: 'zaloError', code: -200, message: 'Send failed' } as const;
			world.sandbox.faults.order({ path: SEND_PATH, holds: 'bbb', times: 1, fault });
			const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
			const run = await send({ text, options: { splitLongText: true } }, { settings });
			expect(run.json()).toHaveLength(3);
			expect(texts().map((part) => String(part).slice(0, 1))).toEqual(['a', 'b', 'b', 'c']);
		});

		it('says how many of its parts were sent', async () => {
			const text = `${'a'.repeat(1990)}\n\n${'b'.repeat(1990)}`;
			const fault = { kind: 'zaloError', code: -200, message: 'Send failed' } as const;
			world.sandbox.faults.order({ path: SEND_PATH, holds: 'bbb', times: 1, fault });
			const run = await send({ text, options: { splitLongText: true } }, goOn);
			expect(run.json()).toMatchObject([
				{
					error: {
						code: '-200',
						description: expect.stringContaining(
							'1 of the 2 parts of this message had been sent before. Retry On Fail goes on with part 2.',
						),
					},
				},
			]);
		});
	});

	it.each([
		['empty', '={{ "" }}'],
		['signed', '-4570000000000000001'.replace('-', '+')],
		['quoted', '"4570000000000000001"'],
		['with a slash', '457/1'],
		['with a line break inside', '457\n1'],
		['a phone number', '0912345678'],
		['a rounded number', Number('4570000000000000001')],
	])('refuses a user ID that is %s, and asks Zalo nothing', async (_name, value) => {
		const run = await send({ userId: { __rl: true, mode: 'id', value }, text: 'Hi' }, goOn);
		expect(run.json()).toMatchObject([{ error: { message: expect.stringContaining('User') } }]);
		expect(arrived()).toEqual([]);
	});

	it.each([
		[-213, 'an unknown user'],
		[-230, 'a closed window'],
		[-232, 'no interaction'],
		[-244, 'a user who blocks it'],
		[-234, 'the night'],
		[-321, 'no money'],
	])('%i (%s) is told with its code and what to do', async (code) => {
		world.sandbox.faults.order({
			path: SEND_PATH,
			times: 1,
			fault: { kind: 'zaloError', code, message: 'No' },
		});
		const run = await send({ text: 'Hi' }, goOn);
		expect(run.json()).toMatchObject([
			{ error: { code: String(code), mayHaveArrived: false, description: expect.stringMatching(/\w{3}/) } },
		]);
	});

	it('sends to a group chat', async () => {
		world.answerWith('/v3.0/oa/group/message', { message_id: 'm1', group_id: 'f414c8f76fa586fbdfb4' });
		const groupId = { __rl: true, mode: 'id', value: 'f414c8f76fa586fbdfb4' };
		const run = await send({ sendTo: 'group', groupId, text: 'Chào [@4570000000000000001]' });
		expect(run.json()).toEqual([
			{ messageId: 'm1', groupId: 'f414c8f76fa586fbdfb4', sentAt: null, quota: null },
		]);
		expect(arrived('/v3.0/oa/group/message')).toEqual([
			{ recipient: { group_id: 'f414c8f76fa586fbdfb4' }, message: { text: 'Chào [@4570000000000000001]' } },
		]);
	});

	it('sends to an anonymous visitor', async () => {
		world.answerWith('/v2.0/oa/message', { message_id: 'm2', anonymous_id: 'a1', conversation_id: 'c1' });
		const run = await send({
			sendTo: 'anonymous',
			anonymousId: 'a1',
			conversationId: 'c1',
			text: 'Chào bạn',
		});
		expect(run.json()).toEqual([{ messageId: 'm2', anonymousId: 'a1', sentAt: null, quota: null }]);
		expect(arrived('/v2.0/oa/message')).toEqual([
			{ recipient: { anonymous_id: 'a1', conversation_id: 'c1' }, message: { text: 'Chào bạn' } },
		]);
	});

	it('a message that was taken never fails for what its answer does not hold', async () => {
		world.answerWith(SEND_PATH, 'ok');
		expect((await send({ text: 'Hi' })).json()).toEqual([
			{ messageId: null, userId: world.user.userId, sentAt: null, quota: { type: 'paid' } },
		]);
	});

	it('messages to one user stay in order; of 10,000 items of which half fail, the others are sent', async () => {
		const items = Array.from({ length: 10_000 }, (_, n) => ({
			json: { text: `item ${n}`, user: n % 2 === 0 ? world.user.userId : 'no good' },
		}));
		const parameters = { userId: '={{ $json.user }}', text: '={{ $json.text }}' };
		const run = await send(parameters, { ...goOn, items });
		expect(run.json().filter(({ error }) => error === undefined)).toHaveLength(5_000);
		expect(texts()).toEqual(items.filter((_, n) => n % 2 === 0).map(({ json }) => json.text));
	}, 120_000);
});
