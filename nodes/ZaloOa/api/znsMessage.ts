import { readIsoTime } from '../helpers/dates';
import { isRecord, readSingle, toNumber, toText } from '../helpers/guards';
import { BUSINESS_URL, OPENAPI_URL } from '../http/hosts';
import type { Answer, Json, Memo, ZaloCall, ZaloCaller } from '../transport/types';
import { memberOf } from './spelling';
import { readUsedQuota, type UsedQuota } from './usedQuota';

/** Whom a ZNS message can be for. A phone number is in Zalo's form, "84912345678"; a hash is its SHA-256 in hex. */
export type ZnsRecipient = { phone: string } | { userId: string } | { phoneHash: string };

/** What Zalo is to send, and how. */
export interface ZnsMessage {
	templateId: string;
	/** The template's fields. */
	data: Readonly<Record<string, string>>;
	/** Comes back in webhooks; up to 48 letters and digits. Zalo takes none for a user. */
	trackingId?: string;
	/** Goes to administrators of the app or the OA only, and costs nothing. */
	isDevelopment?: boolean;
	/** "1" as usual, "3" beyond the day's quota. */
	sendingMode?: string;
	/** Makes it a part of a journey, which is paid as one. */
	journeyToken?: string;
}

/** A ZNS message that Zalo has taken. Times are ISO 8601 in UTC. */
export interface SentZns {
	messageId: string | null;
	sentAt: string | null;
	/** Of the day ("daily"), or by what the message to a user was paid. Null in development mode. */
	quota: UsedQuota | null;
}

const PHONE_URL = `${BUSINESS_URL}/message/template`;
const HASH_URL = `${PHONE_URL}/hashphone`;
const USER_URL = `${OPENAPI_URL}/v3.0/oa/message/template`;

/** Address, and the member that says whom it is for. */
function addressOf(recipient: ZnsRecipient): { url: string; to: Json } {
	if ('phone' in recipient) return { url: PHONE_URL, to: { phone: recipient.phone } };
	if ('phoneHash' in recipient) return { url: HASH_URL, to: { hash_phone: recipient.phoneHash } };
	return { url: USER_URL, to: { user_id: recipient.userId } };
}

/** What only messages by phone number have. Source: zalo-oa-api.md 7.1. */
const membersByPhone = ({ trackingId, isDevelopment, sendingMode }: ZnsMessage): Json => ({
	...(trackingId !== undefined && { tracking_id: trackingId }),
	...(isDevelopment === true && { mode: 'development' }),
	...(sendingMode !== undefined && { sending_mode: sendingMode }),
});

/**
 * The call for a message by a template. A later try of n8n's knows it by whom it is for and what it says, whatever its
 * tracking ID is.
 *
 * @param memo what the output tells of it beside Zalo's answer
 */
export function znsCall(recipient: ZnsRecipient, message: ZnsMessage, memo?: Memo): ZaloCall {
	const { url, to } = addressOf(recipient);
	const { templateId, data, journeyToken } = message;
	const identity = { ...to, template_id: templateId, template_data: data };
	return {
		method: 'POST',
		url,
		body: { json: 'userId' in recipient ? identity : { ...identity, ...membersByPhone(message) } },
		...(journeyToken !== undefined && { headers: { journey_token: journeyToken } }),
		effect: 'send',
		identity,
		...(memo && { memo }),
	};
}

/** "5000" and "4991" as text in answers to sends (zalo-oa-api.md 7.1). */
const readDailyQuota = (sent: Json): UsedQuota => ({
	type: 'daily',
	remain: toNumber(memberOf(sent, 'remainingQuota')) ?? null,
	total: toNumber(memberOf(sent, 'dailyQuota')) ?? null,
	expiresOn: null,
});

/** Sources differ on where `sent_time` stands (zalo-oa-api.md 4.2). A message that was taken never fails here. */
function readSentZns({ data, envelope }: Answer, isForUser: boolean): SentZns {
	const sent = readSingle(data) ?? {};
	const daily = isRecord(sent.quota) ? readDailyQuota(sent.quota) : null;
	return {
		messageId: toText(memberOf(sent, 'msgId')) ?? toText(memberOf(sent, 'messageId')) ?? null,
		sentAt: readIsoTime(memberOf(sent, 'sentTime') ?? memberOf(envelope, 'sentTime')),
		quota: isForUser ? readUsedQuota(sent.quota) : daily,
	};
}

/**
 * Sends a message by a template: `POST https://business.openapi.zalo.me/message/template` by phone number,
 * `/message/template/hashphone` by its hash, `POST https://openapi.zalo.me/v3.0/oa/message/template` to a user of the OA.
 * Source: zalo-oa-api.md 4.2, 7.1, 7.2.
 *
 * @param call from `znsCall`
 * @throws NodeApiError as `call` does
 */
export const sendZns = async (zalo: ZaloCaller, call: ZaloCall): Promise<SentZns> =>
	readSentZns(await zalo.call(call), call.url === USER_URL);

/** How far a message has come. */
export interface ZnsStatus {
	messageId: string;
	/** "unknown": Zalo knows no such message. */
	status: 'accepted' | 'delivered' | 'unknown' | null;
	/** ISO 8601 in UTC; null before it was delivered. */
	deliveredAt: string | null;
	/** Zalo's own words. */
	statusText: string | null;
}

const STATES = new Map<number | undefined, ZnsStatus['status']>([
	[-1, 'unknown'],
	[0, 'accepted'],
	[1, 'delivered'],
]);

/**
 * `GET /message/status`, as Zalo sent it. Source: zalo-oa-api.md 7.4.
 *
 * @returns undefined when nothing in Zalo's answer is about a message
 */
export async function getZnsStatus(zalo: ZaloCaller, messageId: string): Promise<Json | undefined> {
	const { data } = await zalo.call({
		method: 'GET',
		url: `${BUSINESS_URL}/message/status`,
		query: { message_id: messageId },
		effect: 'read',
	});
	return readSingle(data);
}

export function readZnsStatus(sent: Json, messageId: string): ZnsStatus {
	return {
		messageId,
		status: STATES.get(toNumber(sent.status)) ?? null,
		deliveredAt: readIsoTime(memberOf(sent, 'deliveryTime')),
		statusText: toText(sent.message) ?? null,
	};
}

/** For which kind of journey, and for how many days. Source: zalo-oa-api.md 7.3. */
export type JourneyTokenType =
	'token_logistics_7' | 'token_logistics_30' | 'token_coach_bus_7' | 'token_coach_bus_30';

export interface JourneyToken {
	token: string;
	journeyId: string | null;
}

/**
 * `POST /journey/get-token`. Zalo puts the token beside `data`. Source: zalo-oa-api.md 7.3.
 *
 * @returns undefined when Zalo's answer holds no token
 */
export async function getJourneyToken(
	zalo: ZaloCaller,
	phone: string,
	tokenType: JourneyTokenType,
): Promise<JourneyToken | undefined> {
	const { data, envelope } = await zalo.call({
		method: 'POST',
		url: `${BUSINESS_URL}/journey/get-token`,
		body: { json: { phone, token_type: tokenType } },
		effect: 'change',
	});
	const beside = readSingle(data) ?? {};
	const token = toText(envelope.token) ?? toText(beside.token);
	const journeyId = toText(memberOf(envelope, 'journeyId')) ?? toText(memberOf(beside, 'journeyId'));
	return token === undefined ? undefined : { token, journeyId: journeyId ?? null };
}
