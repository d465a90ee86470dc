import { jsonBody, object, text } from '../../input';
import { Refusal } from '../../refusal';
import { spellSent } from '../../spelling';
import { packageValidThrough, spendMessage, type Spending } from '../../state/quotas';
import { WELCOME_MESSAGES, type SandboxUser } from '../../state/users';
import { endpoint, success, type Caller } from '../endpoint';
import { knownUser } from '../knownUser';
import { consultationMessage } from './body';
import { checkUploads } from './uploads';

/** A type and not an interface, which could not be spelled: it would have no other members. */
type Sent = { message_id: string; user_id: string; sent_time: string; quota?: Record<string, unknown> };

const counters = (remain: number, total: number) => ({ remain: String(remain), total: String(total) });

/** What was used for the message, with numbers as text (section 4.1); undefined for a paid one. */
function quotaOf(
	{ source, asset }: Spending,
	user: SandboxUser,
	{ app, oa }: Caller,
): Record<string, unknown> | undefined {
	switch (source) {
		case 'reply':
			return { quota_type: source, ...counters(8, 8) };
		case 'welcome_msg':
			return { quota_type: source, ...counters(user.welcomeMessagesLeft, WELCOME_MESSAGES) };
		case 'sub_quota': {
			const { remain, total } = oa.messageQuota;
			return { quota_type: source, ...counters(remain, total), expired_date: packageValidThrough(oa) };
		}
		case 'purchase_quota':
		case 'reward_quota':
			return asset?.owner === 'APP'
				? { quota_type: source, owner_type: 'App', owner_id: app.appId }
				: { quota_type: source, owner_type: 'OA', owner_id: oa.oaId };
		case 'paid':
			return undefined;
		case 'refused':
			throw new Refusal(-230, 'User has not interacted with the OA in the past 7 days');
		case 'notLinked':
			throw new Refusal(-320, 'Official Account is not linked to a Zalo Cloud Account');
		case 'unaffordable':
			throw new Refusal(-321, 'Zalo Cloud Account has run out of money');
	}
}

/** zalo-oa-api.md, section 4.1. */
export const sendConsultation = endpoint({
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/message/cs',
	permission: 'messages',
	input: jsonBody({ recipient: object({ user_id: text() }), message: consultationMessage }),
	answer: ({ recipient, message }, caller) => {
		const { oa, state } = caller;
		const user = knownUser(oa, recipient.user_id);
		if (user.blocksMessages) throw new Refusal(-244, 'User has restricted messages of this type');
		checkUploads(message, caller);
		const quota = quotaOf(spendMessage(oa, user, state.clock.now()), user, caller);
		const { messageId, sentAt } = state.messages.send(oa, recipient, message);
		const sent: Sent = { message_id: messageId, user_id: user.userId, sent_time: String(sentAt) };
		if (quota) sent.quota = quota;
		return success(sent);
	},
	spell: spellSent,
});
