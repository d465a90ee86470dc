import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Recipient, SentMessage } from '../../api/message';
import { getUserQuota, readUserQuota } from '../../api/userQuota';
import type { Item } from '../item';
import { FreeMessages } from './freeMessages';

const answers: INodePropertyOptions[] = [
	{
		name: 'Send Anyway',
		value: 'send',
		description: 'Zalo charges the OA for the message (55 VND) when no free one is left',
	},
	{ name: 'Skip', value: 'skip', description: 'Do not send, and say so in the output' },
	{ name: 'Fail', value: 'fail', description: 'Do not send, and let the item fail' },
];

/** For users only: messages to group chats and anonymous visitors are not counted. */
export const ifNoFreeQuota: INodeProperties = {
	displayName: 'If No Free Quota',
	name: 'ifNoFreeQuota',
	type: 'options',
	options: answers,
	default: 'send',
	description:
		'What to do when a message to this user would be charged: outside the 48 hours after their last interaction, and with no message left of the package, bought or given',
};

/** What the guard lets through; `settle` tells it afterwards what the messages have used up. */
export interface Pass {
	settle(sent: SentMessage[], isCertain: boolean): void;
}

const FREE: Pass = { settle: () => {} };

/** Why a message was held back. */
interface Refused {
	reason: string;
	advice: string;
}

const NOT_FREE: Refused = {
	reason: 'The message would be charged: the free 48 hours of this user are over, and no message is left',
	advice:
		'Wait until the user writes again or the package renews, or choose Send Anyway under Options: If No Free Quota.',
};

const CLOSED: Refused = {
	reason: 'The user last interacted more than 7 days ago, so Zalo takes no message to them',
	advice: 'Wait until the user interacts with the OA again, or send a ZNS message to their phone number.',
};

const UNKNOWN: Refused = {
	reason: 'Whether a message to this user is free cannot be read',
	advice: 'Check the user ID, or choose Send Anyway under Options: If No Free Quota.',
};

/**
 * What the user wants done.
 *
 * @throws NodeOperationError for a value that is not in the list: an expression that finds nothing must not switch the
 *   guard off unnoticed
 */
function wanted(item: Item): string {
	if (!item.hasOption('ifNoFreeQuota')) return 'send';
	const value = item.option('ifNoFreeQuota');
	const answer = answers.find((choice) => choice.value === value);
	if (answer) return String(answer.value);
	return item.fail(
		'If No Free Quota has a value that is not in its list',
		'Choose one of the list. An expression may give "send", "skip" or "fail".',
	);
}

/** Zalo's order: within 48 hours all are free, then what the OA has left (zalo-oa-api.md 3.8). */
async function passFor(item: Item, userId: string, count: number): Promise<Pass | Refused> {
	const quota = readUserQuota(await getUserQuota(item, userId), Date.now());
	if (typeof quota === 'string') return UNKNOWN;
	if (quota.window === 'free') return FREE;
	if (quota.window === 'closed') return CLOSED;
	const free = item.run.of(FreeMessages);
	if (!(await free.take(item, count))) return NOT_FREE;
	return {
		settle: (sent, isCertain) => {
			const used = sent.filter((message) => free.hasUsed(message)).length;
			// One that may have arrived counts as used.
			free.giveBack(count - used - (isCertain ? 0 : 1));
		},
	};
}

const SKIPPED =
	'Some messages were not sent, because they would have cost money or Zalo would not have taken them. The output says why in "reason".';

/**
 * Holds back messages that would cost money, where the user wants that.
 *
 * @param count how many messages the item is about to send
 * @returns what to put out in their place, or the leave to send
 * @throws NodeOperationError where the user wants the item to fail then
 */
export async function guard(
	item: Item,
	recipient: Recipient,
	count: number,
): Promise<Pass | { skipped: object }> {
	if (!('userId' in recipient)) return FREE;
	const answer = wanted(item);
	if (answer === 'send') return FREE;
	const pass = await passFor(item, recipient.userId, count);
	if (!('reason' in pass)) return pass;
	if (answer === 'fail') return item.fail(pass.reason, pass.advice);
	item.run.hint(SKIPPED);
	return { skipped: { sent: false, reason: pass.reason, userId: recipient.userId } };
}
