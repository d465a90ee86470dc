import { jsonBody, object, text } from '../../input';
import { Refusal } from '../../refusal';
import { endpoint, success } from '../endpoint';
import { groupMessage } from './body';
import { checkUploads } from './uploads';

/** zalo-oa-api.md, section 4.9: free, at any time. */
export const sendToGroup = endpoint({
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/group/message',
	permission: 'groups',
	input: jsonBody({ recipient: object({ group_id: text() }), message: groupMessage }),
	answer: ({ recipient, message }, caller) => {
		const { oa, state } = caller;
		const group = oa.groups.get(recipient.group_id);
		if (!group) throw new Refusal(-403, 'Official Account is not in this group');
		if (!group.isEnabled) throw new Refusal(-237, 'The group has been disabled, as its package has expired');
		checkUploads(message, caller);
		const { messageId } = state.messages.send(oa, recipient, message);
		return success({ message_id: messageId, group_id: group.groupId });
	},
});
