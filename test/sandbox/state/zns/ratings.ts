import type { ZnsMessage } from './messages';
import type { ZnsTemplate } from './templates';

/** What somebody has said of a message (zalo-oa-api.md, section 7.8). */
export interface ZnsRating {
	messageId: string;
	trackingId: string;
	/** Stars, 1 to 5. */
	rate: number;
	note: string;
	/** Answers that were picked. */
	feedbacks: string[];
	/** Epoch ms. */
	submittedAt: number;
}

/** Of a message that went out by one of these templates. */
export function addRating(
	templates: ReadonlyMap<string, ZnsTemplate>,
	{ messageId, trackingId = '', templateId }: ZnsMessage,
	now: number,
	partial: Partial<ZnsRating>,
): ZnsRating {
	const template = templates.get(templateId);
	if (!template) throw new Error(`The OA has no template ${templateId}`);
	const rating: ZnsRating = {
		messageId,
		trackingId,
		rate: 5,
		note: 'Tôi rất hài lòng.',
		feedbacks: ['Nhân viên vui vẻ'],
		submittedAt: now,
		...partial,
	};
	template.ratings.push(rating);
	return rating;
}
