import type { WebhookEvent } from '../../api/webhookEvent';
import { plain } from '../../helpers/plain';
import { ALL } from './events';

/** Which events start the workflow. */
export interface Wanted {
	/** Zalo's names, or `*`. */
	events: readonly string[];
	/** Empty for all. */
	userIds: readonly string[];
	/** Empty for any. */
	text: string;
	includesOwnMessages: boolean;
	/** The OA of the credential; undefined where it is not known. An app may serve several. */
	oaId: string | undefined;
}

/**
 * What the OA does itself, and what comes of its messages without anybody doing anything: a workflow on all events that
 * answers would answer itself, and pay for it.
 */
const OWN = /^oa_|^user_(received|seen)_message$/;

/** Chosen by its name it is always wanted; among all events, what the OA does itself only where that was asked for. */
function isWantedEvent(eventName: string, { events, includesOwnMessages }: Wanted): boolean {
	if (events.includes(eventName)) return true;
	return events.includes(ALL) && (includesOwnMessages || !OWN.test(eventName));
}

/**
 * Does a text look like a pattern, in which `*` stands for anything? In one go from left to right: a regular expression
 * could keep n8n busy for minutes with a text that a stranger has written.
 */
function looksLike(text: string, pattern: string): boolean {
	const [first = '', ...others] = pattern.split('*');
	const last = others.pop() ?? '';
	if (!text.startsWith(first)) return false;
	let position = first.length;
	for (const part of others) {
		const found = text.indexOf(part, position);
		if (found < 0) return false;
		position = found + part.length;
	}
	return text.length - last.length >= position && text.endsWith(last);
}

/**
 * More than anybody can write in Zalo at once. To take off accents takes the square of the time for a text that holds
 * nothing else, and where signatures are not checked anybody can send one.
 */
const MOST_CHARACTERS = 5_000;

/** A text is matched without regard to case and accents. */
function isWantedText(text: string | null, wanted: string): boolean {
	if (wanted.trim() === '') return true;
	if (text === null) return false;
	const pattern = plain(wanted);
	const written = plain(text.slice(0, MOST_CHARACTERS));
	return pattern.includes('*') ? looksLike(written, pattern) : written.includes(pattern);
}

/** Some events name the OA as sender, others as recipient, and of a few no source says which. */
const isOfOa = ({ oaId, userId }: WebhookEvent, wanted: string | undefined): boolean =>
	wanted === undefined || oaId === null || oaId === wanted || userId === wanted;

export function isWanted(event: WebhookEvent, wanted: Wanted): boolean {
	const users = [event.userId, event.anonymousId, ...event.userIds];
	const isOfUser = wanted.userIds.length === 0 || wanted.userIds.some((id) => users.includes(id));
	return (
		isWantedEvent(event.eventName, wanted) &&
		isOfUser &&
		isOfOa(event, wanted.oaId) &&
		isWantedText(event.text, wanted.text)
	);
}
