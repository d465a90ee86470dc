import type { INodeProperties } from 'n8n-workflow';

import type { ZnsRecipient } from '../../api/znsMessage';
import { phone } from '../../fields/phone';
import { userId } from '../../fields/userId';
import { sha256Hex } from '../../helpers/sha256';
import { checkedPhone } from '../phoneNumber';
import type { Choice, Item } from '../item';

type RecipientKind = 'phone' | 'user' | 'phoneHash';

const kinds: Array<Choice<RecipientKind>> = [
	{ name: 'Phone Number', value: 'phone', description: 'Anybody in Vietnam whose number has Zalo' },
	{ name: 'User', value: 'user', description: 'Somebody who follows the OA, or has done something with it' },
	{
		name: 'Hashed Phone Number',
		value: 'phoneHash',
		description: 'A number of which you only have the SHA-256 hash',
	},
];

const shownFor = (kind: RecipientKind) => ({ displayOptions: { show: { sendTo: [kind] } } });

/** The fields that say whom a message is for. */
export const recipientFields: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: kinds,
		default: 'phone',
		description: 'Whom the message is for',
	},
	{ ...phone, ...shownFor('phone') },
	{ ...userId, ...shownFor('user') },
	{
		displayName: 'Phone Hash',
		name: 'phoneHash',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 8b3f2c… (64 digits)',
		...shownFor('phoneHash'),
		description: 'SHA-256 of the number in the form 84912345678, as 64 hexadecimal digits',
	},
];

/** Whom Zalo is told, and whom the output names. */
export interface Addressee {
	recipient: ZnsRecipient;
	/** The number that was typed, also where only its hash goes out. */
	named: ZnsRecipient;
}

function checkedHash(item: Item): string {
	const hash = item.requiredText('phoneHash').trim().toLowerCase();
	if (/^[0-9a-f]{64}$/.test(hash)) return hash;
	return item.fail(
		'Phone Hash is no SHA-256 hash',
		'It has 64 digits from 0 to 9 and a to f. To let this step make it, choose Phone Number under Send To, and switch on Options: Hash Phone.',
	);
}

/**
 * @throws NodeOperationError when a number, hash or id is missing or cannot be one
 */
export function readAddressee(item: Item): Addressee {
	const kind = item.choice('sendTo', kinds);
	if (kind === 'user') {
		const user = { userId: item.userId('userId') };
		return { recipient: user, named: user };
	}
	if (kind === 'phoneHash') {
		const hashed = { phoneHash: checkedHash(item) };
		return { recipient: hashed, named: hashed };
	}
	const typed = { phone: checkedPhone(item, item.value('phone'), 'Phone') };
	const hashes = item.switchOption('hashPhone', 'Hash Phone');
	return { recipient: hashes ? { phoneHash: sha256Hex(typed.phone) } : typed, named: typed };
}
