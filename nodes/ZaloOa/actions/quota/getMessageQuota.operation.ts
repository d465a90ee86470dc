import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { simplify } from '../../fields/simplify';
import { isRecord, toNumber } from '../../helpers/guards';
import { readList } from '../../api/list';
import { getMessageQuota, readMessageQuota, type MessageQuota } from '../../api/messageQuota';
import { optionsOf, wantsSimplified } from '../parameters';
import type { Operation } from '../types';

export const option: Operation['option'] = {
	name: 'Get Message Quota',
	value: 'getMessageQuota',
	action: 'Get message quota',
	description: 'See how many free consultation messages the OA package has left',
};

export const properties: INodeProperties[] = [
	simplify,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Minimum Remaining',
				name: 'minimumRemaining',
				type: 'number',
				default: 0,
				typeOptions: { minValue: 0 },
				description:
					'The step fails when fewer messages than this are left, so that an error workflow can tell you',
			},
		],
	},
];

/** Runs that have been told already. Gone with the run. */
const told = new WeakSet<IExecuteFunctions>();

/** Once per run, however many items it has. */
function tellOfSuccessor(context: IExecuteFunctions): void {
	if (told.has(context)) return;
	told.add(context);
	context.addExecutionHints({
		message:
			'Zalo no longer answers the older request for this quota, so its newer one was used. The numbers mean the same.',
		location: 'outputPane',
	});
}

/**
 * @returns undefined when the user has set none
 * @throws NodeOperationError for anything but a number: an expression that finds nothing must not switch the guard
 *   off unnoticed
 */
function minimumRemaining(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const options = optionsOf(context, itemIndex);
	if (!('minimumRemaining' in options)) return undefined;
	const minimum = toNumber(options.minimumRemaining);
	if (minimum !== undefined) return minimum;
	throw new NodeOperationError(context.getNode(), 'Minimum Remaining is not a number', {
		description: 'Enter how many messages have to be left, for example 200, or remove the option.',
		itemIndex,
	});
}

/** @throws NodeOperationError when fewer messages are left than the user wants there to be */
function holdToMinimum(
	context: IExecuteFunctions,
	{ remain }: MessageQuota,
	minimum: number,
	itemIndex: number,
): void {
	if (remain >= minimum) return;
	throw new NodeOperationError(
		context.getNode(),
		`The message quota is down to ${remain}, below the minimum of ${minimum}`,
		{
			description:
				'Wait for the next renewal or buy more messages in OA Manager. The minimum is set in this step, under Options: Minimum Remaining.',
			itemIndex,
		},
	);
}

/**
 * The quota of free consultation messages that comes with the OA's package, by whichever of Zalo's two calls
 * still answers. Source: zalo-oa-api.md 3.1 and 3.5.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no quota, or less than the minimum is left
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject | IDataObject[]> {
	const minimum = minimumRemaining(context, itemIndex);
	const { data, isSuccessor } = await getMessageQuota(context, itemIndex);
	if (isSuccessor) tellOfSuccessor(context);

	const messageQuota = readMessageQuota(data, isSuccessor);
	if (messageQuota && minimum !== undefined) holdToMinimum(context, messageQuota, minimum, itemIndex);
	if (wantsSimplified(context, itemIndex)) {
		if (messageQuota) return { ...messageQuota };
	} else if (messageQuota || minimum === undefined) {
		// As it came, unless it is to be held to a minimum and cannot be.
		if (isRecord(data)) return data as IDataObject;
		if (Array.isArray(data)) return (readList(data) ?? []) as IDataObject[];
	}

	throw new NodeOperationError(context.getNode(), "Zalo's answer holds no message quota", {
		description:
			'Zalo accepted the request but sent no readable numbers. The OA package may not include consultation messages: look in OA Manager.',
		itemIndex,
	});
}
