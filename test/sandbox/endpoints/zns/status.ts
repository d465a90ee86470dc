import { optional, query, text } from '../../input';
import { success, type Endpoint } from '../endpoint';
import { phoneNumber } from './phoneNumber';
import { znsEndpoint } from './znsEndpoint';

/** zalo-oa-api.md, section 7.4. An id that is not known is no error; the words, and the empty time, are guesses. */
const messageStatus = znsEndpoint({
	method: 'GET',
	path: '/message/status',
	input: query({ message_id: text({ min: 1 }), phone: optional(phoneNumber()) }),
	answer: ({ message_id }, { oa, state }) => {
		const message = state.znsMessages.find(oa, message_id);
		if (!message) return success({ delivery_time: '', status: -1, message: 'The message is not found' });
		return state.znsMessages.isDelivered(message)
			? success({ delivery_time: String(message.deliversAt), status: 1, message: 'Delivered' })
			: success({ delivery_time: '', status: 0, message: 'Accepted' });
	},
});

export const statusEndpoints: Endpoint[] = [messageStatus];
