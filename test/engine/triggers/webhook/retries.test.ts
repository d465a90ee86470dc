import fc from 'fast-check';

import { userMessage, WebhookSender, type EventParts } from '../../../sandbox';
import { testClock } from '../../support/testClock';
import { World } from '../../support/world';
import { TriggerWorld } from './triggerWorld';

const MINUTE = 60_000;

/** What becomes of a delivery on its way. */
type Way = 'arrives' | 'does not arrive' | 'its answer is lost' | 'n8n is restarted before';

/** Zalo delivers an event again until it is answered, for up to two hours. */
describe('Zalo OA Trigger: deliveries that come again', () => {
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

	let messages = 0;
	const event = (): EventParts => ({
		eventName: 'user_send_text',
		timestamp: testClock.now(),
		members: userMessage(world.oa, world.user.userId, { text: 'Hi', msg_id: `m${messages++}` }),
	});

	/** A trigger, Zalo that delivers to it, and the messages that have started the workflow. */
	async function delivering(wayOf: () => Way) {
		let workflow = await trigger.workflow();
		const started: unknown[] = [];
		const sender = new WebhookSender(world.app, world.sandbox.clock, async (delivery) => {
			const way = wayOf();
			if (way === 'does not arrive') return undefined;
			if (way === 'n8n is restarted before') {
				await world.restart();
				const before = workflow;
				workflow = await trigger.workflow();
				workflow.restore(before);
			}
			const { status, item } = await workflow.deliver(delivery);
			if (item) started.push(item.json.messageId);
			return way === 'its answer is lost' ? undefined : status;
		});
		return { sender, started };
	}

	it('start the workflow once, after an hour as after half a minute', async () => {
		const ways: Way[] = ['does not arrive', 'does not arrive', 'does not arrive', 'its answer is lost'];
		const { sender, started } = await delivering(() => ways.shift() ?? 'arrives');
		await sender.send(event());
		const statuses = [];
		for (const minutes of [0.5, 5, 15, 30, 60]) {
			testClock.advance(minutes * MINUTE);
			statuses.push(...(await sender.retry()));
		}
		expect(statuses).toEqual([undefined, undefined, undefined, 200]);
		expect(started).toHaveLength(1);
		expect(sender.isSwitchedOff).toBe(false);
	});

	it('are told from new ones', async () => {
		const ways: Way[] = ['does not arrive'];
		let isRetry: unknown;
		const workflow = await trigger.workflow();
		const sender = new WebhookSender(world.app, world.sandbox.clock, async (delivery) => {
			if (ways.shift()) return undefined;
			const { status, item } = await workflow.deliver(delivery);
			isRetry = item?.json.isRetry;
			return status;
		});
		await sender.send(event());
		testClock.advance(MINUTE);
		expect(await sender.retry()).toEqual([200]);
		expect(isRetry).toBe(true);
	});

	it('whatever gets lost, and whenever n8n is restarted, each event starts it once', async () => {
		const way = fc.constantFrom<Way>(
			'arrives',
			'does not arrive',
			'its answer is lost',
			'n8n is restarted before',
		);
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 6 }),
				fc.array(way, { maxLength: 20 }),
				async (count, ways) => {
					const left = [...ways];
					const { sender, started } = await delivering(() => left.shift() ?? 'arrives');
					const events: EventParts[] = [];
					for (let n = 0; n < count; n++) {
						const one = event();
						events.push(one);
						await sender.send(one);
						testClock.advance(MINUTE);
						await sender.retry();
					}
					for (let minutes = 0; minutes < 120; minutes += 5) {
						testClock.advance(5 * MINUTE);
						await sender.retry();
					}
					const sent = events.map(({ members }) => (members.message as { msg_id: string }).msg_id);
					// Zalo gives up after five retries, and so may never get through.
					if (sender.isSwitchedOff) expect(new Set(started).size).toBe(started.length);
					else expect([...started].sort()).toEqual([...sent].sort());
				},
			),
			{ numRuns: 60 },
		);
	}, 60_000);
});
