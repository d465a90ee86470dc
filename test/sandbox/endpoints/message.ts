import { failure, success, type Answer } from '../proxy/answers';
import { spendMessage, type Source } from '../state/quotas';
import { newId } from '../secrets';
import { readParameters } from './parameters';
import type { Caller, Endpoint } from './types';

const MAX_TEXT = 2000;

const memberOf = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** What was used for the message, with numbers as text (section 4.1); nothing for a paid one. */
function quotaOf(source: Source, { oa }: Caller): Record<string, unknown> {
	const { remain, total } = oa.messageQuota;
	if (source === 'paid') return {};
	const numbers = source === 'sub_quota' ? { remain: String(remain), total: String(total) } : {};
	return { quota: { quota_type: source, ...numbers } };
}

/** Section 4.1, so far for text only. */
const sendConsultation: Endpoint = {
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/message/cs',
	permission: 'messages',
	answer: (call, caller): Answer => {
		const parameters = readParameters(call);
		const userId = memberOf(parameters?.recipient, 'user_id');
		const text = memberOf(parameters?.message, 'text');
		if (typeof userId !== 'string') return failure(-201, 'recipient.user_id is invalid');
		if (typeof text !== 'string' || text === '') return failure(-201, 'message.text is invalid');
		if (text.length > MAX_TEXT) return failure(-210, 'message.text exceeds the limit of 2000 characters');
		const { oa, state } = caller;
		const user = oa.users.get(userId);
		if (!user) return failure(-213, 'User has not interacted with this Official Account');
		const now = state.clock.now();
		const source = spendMessage(oa, user, now);
		if (source === 'refused') return failure(-230, 'User has not interacted with the OA in the past 7 days');
		return success({
			message_id: newId(),
			user_id: userId,
			sent_time: String(now),
			...quotaOf(source, caller),
		});
	},
};

export const messageEndpoints: Endpoint[] = [sendConsultation];
