import type { INodeProperties } from 'n8n-workflow';

import { getMessageQuota, readMessageQuota, type MessageQuota } from '../../api/messageQuota';
import { readAssets } from '../../api/quotaAssets';
import { optionsField } from '../../fields/optionsField';
import { simplify } from '../../fields/simplify';
import { isRecord, toNumber } from '../../helpers/guards';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Message Quota',
	value: 'getMessageQuota',
	action: 'Get messages left in the OA package',
	description:
		'How many free consultation messages (tin tư vấn) of the OA package (gói OA) are left, and of how many',
};

export const properties: INodeProperties[] = [
	simplify,
	optionsField([
		{
			displayName: 'Minimum Remaining',
			name: 'minimumRemaining',
			type: 'number',
			default: 100,
			typeOptions: { minValue: 0 },
			description:
				'The step fails when fewer messages than this are left, so that an error workflow can tell you. With 0 it never fails.',
		},
	]),
];

const SUCCESSOR_HINT =
	'Zalo no longer answers the older request for this quota, so its newer one was used. The numbers mean the same.';

/**
 * @returns undefined when the user has set none
 * @throws NodeOperationError for anything but a number: an expression that finds nothing must not switch the guard
 *   off unnoticed
 */
function minimumRemaining(item: Item): number | undefined {
	if (!item.hasOption('minimumRemaining')) return undefined;
	const minimum = toNumber(item.option('minimumRemaining'));
	if (minimum !== undefined) return minimum;
	return item.fail(
		'Minimum Remaining is not a number',
		'Enter how many messages have to be left, for example 200, or remove the option.',
	);
}

/** @throws NodeOperationError when fewer messages are left than the user wants there to be */
function holdToMinimum(item: Item, { remain }: MessageQuota, minimum: number): void {
	if (remain >= minimum) return;
	item.fail(
		`The message quota is down to ${remain}, below the minimum of ${minimum}`,
		'Wait for the next renewal or buy more messages in OA Manager. The minimum is set in this step, under Options: Minimum Remaining.',
	);
}

/**
 * The quota of free consultation messages that comes with the OA's package, by whichever of Zalo's two calls
 * still answers. Source: zalo-oa-api.md 3.1 and 3.5.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no quota, or less than the minimum is left
 */
export async function execute(item: Item): Promise<Output | Output[]> {
	const minimum = minimumRemaining(item);
	const { data, isSuccessor } = await getMessageQuota(item);
	if (isSuccessor) item.run.hint(SUCCESSOR_HINT);

	const quota = readMessageQuota(data, isSuccessor);
	if (quota && minimum !== undefined) holdToMinimum(item, quota, minimum);
	if (item.isSimplified) {
		if (quota) return quota;
	} else if (quota || minimum === undefined) {
		// As it came, unless it is to be held to a minimum and cannot be.
		if (isRecord(data)) return data;
		if (Array.isArray(data)) return readAssets(data) ?? [];
	}

	return item.fail(
		"Zalo's answer holds no message quota",
		'Zalo accepted the request but sent no readable numbers. The OA package may not include consultation messages: look in OA Manager.',
	);
}
