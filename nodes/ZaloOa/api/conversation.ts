import { readIsoTime } from '../helpers/dates';
import { isRecord, toNumber, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import { readJson } from '../http/json';
import type { PagedList } from '../transport/pages';
import type { Answer, Json } from '../transport/types';
import { readEntries } from './list';
import { UNKNOWN_USER } from './unknownUser';

/** A message between the OA and a user. Null for what Zalo does not send. */
export interface ChatMessage {
	messageId: string | null;
	/** With whom the OA talks, whoever has written this message. */
	userId: string | null;
	userName: string | null;
	sentBy: 'user' | 'oa' | null;
	/** ISO 8601 in UTC. */
	sentAt: string | null;
	/** "text", "photo", "GIF", "voice", "sticker", "link", "links", "location". */
	type: string | null;
	text: string | null;
	/** Where the picture, sound or linked page is. */
	url: string | null;
	/** A small picture of it. */
	thumb: string | null;
	description: string | null;
	latitude: number | null;
	longitude: number | null;
	/** Several linked pages, as Zalo sends them. */
	links: unknown[];
}

/** Zalo gives no more in one page (zalo-oa-api.md 6.8). */
const PAGE_SIZE = 10;

/** By this a message is known that comes twice, because new ones have moved the pages meanwhile. */
const messageIdOf = (sent: Json): string | undefined => toText(sent.message_id);

const messages = {
	read: ({ data }: Answer) =>
		readEntries(data, (sent) => (isRecord(sent) && Object.keys(sent).length > 0 ? sent : undefined)),
	keyOf: messageIdOf,
	pageSize: PAGE_SIZE,
};

/** The newest messages of all conversations, `GET /v2.0/oa/listrecentchat`. Source: zalo-oa-api.md 6.7. */
export const recentChats: PagedList<Json> = {
	page: (offset, count) => ({
		method: 'GET',
		url: `${OPENAPI_URL}/v2.0/oa/listrecentchat`,
		dataQuery: { offset, count },
		effect: 'read',
	}),
	...messages,
};

/**
 * The messages between the OA and one user, the newest first: `GET /v2.0/oa/conversation`. The id goes as text, although
 * the page shows a number: as one it would be rounded. Source: zalo-oa-api.md 6.8 and 13.13.
 */
export const conversation = (userId: string): PagedList<Json> => ({
	page: (offset, count) => ({
		method: 'GET',
		url: `${OPENAPI_URL}/v2.0/oa/conversation`,
		dataQuery: { user_id: userId, offset, count },
		effect: 'read',
		words: UNKNOWN_USER,
	}),
	...messages,
});

/** A place is an object, or an object written as text. */
function readPlace(sent: unknown): Pick<ChatMessage, 'latitude' | 'longitude'> {
	const place = typeof sent === 'string' ? readJson(sent)?.json : sent;
	const { latitude, longitude } = isRecord(place) ? place : {};
	return { latitude: toNumber(latitude) ?? null, longitude: toNumber(longitude) ?? null };
}

/** `src` is 0 for what the OA has written and 1 for what the user has (zalo-oa-api.md 6.8). */
function readPeople(sent: Json): Pick<ChatMessage, 'userId' | 'userName' | 'sentBy'> {
	const source = toNumber(sent.src);
	if (source !== 0 && source !== 1) return { userId: null, userName: null, sentBy: null };
	const side = source === 1 ? 'from' : 'to';
	return {
		userId: toText(sent[`${side}_id`]) ?? null,
		userName: toText(sent[`${side}_display_name`]) ?? null,
		sentBy: source === 1 ? 'user' : 'oa',
	};
}

export function readChatMessage(sent: Json): ChatMessage {
	return {
		messageId: messageIdOf(sent) ?? null,
		...readPeople(sent),
		sentAt: readIsoTime(sent.time),
		type: toText(sent.type) ?? null,
		text: toText(sent.message) ?? null,
		url: toText(sent.url) ?? null,
		thumb: toText(sent.thumb) ?? null,
		description: toText(sent.description) ?? null,
		...readPlace(sent.location),
		links: Array.isArray(sent.links) ? sent.links : [],
	};
}
