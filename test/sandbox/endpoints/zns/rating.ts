import { integerOrDigits, query, text } from '../../input';
import { Refusal } from '../../refusal';
import { success, type Endpoint } from '../endpoint';
import { znsEndpoint } from './znsEndpoint';

/**
 * zalo-oa-api.md, section 7.8: the page says POST, its example GET, with the parameters in the query in both. Whether
 * ratings of the whole last millisecond are meant, and that there are 100 a page at most, are guesses.
 */
const ratingsBy = (method: 'GET' | 'POST'): Endpoint =>
	znsEndpoint({
		method,
		path: '/rating/get',
		input: query({
			template_id: text({ min: 1 }),
			from_time: integerOrDigits(),
			to_time: integerOrDigits(),
			offset: integerOrDigits(),
			limit: integerOrDigits({ min: 1, max: 100 }),
		}),
		answer: ({ template_id, from_time, to_time, offset, limit }, { oa, state }) => {
			const { ratingMethod } = state.spelling;
			if (ratingMethod !== 'both' && ratingMethod !== method)
				throw new Refusal(-106, `Method ${method} is not supported`);
			const template = oa.templates.get(template_id);
			if (!template) throw new Refusal(-109, 'Template ID is invalid');
			const wanted = template.ratings.filter(
				({ submittedAt }) => submittedAt >= from_time && submittedAt <= to_time,
			);
			const page = wanted.slice(offset, offset + limit).map((rating) => ({
				note: rating.note,
				rate: rating.rate,
				submitDate: String(rating.submittedAt),
				msgId: rating.messageId,
				feedbacks: rating.feedbacks,
				trackingId: rating.trackingId,
			}));
			return success({ total: wanted.length, data: page });
		},
	});

export const ratingEndpoints: Endpoint[] = [ratingsBy('POST'), ratingsBy('GET')];
