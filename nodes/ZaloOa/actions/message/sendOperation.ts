import type { INodeProperties } from 'n8n-workflow';

import type { Recipient } from '../../api/message';
import { optionsField } from '../../fields/optionsField';
import { batching } from '../batching';
import type { Item } from '../item';
import type { Operation } from '../types';
import type { Draft } from './draft';
import { ifNoFreeQuota } from './quotaGuard';
import { laneOf, readRecipient, recipientFields, type RecipientKind } from './recipient';
import { sendInOrder } from './sendInOrder';

/** A kind of message: what is special about it. */
export interface MessageKind {
	option: Operation['option'];
	recipients: readonly RecipientKind[];
	/** Its own fields, shown after the recipient. */
	properties: INodeProperties[];
	/** Its own options, beside those of every message. */
	options?: INodeProperties[];
	/**
	 * Reads and checks the fields.
	 *
	 * @returns the messages, in order
	 * @throws NodeOperationError for what Zalo would refuse
	 */
	drafts(item: Item, recipient: Recipient): Draft[];
}

/** Shown where it means something: for users. */
function guardOption(recipients: readonly RecipientKind[]): INodeProperties[] {
	if (!recipients.includes('user')) return [];
	if (recipients.length === 1) return [ifNoFreeQuota];
	return [{ ...ifNoFreeQuota, displayOptions: { show: { '/sendTo': ['user'] } } }];
}

const optionsOf = ({ recipients, options = [] }: MessageKind): INodeProperties =>
	optionsField(
		[batching, ...guardOption(recipients), ...options].sort((one, other) =>
			one.displayName.localeCompare(other.displayName),
		),
	);

/** Makes the operation that sends one kind of message: one output item for each message that was sent. */
export function sendOperation(kind: MessageKind): Operation {
	return {
		option: kind.option,
		properties: [...recipientFields(kind.recipients), ...kind.properties, optionsOf(kind)],
		recipient: (item) => laneOf(readRecipient(item, kind.recipients)),
		execute: async (item) => {
			const recipient = readRecipient(item, kind.recipients);
			return await sendInOrder(item, recipient, kind.drafts(item, recipient));
		},
	};
}
