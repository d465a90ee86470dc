import { NodeApiError, type INodeProperties } from 'n8n-workflow';

import { sendMessage, type Recipient, type SentMessage } from '../../api/message';
import type { Json } from '../../transport/types';
import { batching, waitForBatch } from '../batching';
import type { Item } from '../item';
import type { Operation, Output } from '../types';
import { guard, ifNoFreeQuota } from './quotaGuard';
import { laneOf, readRecipient, recipientFields, type RecipientKind } from './recipient';

/** What an item is about to send: checked, but nothing of it has gone out or been uploaded yet. */
export interface Draft {
	/** How many messages it is. */
	count: number;
	/** Zalo's `message` for each of them, in order; uploads what they need. */
	compose(): Promise<Json[]>;
}

/** A kind of message: what is special about it. */
export interface MessageKind {
	option: Operation['option'];
	recipients: readonly RecipientKind[];
	/** Its own fields, shown after the recipient. */
	properties: INodeProperties[];
	/** Its own options, beside those of every message. */
	options?: INodeProperties[];
	/** Reads and checks the fields. Throws NodeOperationError for what Zalo would refuse. */
	draft(item: Item, recipient: Recipient): Draft;
}

const optionsOf = ({ recipients, options = [] }: MessageKind): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [batching, ...(recipients.includes('user') ? [ifNoFreeQuota] : []), ...options].sort(
		(one, other) => one.displayName.localeCompare(other.displayName),
	),
});

/** Of a text in parts, somebody has to know which of them have arrived. */
function tellOfParts(error: unknown, sent: number, count: number): void {
	if (!(error instanceof NodeApiError) || count === 1) return;
	const advice = error.description ?? '';
	error.description =
		`${advice} Of the ${count} parts of this message, ${sent} were sent; Retry On Fail sends the others only.`.trim();
}

/** One message after the other, so that they arrive in order. */
async function sendInOrder(item: Item, recipient: Recipient, messages: Json[], sent: SentMessage[]) {
	for (const message of messages) {
		const taken = await sendMessage(item, recipient, message).catch((error: unknown) => {
			tellOfParts(error, sent.length, messages.length);
			throw error;
		});
		sent.push(taken);
	}
}

const mayHaveArrived = (error: unknown): boolean =>
	error instanceof NodeApiError && error.context.mayHaveArrived === true;

async function sendDraft(item: Item, recipient: Recipient, draft: Draft): Promise<Output | Output[]> {
	const pass = await guard(item, recipient, draft.count);
	if ('skipped' in pass) return pass.skipped;
	const sent: SentMessage[] = [];
	const sending = draft
		.compose()
		.then(async (messages) => await sendInOrder(item, recipient, messages, sent));
	await sending.then(
		() => pass.settle(sent, true),
		(error: unknown) => {
			pass.settle(sent, !mayHaveArrived(error));
			throw error;
		},
	);
	return sent;
}

/** Makes the operation that sends one kind of message: one output item for each message that was sent. */
export function sendOperation(kind: MessageKind): Operation {
	return {
		option: kind.option,
		properties: [...recipientFields(kind.recipients), ...kind.properties, optionsOf(kind)],
		recipient: (item) => laneOf(readRecipient(item, kind.recipients)),
		execute: async (item) => {
			const recipient = readRecipient(item, kind.recipients);
			const draft = kind.draft(item, recipient);
			await waitForBatch(item);
			return await sendDraft(item, recipient, draft);
		},
	};
}
