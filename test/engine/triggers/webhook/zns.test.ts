import {
	dailyQuotaChanged,
	delivery,
	templateQualityChanged,
	templateStatusChanged,
	znsAnswered,
	znsRated,
	znsReceived,
	type EventParts,
} from '../../../sandbox';
import { testClock } from '../../support/testClock';
import { ZnsWorld } from '../../actions/znsMessage/znsWorld';
import { TriggerWorld } from './triggerWorld';

/** What becomes of a message by phone number, as Zalo tells it: zalo-oa-api.md 10.5. */
describe('Zalo OA Trigger: ZNS', () => {
	let zns: ZnsWorld;
	let trigger: TriggerWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => {
		zns.reset();
		trigger = new TriggerWorld(zns.world);
	});
	afterAll(async () => await zns.stop());

	const itemOf = async (event: EventParts) =>
		(
			await (
				await trigger.workflow({ events: ['*', 'user_received_message'] })
			).deliver(delivery(zns.world.app, event))
		).item?.json;

	/** A message, as the node has put it out and as Zalo has taken it. */
	async function sent() {
		const [output] = (await zns.send()).json();
		const message = zns.sent[0];
		if (!message) throw new Error('Nothing was sent');
		return { output, message };
	}

	it('a message that has arrived is found by the tracking ID that its step has put out', async () => {
		const { output, message } = await sent();
		expect(await itemOf(znsReceived(message, testClock.now()))).toMatchObject({
			event: 'zns',
			eventName: 'user_received_message',
			phone: '84912345678',
			messageId: output?.messageId,
			trackingId: output?.trackingId,
		});
	});

	it('a rating tells the message, the stars and the words', async () => {
		const { output, message } = await sent();
		const rating = zns.world.sandbox.rate(zns.world.oa, message, { rate: 2, note: 'Giao chậm' });
		expect(await itemOf(znsRated(zns.world.oa, rating))).toMatchObject({
			event: 'zns',
			messageId: output?.messageId,
			trackingId: output?.trackingId,
			details: { rate: 2, note: 'Giao chậm' },
		});
	});

	it('an answer by a button is told once', async () => {
		const { output, message } = await sent();
		const event = znsAnswered(message, testClock.now(), { buttonType: '1', data: 'Có' });
		const workflow = await trigger.workflow();
		const { item } = await workflow.deliver(delivery(zns.world.app, event));
		expect(item?.json).toMatchObject({ event: 'zns', trackingId: output?.trackingId });
		expect((await workflow.deliver(delivery(zns.world.app, event, 1))).item).toBeUndefined();
	});

	it('changes of templates and of the quota start the workflow, too', async () => {
		const { oa } = zns.world;
		const { templateId } = zns.template;
		const now = testClock.now();
		const events = [
			templateStatusChanged(oa, templateId, now, { from: 'PENDING_REVIEW', to: 'ENABLE' }),
			templateQualityChanged(oa, templateId, now, { from: 'HIGH', to: 'LOW' }),
			dailyQuotaChanged(oa, now, { from: 500, to: 5000 }),
		];
		for (const event of events) {
			expect(await itemOf(event)).toMatchObject({
				event: 'zns',
				eventName: event.eventName,
				oaId: oa.oaId,
			});
		}
	});
});
