import { readIsoTime } from '../helpers/dates';
import { isRecord, toNumber, toText } from '../helpers/guards';
import { BUSINESS_URL } from '../http/hosts';
import type { PagedList } from '../transport/pages';
import type { Json, ZaloCall } from '../transport/types';
import { readPageMember, totalOf } from './list';
import { memberOf } from './spelling';

/** What a customer has said of a message. Null for what Zalo does not send. */
export interface ZnsRating {
	messageId: string | null;
	trackingId: string | null;
	/** Stars. */
	rate: number | null;
	note: string | null;
	/** Answers that the customer has picked. */
	feedbacks: string[];
	/** ISO 8601 in UTC. */
	submittedAt: string | null;
}

/** No source names a page's size; the other lists of this host have so many. */
const PAGE_SIZE = 100;

/** Which ratings to list. */
export interface RatingFilter {
	templateId: string;
	/** Epoch ms, both included. */
	from: number;
	to: number;
}

/**
 * The ratings of one template: `/rating/get`. The page says POST and its example GET, with the parameters in the query in
 * both; where Zalo does not take the one, the other is asked. Source: zalo-oa-api.md 7.8.
 */
export const ratingList = ({ templateId, from, to }: RatingFilter): PagedList<Json> => ({
	page: (offset, count) => {
		const call = {
			url: `${BUSINESS_URL}/rating/get`,
			query: { template_id: templateId, from_time: from, to_time: to, offset, limit: count },
			effect: 'read',
		} satisfies Partial<ZaloCall>;
		return { ...call, method: 'POST', successor: { ...call, method: 'GET' } };
	},
	read: (answer) => readPageMember(answer, 'data', (sent) => (isRecord(sent) ? sent : undefined)),
	total: totalOf,
	// Somebody may rate a message a second time.
	keyOf: (sent) => {
		const message = toText(memberOf(sent, 'msgId'));
		return message && [message, toText(memberOf(sent, 'submitDate'))].join(' ');
	},
	pageSize: PAGE_SIZE,
});

export function readRating(sent: Json): ZnsRating {
	const feedbacks = Array.isArray(sent.feedbacks) ? sent.feedbacks : [];
	return {
		messageId: toText(memberOf(sent, 'msgId')) ?? null,
		trackingId: toText(memberOf(sent, 'trackingId')) ?? null,
		rate: toNumber(sent.rate) ?? null,
		note: toText(sent.note) ?? null,
		feedbacks: feedbacks.flatMap((feedback) => toText(feedback) ?? []),
		submittedAt: readIsoTime(memberOf(sent, 'submitDate')),
	};
}
