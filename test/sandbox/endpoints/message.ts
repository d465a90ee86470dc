import { jsonBody, object, text } from '../input';
import { Refusal } from '../refusal';
import { newId } from '../secrets';
import { spendMessage, type Quotas, type Source } from '../state/quotas';
import { endpoint, success, type Endpoint } from './endpoint';

/** What was used for the message, with numbers as text (section 4.1); nothing for a paid one. */
function quotaOf(source: Source, { messageQuota: { remain, total } }: Quotas): Record<string, unknown> {
	if (source === 'paid') return {};
	const numbers = source === 'sub_quota' ? { remain: String(remain), total: String(total) } : {};
	return { quota: { quota_type: source, ...numbers } };
}

/** Section 4.1, so far for text only. */
const sendConsultation = endpoint({
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/message/cs',
	permission: 'messages',
	input: jsonBody({
		recipient: object({ user_id: text() }),
		message: object({ text: text({ min: 1, max: 2000 }) }),
	}),
	answer: ({ recipient: { user_id } }, { oa, state }) => {
		const user = oa.users.get(user_id);
		if (!user) throw new Refusal(-213, 'User has not interacted with this Official Account');
		const now = state.clock.now();
		const source = spendMessage(oa, user, now);
		if (source === 'refused')
			throw new Refusal(-230, 'User has not interacted with the OA in the past 7 days');
		return success({ message_id: newId(), user_id, sent_time: String(now), ...quotaOf(source, oa) });
	},
});

export const messageEndpoints: Endpoint[] = [sendConsultation];
