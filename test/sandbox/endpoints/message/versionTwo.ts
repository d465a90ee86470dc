import { anyObject, jsonBody, object, text } from '../../input';
import { Refusal } from '../../refusal';
import { newId } from '../../secrets';
import { endpoint, success } from '../endpoint';
import { knownUser } from '../knownUser';
import { reactionIcon, visitorMessage } from './body';
import { checkUploads } from './uploads';

const MESSAGE_V2 = {
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v2.0/oa/message',
	permission: 'messages',
} as const;

const MAX_REACTIONS = 50;
const TAKEN_BACK = '/-remove';

/**
 * zalo-oa-api.md, section 4.7. The sandbox takes any id for a message that it has got. That taking a reaction back
 * makes no room for another, and what one too many is answered with, are guesses.
 */
export const react = endpoint({
	...MESSAGE_V2,
	toldApartBy: 'sender_action',
	input: jsonBody({
		recipient: object({ user_id: text() }),
		sender_action: object({ react_icon: reactionIcon, react_message_id: text({ min: 1 }) }),
	}),
	answer: ({ recipient: { user_id }, sender_action: { react_icon, react_message_id } }, { oa, state }) => {
		const user = knownUser(oa, user_id);
		const given = state.messages
			.reactions(oa)
			.filter(({ messageId, icon }) => messageId === react_message_id && icon !== TAKEN_BACK);
		if (react_icon !== TAKEN_BACK && given.length >= MAX_REACTIONS)
			throw new Refusal(-211, `A message takes ${MAX_REACTIONS} reactions at most`);
		state.messages.react(oa, user, react_message_id, react_icon);
		return success({ message_id: newId(), user_id });
	},
});

/** Messages to users have moved to v3 (section 11.1). */
export const sendToUserAsBefore = endpoint({
	...MESSAGE_V2,
	toldApartBy: 'recipient.user_id',
	input: jsonBody({ recipient: object({ user_id: text() }), message: anyObject() }),
	answer: () => {
		throw new Refusal(-240, 'This version of the API has been shut down, use version 3');
	},
});

/** Section 4.6. No source has a code for a visitor who is not known, so it is the one for users. */
export const sendToVisitor = endpoint({
	...MESSAGE_V2,
	input: jsonBody({
		recipient: object({ anonymous_id: text(), conversation_id: text() }),
		message: visitorMessage,
	}),
	answer: ({ recipient, message }, caller) => {
		const { oa, state } = caller;
		const { anonymous_id, conversation_id } = recipient;
		if (oa.visitors.get(anonymous_id)?.conversationId !== conversation_id)
			throw new Refusal(-213, 'Anonymous user has no such conversation with this Official Account');
		checkUploads(message, caller);
		const { messageId } = state.messages.send(oa, recipient, message);
		return success({ message_id: messageId, anonymous_id, conversation_id });
	},
});
