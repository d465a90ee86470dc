import { delivery, userMessage } from '../../../sandbox';
import { testClock } from '../../support/testClock';
import { World } from '../../support/world';
import { TriggerWorld } from './triggerWorld';

const MINUTE = 60_000;

/** Each event starts the workflow once, and only those that are wanted. */
describe('Zalo OA Trigger: deliveries', () => {
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

	it('one that comes again starts nothing, and answers 200', async () => {
		const workflow = await trigger.workflow();
		const event = trigger.text('Hi', 'm1');
		expect((await workflow.deliver(event)).item).toBeDefined();
		for (let retry = 1; retry <= 5; retry++) {
			const again = { ...event, headers: { ...event.headers, num_retry: String(retry) } };
			expect(await workflow.deliver(again)).toMatchObject({ status: 200, item: undefined });
		}
	});

	it('of fifty at the same time, one starts it', async () => {
		const workflow = await trigger.workflow();
		const event = trigger.text('Hi', 'm1');
		const results = await Promise.all(Array.from({ length: 50 }, async () => await workflow.deliver(event)));
		expect(results.filter(({ item }) => item !== undefined)).toHaveLength(1);
	});

	it('one that Zalo could not deliver before starts it, and says so', async () => {
		const workflow = await trigger.workflow();
		const { item } = await workflow.deliver(trigger.text('Hi', 'm1', { ago: 20 * MINUTE, retry: 3 }));
		expect(item?.json).toMatchObject({ isRetry: true, messageId: 'm1' });
	});

	it('what was delivered is known after a restart', async () => {
		const workflow = await trigger.workflow();
		const event = trigger.text('Hi', 'm1');
		await workflow.deliver(event);
		await world.restart();
		const after = await trigger.workflow();
		after.restore(workflow);
		expect((await after.deliver(event)).item).toBeUndefined();
		expect((await after.deliver(trigger.text('Hi', 'm2'))).item).toBeDefined();
	});

	it('different events of one message are different', async () => {
		const options = { includeOwnMessages: true };
		const workflow = await trigger.workflow({ options });
		const from = { sender: { id: world.oa.oaId }, recipient: { id: world.user.userId } };
		const events = [
			trigger.event('user_received_message', { ...from, message: { msg_id: 'm1' } }),
			trigger.event('user_seen_message', { ...from, message: { msg_ids: ['m1'] } }),
			trigger.event('user_reacted_message', { ...from, message: { msg_id: 'm1', react_icon: '/-heart' } }),
			trigger.event('user_reacted_message', { ...from, message: { msg_id: 'm1', react_icon: '/-strong' } }),
		];
		for (const event of events) expect((await workflow.deliver(event)).item).toBeDefined();
		for (const event of events) expect((await workflow.deliver(event)).item).toBeUndefined();
	});

	it('events without a message are known by all that they hold', async () => {
		const workflow = await trigger.workflow();
		const follow = () => trigger.event('follow', { oa_id: world.oa.oaId, follower: { id: '457' } });
		const first = follow();
		expect((await workflow.deliver(first)).item).toBeDefined();
		expect((await workflow.deliver(first)).item).toBeUndefined();
		testClock.advance(1);
		expect((await workflow.deliver(follow())).item).toBeDefined();
	});

	it('a message ID of one OA is not that of another', async () => {
		const workflow = await trigger.workflow();
		const message = { text: 'Hi', msg_id: 'm1' };
		const one = userMessage(world.oa, '1', message);
		const other = userMessage(world.sandbox.createOa(), '2', message);
		expect((await workflow.deliver(trigger.event('user_send_text', one))).item).toBeDefined();
		expect((await workflow.deliver(trigger.event('user_send_text', other))).item).toBeDefined();
	});

	it('a list is not taken for an object', async () => {
		const workflow = await trigger.workflow();
		const timestamp = testClock.now();
		const starts = async (data: unknown) => {
			const event = { eventName: 'update_user_info', timestamp, members: { data } };
			return (await workflow.deliver(delivery(world.app, event))).item !== undefined;
		};
		expect(await starts({ a: 1 })).toBe(true);
		expect(await starts([['a', 1]])).toBe(true);
		expect(await starts({ a: 1 })).toBe(false);
	});

	it('of two processes, each keeps what the other has taken', async () => {
		const one = await trigger.workflow();
		for (let n = 0; n < 1_001; n++) {
			await one.deliver(trigger.text('Hi', `of one ${n}`));
			testClock.advance(200);
		}
		await world.restart();
		const other = await trigger.workflow();
		other.restore(one);
		const ofOther = trigger.text('Hi', 'of the other');
		expect((await other.deliver(ofOther)).item).toBeDefined();
		one.restore(other);
		expect((await one.deliver(trigger.text('Hi', 'of one again'))).item).toBeDefined();
		await world.restart();
		const third = await trigger.workflow();
		third.restore(one);
		expect((await third.deliver(ofOther)).item).toBeUndefined();
	});

	it('what two calls at once have stored over each other is stored with the next one', async () => {
		const workflow = await trigger.workflow();
		const before = await trigger.workflow();
		before.restore(workflow);
		const event = trigger.text('Hi', 'm1');
		await workflow.deliver(event);
		// The other call had read the static data before, and stores it now.
		workflow.restore(before);
		await workflow.deliver(trigger.text('Hi', 'm2'));
		await world.restart();
		const after = await trigger.workflow();
		after.restore(workflow);
		expect((await after.deliver(event)).item).toBeUndefined();
	});

	it('trying it out does not use up the events of the published workflow', async () => {
		const workflow = await trigger.workflow();
		const event = trigger.text('Hi', 'm1');
		expect((await workflow.deliver(event, 'manual')).item).toBeDefined();
		expect((await workflow.deliver(event)).item).toBeDefined();
	});

	it('a burst of ten thousand is let through once each, and little of it is stored', async () => {
		const workflow = await trigger.workflow();
		let started = 0;
		for (let n = 0; n < 10_000; n++) {
			if ((await workflow.deliver(trigger.text('Hi', `m${n}`))).item) started++;
		}
		expect(started).toBe(10_000);
		expect(JSON.stringify(workflow.staticData).length).toBeLessThan(20_000);
	}, 60_000);

	describe('only those that are wanted', () => {
		const starts = async (parameters: object, ...events: Array<ReturnType<TriggerWorld['event']>>) => {
			const workflow = await trigger.workflow({ ...parameters });
			const results = [];
			for (const event of events) {
				const { status, item } = await workflow.deliver(event);
				expect(status).toBe(200);
				results.push(item !== undefined);
			}
			return results;
		};
		const ownMessage = () =>
			trigger.event('oa_send_text', {
				sender: { id: world.oa.oaId, admin_id: '9' },
				recipient: { id: world.user.userId },
				message: { text: 'Hi', msg_id: 'own' },
			});
		const unknown = () => trigger.event('user_leave_group', { oa_id: world.oa.oaId, group_id: 'g1' });

		it('by their names', async () => {
			const text = trigger.text('Hi', 'm1');
			expect(await starts({ events: ['user_send_text'] }, text, unknown())).toEqual([true, false]);
			expect(await starts({ events: ['follow'] }, text)).toEqual([false]);
			expect(await starts({ events: [], customEvents: ' user_leave_group , other' }, unknown())).toEqual([
				true,
			]);
			expect(await starts({ events: ['*'] }, unknown())).toEqual([true]);
		});

		it('the OA’s own messages only where that was asked for', async () => {
			expect(await starts({ events: ['*'] }, ownMessage())).toEqual([false]);
			expect(await starts({ events: ['*'], options: { includeOwnMessages: true } }, ownMessage())).toEqual([
				true,
			]);
			expect(await starts({ events: ['oa_send_text'] }, ownMessage())).toEqual([true]);
		});

		it.each(['oa_reacted_message', 'oa_call_user', 'user_received_message', 'user_seen_message'])(
			'%s, which the OA has caused itself, only where that was asked for',
			async (eventName) => {
				const event = () =>
					trigger.event(eventName, {
						sender: { id: world.oa.oaId },
						recipient: { id: world.user.userId },
						message: { msg_id: 'm1' },
					});
				expect(await starts({ events: ['*'] }, event())).toEqual([false]);
				expect(await starts({ options: { includeOwnMessages: true } }, event())).toEqual([true]);
				expect(await starts({ events: [eventName] }, event())).toEqual([true]);
			},
		);

		it.each([';', '\n', ' ', '" "', ' ; '])('with "%s" between names and IDs', async (sign) => {
			const { userId } = world.user;
			const parameters = {
				events: [],
				customEvents: ['FOLLOW', 'user_send_text'].join(sign),
				options: { userIds: ['123', userId].join(sign) },
			};
			expect(await starts(parameters, trigger.text('Hi', 'm1'))).toEqual([true]);
		});

		it('of some users', async () => {
			const { userId } = world.user;
			const other = trigger.event('user_send_text', userMessage(world.oa, '1', { text: 'Hi', msg_id: 'm2' }));
			const options = { userIds: ` 123, ${userId} ` };
			expect(await starts({ options }, trigger.text('Hi', 'm1'), other)).toEqual([true, false]);
		});

		it.each([
			['giá', 'Cho em hỏi GIA áo này', true],
			['giá', 'Chào shop', false],
			['đơn*hàng', 'Đơn của em là hàng', true],
			['đơn*', 'Có đơn', false],
			['*đơn', 'Có đơn', true],
			['a*b*c', 'abc', true],
			['a*b*c', 'acb', false],
			['(a+)+$', 'x(a+)+$y', true],
		])('with %s in the text "%s": %s', async (wanted, text, isWanted) => {
			expect(await starts({ options: { text: wanted } }, trigger.text(text, 'm1'))).toEqual([isWanted]);
		});

		// Each would take some seconds, in which n8n does nothing else.
		it('texts of nothing but accents are through at once', async () => {
			const text = `a${'\u0301\u0323'.repeat(60_000)}`;
			const events = ['m1', 'm2', 'm3', 'm4'].map((messageId) => trigger.text(text, messageId));
			const none = events.map(() => false);
			expect(await starts({ options: { text: 'gia' } }, ...events)).toEqual(none);
		});

		it('a pattern of many stars is through at once', async () => {
			const options = { text: `${'a*'.repeat(1_000)}b` };
			expect(await starts({ options }, trigger.text('a'.repeat(2_000), 'm1'))).toEqual([false]);
		});
	});
});
