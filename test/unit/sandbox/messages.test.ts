import { HOUR_MS, START, useWorld } from './world';

const SEND = 'https://openapi.zalo.me/v3.0/oa/message/cs';

const world = useWorld();

const send = async (body: unknown) => (await world.post(SEND, body)).json;
const textTo = (user_id: unknown, text: unknown = 'Xin chào!') => ({
	recipient: { user_id },
	message: { text },
});

const addUser = (hoursAgo?: number) =>
	world.sandbox.createUser(world.oa, {
		lastInteraction: hoursAgo === undefined ? undefined : START - hoursAgo * HOUR_MS,
	}).userId;

describe('a consultation message', () => {
	it.each<[string, number | undefined, object]>([
		['within 48 hours', 1, { quota: { quota_type: 'reply' } }],
		['to a new follower', undefined, { quota: { quota_type: 'welcome_msg' } }],
		['after 48 hours', 49, { quota: { quota_type: 'sub_quota', remain: '1999', total: '2000' } }],
	])('tells what it was taken from: %s', async (_name, hoursAgo, quota) => {
		const user_id = addUser(hoursAgo);
		expect(await send(textTo(user_id))).toEqual({
			data: { message_id: expect.stringMatching(/^\d{19}$/), user_id, sent_time: String(START), ...quota },
			error: 0,
			message: 'Success',
		});
	});

	it('has no quota when it is paid for', async () => {
		world.sandbox.setQuota(world.oa, { remain: 0 });
		const { data } = (await send(textTo(addUser(49)))) as { data: object };
		expect(data).not.toHaveProperty('quota');
		expect(world.oa.paidMessages).toBe(1);
	});

	it('is refused after 7 days, and for who is not known', async () => {
		expect(await send(textTo(addUser(7 * 24 + 1)))).toMatchObject({ error: -230 });
		expect(await send(textTo('1'))).toMatchObject({ error: -213 });
	});

	it.each<[string, unknown, string, number?]>([
		['no recipient', { message: { text: 'a' } }, 'recipient is missing'],
		['no user', { recipient: {}, message: { text: 'a' } }, 'recipient.user_id is missing'],
		['an id that is a number', textTo(5), 'recipient.user_id is invalid'],
		['text for a recipient', { recipient: '1', message: { text: 'a' } }, 'recipient is invalid'],
		['a member more', { ...textTo('1'), tracking_id: '1' }, 'tracking_id is invalid'],
		[
			'another recipient',
			{ recipient: { phone: '1' }, message: { text: 'a' } },
			'recipient.phone is invalid',
		],
		['no text', { recipient: { user_id: '1' }, message: {} }, 'message.text is missing'],
		['empty text', textTo('1', ''), 'message.text is invalid'],
		['a long text', textTo('1', 'a'.repeat(2001)), 'message.text exceeds the limit of 2000 characters', -210],
	])('is refused with %s', async (_name, body, message, error = -201) => {
		expect(await send(body)).toEqual({ error, message });
	});

	it('may have 2,000 characters', async () => {
		expect(await send(textTo(addUser(1), 'a'.repeat(2000)))).toMatchObject({ error: 0 });
	});
});
