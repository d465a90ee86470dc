import { NodeApiError, type INodeProperties } from 'n8n-workflow';

import { sendZns, znsCall, type ZnsRecipient } from '../../api/znsMessage';
import { optionsField } from '../../fields/optionsField';
import { usableTemplateId } from '../../fields/templateId';
import type { Memo, ZaloCall } from '../../transport/types';
import { batching, waitForBatch } from '../batching';
import { addAdvice } from '../errorItem';
import type { Item } from '../item';
import type { Operation, Output } from '../types';
import { prepareMessage } from './preparedMessage';
import { readAddressee, recipientFields } from './recipient';
import { developmentMode, journeyToken, sendingMode, trackingId } from './sendingOptions';
import { keepSpendingLimit, maxCost } from './spendingLimit';
import { templateDataFields } from './templateData';

export const option: Operation['option'] = {
	name: 'Send',
	value: 'send',
	action: 'Send a ZNS message by a template',
	description:
		'Send a notification by an approved template (ZNS, now called ZBS) to a phone number or a user, for which Zalo charges',
};

const hashPhone: INodeProperties = {
	displayName: 'Hash Phone',
	name: 'hashPhone',
	type: 'boolean',
	default: false,
	displayOptions: { show: { '/sendTo': ['phone'] } },
	description: 'Whether to tell Zalo the SHA-256 of the number in place of the number',
};

export const properties: INodeProperties[] = [
	...recipientFields,
	usableTemplateId,
	...templateDataFields,
	optionsField([batching, developmentMode, hashPhone, journeyToken, maxCost, sendingMode, trackingId]),
];

/** Messages to one number or user stay in order. */
export const recipient = (item: Item): string => JSON.stringify(readAddressee(item).named);

/** Whom a message was for, of which only its memo is left. */
function recipientIn({ phone, phoneHash, userId }: Memo): ZnsRecipient {
	if (userId !== undefined) return { userId: String(userId) };
	return phoneHash === undefined ? { phone: String(phone) } : { phoneHash: String(phoneHash) };
}

async function deliver(item: Item, call: ZaloCall, memo: Memo): Promise<Output> {
	const { trackingId = null } = memo;
	const { messageId, sentAt, quota } = await sendZns(item, call).catch((error: unknown) => {
		const mayHaveArrived = error instanceof NodeApiError && error.context.mayHaveArrived === true;
		if (mayHaveArrived && trackingId !== null) addAdvice(error, `Its tracking ID is ${trackingId}.`);
		throw error;
	});
	return { messageId, ...recipientIn(memo), trackingId, sentAt, quota };
}

/**
 * Sends a message by a template. Its data is checked against the template as it is now, before anything goes out.
 * Source: zalo-oa-api.md 4.2, 7.1 to 7.3.
 *
 * @throws NodeOperationError for a number, template or value that Zalo would refuse, and where Max Cost would be passed
 * @throws NodeApiError as `call` does; where the message may have arrived, it names the tracking ID to look for
 */
export async function execute(item: Item): Promise<Output> {
	// Told as it was: a template that has changed since, or cannot be read, must not make a failure of what was sent.
	const sentNow = item.earlierMemo();
	if (sentNow) {
		const call = znsCall(recipientIn(sentNow), { templateId: '', data: {} });
		return await deliver(item, call, sentNow);
	}
	const { call } = await prepareMessage(item);
	const sentBefore = item.earlierMemo(call);
	if (!sentBefore) {
		await waitForBatch(item);
		await keepSpendingLimit(item);
	}
	return await deliver(item, call, sentBefore ?? call.memo ?? {});
}
