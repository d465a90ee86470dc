import { readWebhookEvent, type WebhookEvent } from '../../../nodes/ZaloOa/api/webhookEvent';

const OA = '3120000000000000001';
const USER = '4570000000000000001';
const BY_APP = '5520000000000000001';
const GROUP = 'f414c8f76fa586fbdfb4';

const fromUser = { sender: { id: USER }, recipient: { id: OA }, user_id_by_app: BY_APP };
const fromOa = { sender: { id: OA }, recipient: { id: USER }, user_id_by_app: BY_APP };

/** What an event without anything comes to. */
const NOTHING: Omit<WebhookEvent, 'event' | 'eventName'> = {
	oaId: null,
	userId: null,
	userIdByApp: null,
	userIds: [],
	groupId: null,
	anonymousId: null,
	conversationId: null,
	phone: null,
	adminId: null,
	messageId: null,
	messageIds: [],
	text: null,
	quotedMessageId: null,
	attachments: [],
	reaction: null,
	tagName: null,
	source: null,
	form: null,
	trackingId: null,
	isRetry: false,
	timestamp: '2026-10-05T20:29:27.890Z',
	details: {},
};

const ATTACHMENT = {
	type: null,
	url: null,
	thumbnail: null,
	name: null,
	description: null,
	latitude: null,
	longitude: null,
	id: null,
	size: null,
};

type Case = [eventName: string, members: object, expected: Partial<WebhookEvent>];

const CASES: Case[] = [
	[
		'user_send_text',
		{ ...fromUser, message: { text: 'Xin chào', msg_id: '96d3', quote_msg_id: '85c2' } },
		{
			event: 'message',
			oaId: OA,
			userId: USER,
			userIdByApp: BY_APP,
			messageId: '96d3',
			text: 'Xin chào',
			quotedMessageId: '85c2',
		},
	],
	[
		'user_send_image',
		{
			...fromUser,
			message: {
				msg_id: 'm',
				attachments: [{ type: 'image', payload: { thumbnail: 'https://t', url: 'https://u' } }],
			},
		},
		{
			event: 'message',
			oaId: OA,
			userId: USER,
			userIdByApp: BY_APP,
			messageId: 'm',
			attachments: [{ ...ATTACHMENT, type: 'image', url: 'https://u', thumbnail: 'https://t' }],
		},
	],
	[
		'user_send_location',
		{
			...fromUser,
			message: {
				msg_id: 'm',
				attachments: [
					{ type: 'location', payload: { coordinates: { latitude: '10.7', longitude: '106.6' } } },
				],
			},
		},
		{
			event: 'message',
			oaId: OA,
			userId: USER,
			userIdByApp: BY_APP,
			messageId: 'm',
			attachments: [{ ...ATTACHMENT, type: 'location', latitude: 10.7, longitude: 106.6 }],
		},
	],
	[
		'user_send_file',
		{
			...fromUser,
			message: {
				msg_id: 'm',
				attachments: [
					{ type: 'file', payload: { size: '12345', name: 'Hoá đơn.pdf', url: 'https://u', checksum: 'x' } },
				],
			},
		},
		{
			event: 'message',
			oaId: OA,
			userId: USER,
			userIdByApp: BY_APP,
			messageId: 'm',
			attachments: [{ ...ATTACHMENT, type: 'file', name: 'Hoá đơn.pdf', size: 12345, url: 'https://u' }],
		},
	],
	[
		'oa_send_text',
		{ sender: { id: OA, admin_id: '99' }, recipient: { id: USER }, message: { text: 'Dạ', msg_id: 'm' } },
		{ event: 'ownMessage', oaId: OA, userId: USER, adminId: '99', messageId: 'm', text: 'Dạ' },
	],
	[
		'user_received_message',
		{ ...fromOa, message: { msg_id: 'm' } },
		{ event: 'receipt', oaId: OA, userId: USER, userIdByApp: BY_APP, messageId: 'm' },
	],
	[
		'user_received_message',
		{
			sender: { id: OA },
			recipient: { id: '84912345678' },
			message: { msg_id: 'm', tracking_id: 't', delivery_time: '1791234567890' },
		},
		{
			event: 'zns',
			oaId: OA,
			phone: '84912345678',
			messageId: 'm',
			trackingId: 't',
			details: { delivery_time: '1791234567890' },
		},
	],
	[
		'user_seen_message',
		{ ...fromOa, message: { msg_ids: ['a', 'b'] } },
		{ event: 'receipt', oaId: OA, userId: USER, userIdByApp: BY_APP, messageIds: ['a', 'b'] },
	],
	[
		'user_reacted_message',
		{ ...fromUser, message: { msg_id: 'm', react_icon: '/-heart' } },
		{ event: 'reaction', oaId: OA, userId: USER, userIdByApp: BY_APP, messageId: 'm', reaction: '/-heart' },
	],
	[
		'oa_reacted_message',
		{ ...fromOa, message: { msg_id: 'm', react_icon: '/-heart' } },
		{ event: 'reaction', oaId: OA, userId: USER, userIdByApp: BY_APP, messageId: 'm', reaction: '/-heart' },
	],
	[
		'follow',
		{ oa_id: OA, follower: { id: USER }, user_id_by_app: BY_APP, source: 'oa_profile' },
		{ event: 'follow', oaId: OA, userId: USER, userIdByApp: BY_APP, source: 'oa_profile' },
	],
	[
		'user_click_chatnow',
		{ oa_id: OA, user_id: USER, user_id_by_app: BY_APP },
		{ event: 'message', oaId: OA, userId: USER, userIdByApp: BY_APP },
	],
	[
		'user_submit_info',
		{
			...fromUser,
			info: {
				name: 'An',
				phone: '84912345678',
				user_dob: '31/12/1999',
				gender: 'male',
				full_address: { user_city: 'Hà Nội', user_ward: 'Cầu Giấy', user_address: 'Số 1' },
			},
		},
		{
			event: 'form',
			oaId: OA,
			userId: USER,
			userIdByApp: BY_APP,
			form: {
				name: 'An',
				phone: '84912345678',
				birthday: '1999-12-31',
				gender: 'male',
				address: 'Số 1',
				city: 'Hà Nội',
				ward: 'Cầu Giấy',
			},
		},
	],
	[
		'user_submit_info',
		{ ...fromUser, info: { name: 'An', address: 'Số 1', city: 'Hà Nội', district: 'Ba Đình' } },
		{
			event: 'form',
			oaId: OA,
			userId: USER,
			userIdByApp: BY_APP,
			form: {
				name: 'An',
				phone: null,
				birthday: null,
				gender: null,
				address: 'Số 1',
				city: 'Hà Nội',
				ward: 'Ba Đình',
			},
		},
	],
	[
		'add_user_to_tag',
		{ oa_id: OA, tag: { user_ids: [USER, '2'], name: 'VIP' } },
		{ event: 'tag', oaId: OA, userIds: [USER, '2'], tagName: 'VIP' },
	],
	['remove_tag', { oa_id: OA, tag: { name: 'VIP' } }, { event: 'tag', oaId: OA, tagName: 'VIP' }],
	[
		'anonymous_send_text',
		{
			sender: { id: 'a1' },
			recipient: { id: OA },
			message: { text: 'Hi', msg_id: 'm', conversation_id: 'c1' },
		},
		{
			event: 'anonymousMessage',
			oaId: OA,
			anonymousId: 'a1',
			conversationId: 'c1',
			messageId: 'm',
			text: 'Hi',
		},
	],
	[
		'oa_send_anonymous_text',
		{
			sender: { id: OA },
			recipient: { id: 'a1' },
			message: { text: 'Hi', msg_id: 'm', conversation_id: 'c1' },
		},
		{ event: 'ownMessage', oaId: OA, anonymousId: 'a1', conversationId: 'c1', messageId: 'm', text: 'Hi' },
	],
	[
		'user_send_group_text',
		{ sender: { id: USER }, recipient: { id: GROUP }, oa_id: OA, message: { text: 'Hi', msg_id: 'm' } },
		{ event: 'group', oaId: OA, userId: USER, groupId: GROUP, messageId: 'm', text: 'Hi' },
	],
	[
		'oa_send_group_text',
		{ sender: { id: OA }, recipient: { id: GROUP }, oa_id: OA, message: { text: 'Hi', msg_id: 'm' } },
		{ event: 'group', oaId: OA, groupId: GROUP, messageId: 'm', text: 'Hi' },
	],
	[
		'user_join_group',
		{ oa_id: OA, group_id: GROUP, users: [{ id: USER }, { id: '2' }] },
		{ event: 'group', oaId: OA, groupId: GROUP, userIds: [USER, '2'] },
	],
	[
		'user_call_oa',
		{ ...fromUser, call_id: '7' },
		{ event: 'call', oaId: OA, userId: USER, userIdByApp: BY_APP, details: { call_id: '7' } },
	],
	['oa_call_user', { ...fromOa }, { event: 'call', oaId: OA, userId: USER, userIdByApp: BY_APP }],
	[
		'user_withdraw',
		{ user_id: USER, user_id_by_app: BY_APP },
		{ event: 'other', userId: USER, userIdByApp: BY_APP },
	],
	[
		'widget_interaction_accepted',
		{ oa_id: OA, data: { user_id: USER, user_external_id: 'x' } },
		{ event: 'other', oaId: OA, userId: USER, details: { data: { user_id: USER, user_external_id: 'x' } } },
	],
	[
		'user_feedback',
		{ oa_id: OA, message: { note: 'Tốt', rate: 5, msg_id: 'm', tracking_id: 't', submit_time: '1' } },
		{
			event: 'zns',
			oaId: OA,
			messageId: 'm',
			trackingId: 't',
			details: { note: 'Tốt', rate: 5, submit_time: '1' },
		},
	],
	[
		'change_oa_daily_quota',
		{ oaId: OA, quota: { prev_value: '500', new_value: '1000' } },
		{ event: 'zns', oaId: OA, details: { quota: { prev_value: '500', new_value: '1000' } } },
	],
	['something_new', { oa_id: OA, x: 1 }, { event: 'other', oaId: OA, details: { x: 1 } }],
];

describe('an event of Zalo in one shape', () => {
	it.each(CASES)('%s', (eventName, members, expected) => {
		const body = { app_id: '360', event_name: eventName, timestamp: '1791232167890', ...members };
		expect(readWebhookEvent(body, eventName, false)).toEqual({ ...NOTHING, eventName, ...expected });
	});

	it.each([
		['a message that is text', { message: 'Hi' }],
		['attachments that are none', { message: { attachments: 'x' } }],
		['attachments that are nothing', { message: { attachments: [null, 1] } }],
		['people that are lists', { sender: [], recipient: null, users: {}, tag: [1] }],
	])('reads %s without an error', (_name, members) => {
		expect(readWebhookEvent({ timestamp: 'x', ...members }, 'user_send_text', true)).toMatchObject({
			event: 'message',
			isRetry: true,
			timestamp: null,
			userId: null,
		});
	});
});
