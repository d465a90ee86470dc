import { readIsoTime } from '../helpers/dates';
import { isRecord, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { Answer, Json, ZaloCall, ZaloCaller } from '../transport/types';
import { readUsedQuota, type UsedQuota } from './usedQuota';

/** Whom a message can be for. */
export type Recipient =
	{ userId: string } | { groupId: string } | { anonymousId: string; conversationId: string };

/** A message that Zalo has taken. Times are ISO 8601 in UTC. */
export type SentMessage = ({ userId: string } | { groupId: string } | { anonymousId: string }) & {
	messageId: string | null;
	sentAt: string | null;
	/** Null for group chats and anonymous visitors: those messages are not counted. */
	quota: UsedQuota | null;
};

const CONSULTATION_URL = `${OPENAPI_URL}/v3.0/oa/message/cs`;
const GROUP_URL = `${OPENAPI_URL}/v3.0/oa/group/message`;
/** Anonymous visitors and reactions have stayed with the older address. */
const V2_URL = `${OPENAPI_URL}/v2.0/oa/message`;

function addressOf(recipient: Recipient): { url: string; recipient: Json } {
	if ('userId' in recipient) return { url: CONSULTATION_URL, recipient: { user_id: recipient.userId } };
	if ('groupId' in recipient) return { url: GROUP_URL, recipient: { group_id: recipient.groupId } };
	const { anonymousId, conversationId } = recipient;
	return { url: V2_URL, recipient: { anonymous_id: anonymousId, conversation_id: conversationId } };
}

/** A call that somebody sees, or pays for: it is never made twice when it may have arrived. */
const sendCall = (url: string, json: Json): ZaloCall => ({
	method: 'POST',
	url,
	body: { json },
	effect: 'send',
});

/** What a message says in each try, so that a later one knows it again: of a picture its content, not its upload. */
export function messageCall(recipient: Recipient, identity: Json, message: Json = {}): ZaloCall {
	const { url, recipient: sentTo } = addressOf(recipient);
	return {
		...sendCall(url, { recipient: sentTo, message }),
		identity: { recipient: sentTo, message: identity },
	};
}

/** An earlier try of n8n's may have sent it to somebody else, where an expression chooses the user anew each time. */
function whoGotIt(recipient: Recipient, sent: Json) {
	if ('userId' in recipient) return { userId: toText(sent.user_id) ?? recipient.userId };
	if ('groupId' in recipient) return { groupId: recipient.groupId };
	return { anonymousId: recipient.anonymousId };
}

/** Sources differ on where `sent_time` stands (zalo-oa-api.md 4.2). A message that was taken never fails here. */
function readSent({ data, envelope }: Answer, recipient: Recipient): SentMessage {
	const sent = isRecord(data) ? data : {};
	return {
		messageId: toText(sent.message_id) ?? null,
		...whoGotIt(recipient, sent),
		sentAt: readIsoTime(sent.sent_time ?? envelope.sent_time),
		quota: 'userId' in recipient ? readUsedQuota(sent.quota) : null,
	};
}

/**
 * Sends one message: `POST /v3.0/oa/message/cs` to a user, `/v3.0/oa/group/message` to a group chat,
 * `/v2.0/oa/message` to an anonymous visitor. Source: zalo-oa-api.md 4.1, 4.6, 4.9.
 *
 * @param call from `messageCall`, with Zalo's `message`: see `messageContent.ts`
 * @throws NodeApiError as `call` does
 */
export async function sendMessage(
	zalo: ZaloCaller,
	recipient: Recipient,
	call: ZaloCall,
): Promise<SentMessage> {
	return readSent(await zalo.call(call), recipient);
}

/** By the names that the field shows. Source: zalo-oa-api.md 4.7. */
const REACTIONS = {
	strong: '/-strong',
	heart: '/-heart',
	laugh: ':>',
	cool: '--b',
	cry: ':-((',
	angry: ':-h',
	wow: ':o',
	remove: '/-remove',
} as const;

export type Reaction = keyof typeof REACTIONS;

/** `POST /v2.0/oa/message` with a `sender_action`. A reaction costs nothing. Source: zalo-oa-api.md 4.7. */
export async function react(
	zalo: ZaloCaller,
	userId: string,
	messageId: string,
	reaction: Reaction,
): Promise<void> {
	const action = { react_icon: REACTIONS[reaction], react_message_id: messageId };
	await zalo.call(sendCall(V2_URL, { recipient: { user_id: userId }, sender_action: action }));
}
