import type { EventParts } from '../events';
import type { SandboxOa } from '../state/officialAccounts';
import type { Journey, Quality, TemplateStatus, TemplateTag, ZnsMessage, ZnsRating } from '../state/zns';

type Members = EventParts['members'];

/** What it was before, and what it is now. */
export interface Change<Value> {
	from: Value;
	to: Value;
}

/** Events of messages by templates have this header more (zalo-oa-api.md, section 10.2). */
const event = (eventName: string, timestamp: number, members: Members): EventParts => ({
	eventName,
	timestamp,
	members,
	headers: { 'x-zevent-server': 'ZNS' },
});

/** The number, its hash or the user, as the message was sent. */
const recipientId = ({ recipient }: ZnsMessage): string =>
	'phone' in recipient
		? recipient.phone
		: 'hash_phone' in recipient
			? recipient.hash_phone
			: recipient.user_id;

/** A message without one has no such member. */
const tracking = ({ trackingId }: ZnsMessage): Members =>
	trackingId === undefined ? {} : { tracking_id: trackingId };

const ofOa = ({ oaId }: SandboxOa): Members => ({ oa_id: oaId });

/** Values of quotas are text, as they are in answers to messages. */
const quotaChange = ({ from, to }: Change<number>): Members => ({
	prev_value: String(from),
	new_value: String(to),
});

/** A message has come to the phone. @param at epoch ms */
export const znsReceived = (message: ZnsMessage, at: number = message.deliversAt): EventParts =>
	event('user_received_message', at, {
		sender: { id: message.oaId },
		recipient: { id: recipientId(message) },
		message: { delivery_time: String(at), msg_id: message.messageId, ...tracking(message) },
	});

/** Somebody has said something of a message. */
export const znsRated = (oa: SandboxOa, rating: ZnsRating): EventParts =>
	event('user_feedback', rating.submittedAt, {
		...ofOa(oa),
		message: {
			note: rating.note,
			rate: rating.rate,
			submit_time: String(rating.submittedAt),
			msg_id: rating.messageId,
			feedbacks: rating.feedbacks,
			tracking_id: rating.trackingId,
		},
	});

/** Somebody has answered with a button of a message. The id of the message stands beside `message`. */
export const znsAnswered = (
	message: ZnsMessage,
	at: number,
	{ buttonType, data }: { buttonType: string; data: string },
): EventParts =>
	event('user_click_response_button', at, {
		oa_id: message.oaId,
		msg_id: message.messageId,
		message: { submit_time: String(at), button_type: buttonType, data, ...tracking(message) },
	});

/** @param reason why Zalo has rejected it, for a person */
export const templateStatusChanged = (
	oa: SandboxOa,
	templateId: string,
	at: number,
	{ from, to, reason = '' }: Change<TemplateStatus> & { reason?: string },
): EventParts =>
	event('change_template_status', at, {
		...ofOa(oa),
		template_id: templateId,
		status: { prev_status: from, new_status: to },
		reason,
	});

/** What the two are called is told nowhere; it is as for the status. */
export const templateQualityChanged = (
	oa: SandboxOa,
	templateId: string,
	at: number,
	{ from, to }: Change<Quality>,
): EventParts =>
	event('change_template_quality', at, {
		...ofOa(oa),
		template_id: templateId,
		quality: { prev_quality: from, new_quality: to },
	});

/** What the two are called is told nowhere; it is as for the OA's quota. */
export const templateQuotaChanged = (
	oa: SandboxOa,
	templateId: string,
	at: number,
	change: Change<number>,
): EventParts =>
	event('change_template_quota', at, {
		...ofOa(oa),
		template_id: templateId,
		quota: quotaChange(change),
	});

/** The one event whose OA is in camelCase. */
export const dailyQuotaChanged = ({ oaId }: SandboxOa, at: number, change: Change<number>): EventParts =>
	event('change_oa_daily_quota', at, { oaId, quota: quotaChange(change) });

/** No source shows its members; these are made after the others. */
export const templateTagsChanged = (
	oa: SandboxOa,
	at: number,
	{ from, to }: Change<TemplateTag[]>,
): EventParts =>
	event('change_oa_template_tags', at, { ...ofOa(oa), tags: { prev_tags: from, new_tags: to } });

/** No source shows the members of events about journeys. */
const ofJourney = ({ oaId, journeyId }: Journey): Members => ({ oa_id: oaId, journey_id: journeyId });

/** The first message of a journey, the one that is paid. */
export const journeyAcknowledged = (journey: Journey, at: number): EventParts =>
	event('event_journey_acknowledged', at, ofJourney(journey));

export const journeyTimedOut = (journey: Journey): EventParts =>
	event('event_journey_time_out', journey.expiresAt, ofJourney(journey));
