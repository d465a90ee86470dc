import { sha256Hex } from '../../helpers/sha256';
import { toText } from '../../helpers/guards';
import type { Item } from '../item';

/** As Zalo takes it: up to 48 characters, "no special ones" (zalo-oa-api.md 7.1). */
const TRACKING_ID = /^[\w-]{1,48}$/;

/** Longer ids of executions are put in short, so that all fits. */
const READABLE_EXECUTION = /^[A-Za-z0-9]{1,20}$/;

/**
 * One for each message: the same in each of n8n's tries, as long as the message is the same. It begins with execution and
 * item, so that somebody who finds it in a webhook finds the item in n8n, too: "1234x0x5f3a9c1b".
 *
 * @param message whom it is for and what it says
 */
function madeTrackingId({ run, index }: Item, message: unknown): string {
	const { execution, pass } = run.sends.origin;
	const readable = READABLE_EXECUTION.test(execution) ? execution : sha256Hex(execution).slice(0, 20);
	const { id, name } = run.node;
	return [readable, index, sha256Hex(JSON.stringify([id, name, pass, message])).slice(0, 8)].join('x');
}

/**
 * The tracking ID that the user has given, or one that is made for the message.
 *
 * @throws NodeOperationError for one that Zalo does not take
 */
export function readTrackingId(item: Item, message: unknown): string {
	const given = item.option('trackingId');
	if (!item.hasOption('trackingId') || given === '') return madeTrackingId(item, message);
	const trackingId = toText(given) ?? '';
	if (TRACKING_ID.test(trackingId)) return trackingId;
	return item.fail(
		'Tracking ID is none that Zalo takes',
		'It has 1 to 48 letters, digits, - and _, without spaces and accents. Remove the option, and one is made for each message.',
	);
}
