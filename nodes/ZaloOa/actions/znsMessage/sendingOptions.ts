import type { INodeProperties } from 'n8n-workflow';

import type { ZnsMessage, ZnsRecipient } from '../../api/znsMessage';
import { toText } from '../../helpers/guards';
import type { Choice, Item } from '../item';

/** Source: zalo-oa-api.md 7.1. */
const sendingModes: Array<Choice<'1' | '3'>> = [
	{ name: 'Normal', value: '1', description: 'Within the quota of the day' },
	{ name: 'Beyond Quota', value: '3', description: 'Only for OAs that Zalo has allowed it' },
];

/** Zalo takes them for messages by phone number alone. */
const byPhoneAlone = { displayOptions: { hide: { '/sendTo': ['user'] } } };

export const developmentMode: INodeProperties = {
	displayName: 'Development Mode',
	name: 'developmentMode',
	type: 'boolean',
	default: false,
	...byPhoneAlone,
	description: 'Whether to only try it out: the message goes to administrators of the OA or the app alone',
};

export const journeyToken: INodeProperties = {
	displayName: 'Journey Token',
	name: 'journeyToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	...byPhoneAlone,
	description: 'Token from Get Journey Token, which makes the message a part of a journey',
};

export const sendingMode: INodeProperties = {
	displayName: 'Sending Mode',
	name: 'sendingMode',
	type: 'options',
	options: sendingModes,
	default: '1',
	...byPhoneAlone,
	description: 'Whether the message may go beyond the quota of the day',
};

export const trackingId: INodeProperties = {
	displayName: 'Tracking ID',
	name: 'trackingId',
	type: 'string',
	default: '',
	placeholder: 'e.g. DH-2026-0815',
	...byPhoneAlone,
	description:
		'Your own ID for this message, which comes back in events and ratings: up to 48 letters, digits, - and _. Without it, one is made.',
};

/** One of the list; undefined where the option is missing. */
function readSendingMode(item: Item): string | undefined {
	if (!item.hasOption('sendingMode')) return undefined;
	const mode = toText(item.option('sendingMode'));
	if (sendingModes.some(({ value }) => value === mode)) return mode;
	return item.fail('Sending Mode has a value that is not in its list', 'Choose Normal or Beyond Quota.');
}

/** An expression that finds no token must not send the message outside of its journey, which costs more. */
function readJourneyToken(item: Item): string | undefined {
	return item.hasOption('journeyToken')
		? item.checkedText(item.option('journeyToken'), 'Journey Token').trim()
		: undefined;
}

/** Left out silently, these would turn a trial or a part of a journey into a message that is paid in full. */
function refuseForUsers(item: Item, isDevelopment: boolean): Partial<ZnsMessage> {
	const has = isDevelopment ? 'Development Mode' : toText(item.option('journeyToken')) && 'Journey Token';
	if (!has) return {};
	return item.fail(
		`${has} is for phone numbers only, and this message is for a user`,
		`Remove ${has} under Options, or choose Phone Number under Send To.`,
	);
}

/**
 * What Zalo takes beside the template; nothing of it for a user.
 *
 * @throws NodeOperationError for a value that Zalo does not take
 */
export function readSendingOptions(item: Item, recipient: ZnsRecipient): Partial<ZnsMessage> {
	const isDevelopment = item.switchOption('developmentMode', 'Development Mode');
	if ('userId' in recipient) return refuseForUsers(item, isDevelopment);
	const mode = readSendingMode(item);
	const token = readJourneyToken(item);
	return {
		isDevelopment,
		...(mode !== undefined && { sendingMode: mode }),
		...(token !== undefined && { journeyToken: token }),
	};
}
