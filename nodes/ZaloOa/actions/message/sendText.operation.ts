import type { INodeProperties } from 'n8n-workflow';

import { textContent } from '../../api/messageContent';
import { toBoolean } from '../../helpers/guards';
import { lengthOf, splitText } from '../../helpers/text';
import type { Item } from '../item';
import { readyDraft } from './draft';
import { MAX_TEXT } from './limits';
import { sendOperation } from './sendOperation';

const properties: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Your order DH-01 is on its way',
		description:
			'The message, of up to 2,000 characters. In a group, [@user ID] mentions a member and [@group ID] everyone.',
	},
];

const options: INodeProperties[] = [
	{
		displayName: 'Quote Message ID',
		name: 'quoteMessageId',
		type: 'string',
		default: '',
		description: 'ID of the message that this one answers: it is shown above the text',
	},
	{
		displayName: 'Split Long Text',
		name: 'splitLongText',
		type: 'boolean',
		default: false,
		description:
			'Whether to send a text of more than 2,000 characters as several messages, instead of failing',
	},
];

/** The text in parts that Zalo takes. */
function partsOf(item: Item): string[] {
	const text = item.requiredText('text');
	const length = lengthOf(text);
	if (length <= MAX_TEXT) return [text];
	if (toBoolean(item.option('splitLongText')) === true) return splitText(text, MAX_TEXT);
	return item.fail(
		`Text has ${length} characters, and Zalo takes at most ${MAX_TEXT}`,
		'Shorten it, or switch on Options: Split Long Text, which sends it as several messages.',
	);
}

/** Undefined where the option is missing, or left empty. An expression that finds nothing is told: it was meant. */
function quotedMessage(item: Item): string | undefined {
	if (!item.hasOption('quoteMessageId')) return undefined;
	const quoted = item.option('quoteMessageId');
	return quoted === '' ? undefined : item.checkedId(quoted, 'Quote Message ID');
}

/** A text, to whoever can be written to. Source: zalo-oa-api.md 4.1, 4.6, 4.9. */
export const sendText = sendOperation({
	option: {
		name: 'Send Text',
		value: 'sendText',
		action: 'Send a text message to a user, group or visitor',
		description: 'Send a text (tin tư vấn) to a user, a group chat or an anonymous visitor',
	},
	recipients: ['user', 'group', 'anonymous'],
	properties,
	options,
	drafts: (item) => {
		const quoted = quotedMessage(item);
		// Only the first part answers the quoted message.
		return partsOf(item).map((part, index) =>
			readyDraft(textContent(part, index === 0 ? quoted : undefined)),
		);
	},
});
