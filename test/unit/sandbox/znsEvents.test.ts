import {
	dailyQuotaChanged,
	delivery,
	journeyAcknowledged,
	journeyTimedOut,
	signature,
	templateQualityChanged,
	templateQuotaChanged,
	templateStatusChanged,
	templateTagsChanged,
	znsAnswered,
	znsRated,
	znsReceived,
	type EventParts,
	type ZnsMessage,
} from '../../sandbox';
import { DAY_MS, START, useWorld } from './world';
import { JOURNEY_TOKEN, NUMBER, TRACKING, ZnsCalls } from './znsBodies';

const world = useWorld();
const zns = new ZnsCalls(world);

async function sent(): Promise<ZnsMessage> {
	world.sandbox.createTemplate(world.oa);
	await zns.send();
	const [message] = world.sandbox.znsMessages(world.oa);
	if (!message) throw new Error('No message was taken');
	return message;
}

/** What an app gets: signed, and with the header that tells where it comes from. */
function received(event: EventParts): unknown {
	const { body, headers } = delivery(world.app, event);
	const { appId, oaSecretKey } = world.app;
	const mac = signature(appId, body, String(event.timestamp), oaSecretKey);
	expect(headers).toEqual({
		'content-type': 'application/json',
		'x-zevent-signature': `mac=${mac}`,
		'x-zevent-server': 'ZNS',
	});
	const { app_id, ...members } = JSON.parse(body) as Record<string, unknown>;
	expect(app_id).toBe(appId);
	return members;
}

const named = (event_name: string, at: number, members: object) => ({
	event_name,
	timestamp: String(at),
	...members,
});

describe('events of messages', () => {
	it('one has come', async () => {
		const message = await sent();
		const at = START + 5000;
		const expected = {
			sender: { id: world.oa.oaId },
			recipient: { id: NUMBER },
			message: { delivery_time: String(at), msg_id: message.messageId, tracking_id: TRACKING },
		};
		expect(received(znsReceived(message))).toEqual(named('user_received_message', at, expected));
		const recipients = [{ hash_phone: 'abc' }, { user_id: 'u1' }];
		const ids = recipients.map((recipient) => znsReceived({ ...message, recipient }).members['recipient']);
		expect(ids).toEqual([{ id: 'abc' }, { id: 'u1' }]);
		const untracked = znsReceived({ ...message, trackingId: undefined }, START);
		expect(untracked.members['message']).toEqual({
			delivery_time: String(START),
			msg_id: message.messageId,
		});
	});

	it('one was rated', async () => {
		const { messageId, ...others } = await sent();
		const rating = world.sandbox.rate(world.oa, { messageId, ...others }, { rate: 4 });
		expect(received(znsRated(world.oa, rating))).toEqual(
			named('user_feedback', START, {
				oa_id: world.oa.oaId,
				message: {
					note: 'Tôi rất hài lòng.',
					rate: 4,
					submit_time: String(START),
					msg_id: messageId,
					feedbacks: ['Nhân viên vui vẻ'],
					tracking_id: TRACKING,
				},
			}),
		);
	});

	it('one was answered', async () => {
		const message = await sent();
		const event = znsAnswered(message, START, { buttonType: 'quick_reply', data: 'Có' });
		expect(received(event)).toEqual(
			named('user_click_response_button', START, {
				oa_id: world.oa.oaId,
				msg_id: message.messageId,
				message: {
					submit_time: String(START),
					button_type: 'quick_reply',
					data: 'Có',
					tracking_id: TRACKING,
				},
			}),
		);
	});
});

describe('events of the OA', () => {
	it.each<[string, () => EventParts, object]>([
		[
			'change_template_status',
			() =>
				templateStatusChanged(world.oa, '1', START, {
					from: 'PENDING_REVIEW',
					to: 'REJECT',
					reason: 'Mẫu tin bị lặp',
				}),
			{
				template_id: '1',
				status: { prev_status: 'PENDING_REVIEW', new_status: 'REJECT' },
				reason: 'Mẫu tin bị lặp',
			},
		],
		[
			'change_template_quality',
			() => templateQualityChanged(world.oa, '1', START, { from: 'HIGH', to: 'LOW' }),
			{ template_id: '1', quality: { prev_quality: 'HIGH', new_quality: 'LOW' } },
		],
		[
			'change_template_quota',
			() => templateQuotaChanged(world.oa, '1', START, { from: 100, to: 50 }),
			{ template_id: '1', quota: { prev_value: '100', new_value: '50' } },
		],
		[
			'change_oa_template_tags',
			() => templateTagsChanged(world.oa, START, { from: ['TRANSACTION', 'PROMOTION'], to: ['TRANSACTION'] }),
			{ tags: { prev_tags: ['TRANSACTION', 'PROMOTION'], new_tags: ['TRANSACTION'] } },
		],
	])('%s', (name, event, members) => {
		expect(received(event())).toEqual(named(name, START, { oa_id: world.oa.oaId, ...members }));
	});

	it('change_oa_daily_quota, whose OA is written in another way', () => {
		expect(received(dailyQuotaChanged(world.oa, START, { from: 500, to: 1000 }))).toEqual(
			named('change_oa_daily_quota', START, {
				oaId: world.oa.oaId,
				quota: { prev_value: '500', new_value: '1000' },
			}),
		);
	});

	it('of journeys', async () => {
		await world.post(JOURNEY_TOKEN, { phone: NUMBER });
		const [journey] = world.sandbox.journeys(world.oa);
		if (!journey) throw new Error('No journey has begun');
		const members = { oa_id: world.oa.oaId, journey_id: journey.journeyId };
		expect(received(journeyAcknowledged(journey, START))).toEqual(
			named('event_journey_acknowledged', START, members),
		);
		expect(received(journeyTimedOut(journey))).toEqual(
			named('event_journey_time_out', START + 7 * DAY_MS, members),
		);
	});
});
