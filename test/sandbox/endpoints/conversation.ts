import { dataQuery, integer, text } from '../input';
import type { MediaElement, MessageBody, ReceivedMessage, SentMessage } from '../state/messages';
import type { SandboxOa } from '../state/officialAccounts';
import { endpoint, success, type Caller, type Endpoint } from './endpoint';
import { knownUser } from './knownUser';

const USER_AVATAR = 'https://example.com/avatar-240.jpg';
const OA_AVATAR = 'https://example.com/avatar.jpg';

/** A message of either side, before it is known who is who. */
interface Line {
	isFromUser: boolean;
	userId: string;
	messageId: string;
	time: number;
	content: Record<string, unknown>;
}

/**
 * How the OA's own messages look in the list. No source has an example: which of the types of zalo-oa-api.md,
 * section 6.8, a file and a request for information get is a guess.
 */
function contentOf({ text: message = '', attachment }: MessageBody): Record<string, unknown> {
	if (!attachment) return { type: 'text', message };
	const { type, payload } = attachment;
	if (type === 'file') return { type: 'link', message, url: `https://example.com/${payload.token}` };
	if (payload.template_type === 'request_user_info') {
		const links = payload.elements.map(({ title, subtitle, image_url }) => ({
			title,
			description: subtitle,
			thumb: image_url,
		}));
		return { type: 'links', message, links };
	}
	const types = { image: 'photo', gif: 'GIF', sticker: 'sticker' };
	// There is always just one.
	const element: MediaElement = payload.elements[0] ?? { media_type: 'image' };
	const { media_type, url = `https://example.com/${element.attachment_id}` } = element;
	return { type: types[media_type], message, url };
}

/** Nothing for a message to a group or a visitor. */
const lineOfOa = ({ recipient, messageId, sentAt, message }: SentMessage): Line[] =>
	'user_id' in recipient
		? [
				{
					isFromUser: false,
					userId: recipient.user_id,
					messageId,
					time: sentAt,
					content: contentOf(message),
				},
			]
		: [];

const lineOfUser = (received: ReceivedMessage): Line => {
	const { userId, messageId, receivedAt, type, message, others } = received;
	return { isFromUser: true, userId, messageId, time: receivedAt, content: { type, message, ...others } };
};

/** What the OA and its users have written to each other, newest first. */
function linesOf({ oa, state: { messages } }: Caller): Line[] {
	const lines = [...messages.received(oa).map(lineOfUser), ...messages.sent(oa).flatMap(lineOfOa)];
	// Sorting keeps the order of what happened at the same time, and an answer comes after what it answers.
	return lines.sort((a, b) => a.time - b.time).reverse();
}

/** As both calls write it. */
function toEntry({ isFromUser, userId, messageId, time, content }: Line, oa: SandboxOa) {
	const displayName = oa.users.get(userId)?.displayName ?? '';
	const user = { id: userId, name: displayName, avatar: USER_AVATAR };
	const self = { id: oa.oaId, name: oa.name, avatar: OA_AVATAR };
	const from = isFromUser ? user : self;
	const to = isFromUser ? self : user;
	return {
		src: isFromUser ? 1 : 0,
		time,
		...content,
		message_id: messageId,
		from_id: from.id,
		to_id: to.id,
		from_display_name: from.name,
		from_avatar: from.avatar,
		to_display_name: to.name,
		to_avatar: to.avatar,
	};
}

const CONVERSATION = { host: 'openapi.zalo.me', method: 'GET', permission: 'messages' } as const;
const PAGE = { offset: integer(), count: integer({ min: 1, max: 10 }) };

/** zalo-oa-api.md, section 6.7. That it has one message per user, the newest, is a guess. */
const listRecentChats = endpoint({
	...CONVERSATION,
	path: '/v2.0/oa/listrecentchat',
	input: dataQuery(PAGE),
	answer: ({ offset, count }, caller) => {
		const newest = new Map<string, Line>();
		for (const line of linesOf(caller)) {
			if (!newest.has(line.userId)) newest.set(line.userId, line);
		}
		const page = [...newest.values()].slice(offset, offset + count);
		return success(page.map((line) => toEntry(line, caller.oa)));
	},
});

/** Section 6.8. */
const readConversation = endpoint({
	...CONVERSATION,
	path: '/v2.0/oa/conversation',
	input: dataQuery({ user_id: text(), ...PAGE }),
	answer: ({ user_id, offset, count }, caller) => {
		const { userId } = knownUser(caller.oa, user_id);
		const lines = linesOf(caller).filter((line) => line.userId === userId);
		return success(lines.slice(offset, offset + count).map((line) => toEntry(line, caller.oa)));
	},
});

export const conversationEndpoints: Endpoint[] = [listRecentChats, readConversation];
