import { readIsoTime, toIsoDate } from '../helpers/dates';
import { isRecord, toNumber, toText } from '../helpers/guards';
import type { Json } from '../transport/types';

/** A file, picture, place and the like in a message. Null for what Zalo does not send. */
export interface EventAttachment {
	/** "image", "gif", "link", "audio", "video", "sticker", "location", "file". */
	type: string | null;
	url: string | null;
	thumbnail: string | null;
	name: string | null;
	description: string | null;
	latitude: number | null;
	longitude: number | null;
	/** Of a sticker. */
	id: string | null;
	/** In bytes. */
	size: number | null;
}

/** What a user has filled into the OA's form. */
export interface EventForm {
	name: string | null;
	phone: string | null;
	/** As "1999-12-31". */
	birthday: string | null;
	gender: string | null;
	address: string | null;
	city: string | null;
	/** Ward, or in older forms the district. */
	ward: string | null;
}

/** What has happened, in one shape for all of Zalo's events. Null where an event has no such thing. */
export interface WebhookEvent {
	/** What kind of thing has happened: "message", "ownMessage", "follow" and so on. */
	event: EventKind;
	/** Zalo's name for it: "user_send_text". */
	eventName: string;
	oaId: string | null;
	/** The user whom it is about, whoever has done it. */
	userId: string | null;
	/** The same person for the app. */
	userIdByApp: string | null;
	/** Several users: of a tag, of a group chat. */
	userIds: string[];
	groupId: string | null;
	/** A visitor of the website, and the conversation with them. */
	anonymousId: string | null;
	conversationId: string | null;
	/** To whom a ZNS message went: the number, or its hash. */
	phone: string | null;
	/** The person who has written for the OA in Zalo's own chat; null for what came from an app. */
	adminId: string | null;
	messageId: string | null;
	/** Several messages: those that were seen. */
	messageIds: string[];
	text: string | null;
	quotedMessageId: string | null;
	attachments: EventAttachment[];
	reaction: string | null;
	tagName: string | null;
	/** From where somebody follows: "oa_profile". */
	source: string | null;
	form: EventForm | null;
	/** Of a ZNS message: as it was sent with. */
	trackingId: string | null;
	/** Has Zalo delivered it before, without success? */
	isRetry: boolean;
	/** When it happened, ISO 8601 in UTC. */
	timestamp: string | null;
	/** Members that only this event has, as Zalo sent them. */
	details: Json;
}

export type EventKind =
	| 'message'
	| 'ownMessage'
	| 'receipt'
	| 'reaction'
	| 'follow'
	| 'form'
	| 'tag'
	| 'group'
	| 'call'
	| 'anonymousMessage'
	| 'zns'
	| 'other';

/** By what an event's name says, the first that fits. Source: zalo-oa-api.md 10.4, 10.5. */
const KINDS: Array<[RegExp, EventKind]> = [
	[/^(user_send_group|oa_send_group)_/, 'group'],
	[/(^|_)group(_|$)/, 'group'],
	[/^anonymous_send_/, 'anonymousMessage'],
	[/^user_(send_|click_chatnow$)/, 'message'],
	[/^oa_send_consent$|^user_reply_consent$|_call_/, 'call'],
	[/^oa_send_/, 'ownMessage'],
	[/^user_(received|seen)_message$/, 'receipt'],
	[/_reacted_message$/, 'reaction'],
	[/^(un)?follow$/, 'follow'],
	[/^user_submit_info$/, 'form'],
	[/(^|_)tag$/, 'tag'],
	[/^user_feedback$|^user_click_response_button$|^change_|^event_journey_/, 'zns'],
];

/** Events in which the OA is the sender, although their name begins with the user. */
const SENT_BY_OA = /^oa_|^user_(received|seen)_message$/;

const idOf = (member: unknown): string | undefined => (isRecord(member) ? toText(member.id) : undefined);

const recordOf = (member: unknown): Json => (isRecord(member) ? member : {});

/** A ZNS message's receipt has the name of an OA message's: it is told apart by what only the one has. */
const isZnsReceipt = (message: Json): boolean => 'delivery_time' in message || 'tracking_id' in message;

function kindOf(eventName: string, message: Json): EventKind {
	const kind = KINDS.find(([pattern]) => pattern.test(eventName))?.[1] ?? 'other';
	return kind === 'receipt' && isZnsReceipt(message) ? 'zns' : kind;
}

type People = Pick<
	WebhookEvent,
	'oaId' | 'userId' | 'groupId' | 'anonymousId' | 'conversationId' | 'phone' | 'adminId' | 'userIds'
>;

/** Who is on the other side: a user, a group chat, a visitor, or the phone number of a ZNS message. */
function otherSide(kind: EventKind, eventName: string, other: string | undefined): Partial<People> {
	if (other === undefined) return {};
	if (kind === 'zns' && eventName === 'user_received_message') return { phone: other };
	if (eventName.includes('anonymous')) return { anonymousId: other };
	if (kind === 'group' && eventName.startsWith('oa_')) return { groupId: other };
	return { userId: other };
}

const idsIn = (list: unknown): string[] =>
	Array.isArray(list)
		? list.flatMap((entry: unknown) => toText(isRecord(entry) ? entry.id : entry) ?? [])
		: [];

/** Sender and recipient change places with the event, and events of no message have members of their own. */
function peopleIn(body: Json, kind: EventKind, eventName: string): People {
	const [sender, recipient] = [idOf(body.sender), idOf(body.recipient)];
	const isFromOa = SENT_BY_OA.test(eventName);
	const isGroupMessage = kind === 'group' && sender !== undefined && recipient !== undefined;
	const oa = isFromOa ? sender : isGroupMessage ? undefined : recipient;
	const other = otherSide(kind, eventName, isFromOa ? recipient : sender);
	const { user_id: dataUser } = recordOf(body.data);
	return {
		oaId: toText(body.oa_id) ?? toText(body.oaId) ?? oa ?? null,
		userId: other.userId ?? idOf(body.follower) ?? toText(body.user_id) ?? toText(dataUser) ?? null,
		groupId:
			toText(body.group_id) ?? other.groupId ?? (isGroupMessage && !isFromOa ? (recipient ?? null) : null),
		anonymousId: other.anonymousId ?? null,
		conversationId: toText(recordOf(body.message).conversation_id) ?? null,
		phone: other.phone ?? null,
		adminId: toText(recordOf(body.sender).admin_id) ?? null,
		userIds: [...idsIn(recordOf(body.tag).user_ids), ...idsIn(body.users)],
	};
}

/** The files, pictures, places and the like of a message. */
export const readAttachments = (message: Json): EventAttachment[] =>
	Array.isArray(message.attachments) ? message.attachments.map(readAttachment) : [];

function readAttachment(sent: unknown): EventAttachment {
	const { type, payload } = recordOf(sent);
	const { url, thumbnail, name, description, coordinates, id, size, link_url: link } = recordOf(payload);
	const { latitude, longitude } = recordOf(coordinates);
	return {
		type: toText(type) ?? null,
		url: toText(url) ?? toText(link) ?? null,
		thumbnail: toText(thumbnail) ?? null,
		name: toText(name) ?? null,
		description: toText(description) ?? null,
		latitude: toNumber(latitude) ?? null,
		longitude: toNumber(longitude) ?? null,
		id: toText(id) ?? null,
		size: toNumber(size) ?? null,
	};
}

/** The form of 2026, and the older one. */
function readForm(info: unknown): EventForm | null {
	if (!isRecord(info)) return null;
	const place = recordOf(info.full_address);
	return {
		name: toText(info.name) ?? null,
		phone: toText(info.phone) ?? null,
		birthday: toIsoDate(info.user_dob) ?? null,
		gender: toText(info.gender) ?? null,
		address: toText(place.user_address) ?? toText(info.address) ?? null,
		city: toText(place.user_city) ?? toText(info.city) ?? null,
		ward: toText(place.user_ward) ?? toText(info.district) ?? null,
	};
}

/** Members that the flat shape speaks of. */
const READ = new Set([
	'app_id',
	'event_name',
	'timestamp',
	'sender',
	'recipient',
	'follower',
	'message',
	'msg_id',
	'oa_id',
	'oaId',
	'user_id',
	'user_id_by_app',
	'group_id',
	'users',
	'tag',
	'info',
	'source',
]);

const READ_OF_MESSAGE = new Set([
	'text',
	'msg_id',
	'msg_ids',
	'quote_msg_id',
	'attachments',
	'react_icon',
	'conversation_id',
	'tracking_id',
]);

function detailsOf(body: Json, message: Json): Json {
	const rest = (members: Json, read: Set<string>) =>
		Object.entries(members).filter(([name]) => !read.has(name));
	return Object.fromEntries([...rest(message, READ_OF_MESSAGE), ...rest(body, READ)]);
}

/**
 * Reads an event of Zalo's into the one shape, what most workflows need first. Source: zalo-oa-api.md 10.3 to 10.5.
 *
 * @param body with ids as text
 */
export function readWebhookEvent(body: Json, eventName: string, isRetry: boolean): WebhookEvent {
	const message = recordOf(body.message);
	const kind = kindOf(eventName, message);
	const { oaId, userId, groupId, ...otherPeople } = peopleIn(body, kind, eventName);
	return {
		event: kind,
		eventName,
		oaId,
		userId,
		groupId,
		messageId: toText(message.msg_id) ?? toText(body.msg_id) ?? null,
		text: typeof message.text === 'string' ? message.text : null,
		quotedMessageId: toText(message.quote_msg_id) ?? null,
		attachments: readAttachments(message),
		isRetry,
		timestamp: readIsoTime(body.timestamp),
		...otherPeople,
		userIdByApp: toText(body.user_id_by_app) ?? null,
		messageIds: idsIn(message.msg_ids),
		reaction: toText(message.react_icon) ?? null,
		tagName: toText(recordOf(body.tag).name) ?? null,
		source: toText(body.source) ?? null,
		form: readForm(body.info),
		trackingId: toText(message.tracking_id) ?? null,
		details: detailsOf(body, message),
	};
}
