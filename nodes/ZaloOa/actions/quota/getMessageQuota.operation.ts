import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { simplify } from '../../descriptions/simplify';
import { isRecord, toNumber } from '../../helpers/guards';
import { OPENAPI_URL } from '../../transport/hosts';
import { zaloRequest } from '../../transport/request';
import type { Operation } from '../types';

export const option: Operation['option'] = {
	name: 'Get Message Quota',
	value: 'getMessageQuota',
	action: 'Get message quota',
	description: 'See how many free consultation messages the OA package has left',
};

export const properties: INodeProperties[] = [simplify];

/** The numbers of a quota as later steps compute with them. */
interface MessageQuota {
	/** Zalo's name for it: "active", the messages an OA may send by itself. */
	type: string | null;
	/** Messages left. */
	remain: number;
	/** Messages that the package grants. */
	total: number;
	/** Messages used up: total minus remain, never below 0. */
	used: number;
	/** What is left, in percent of the total: 0 to 100 with two decimals, rounded down. */
	remainPercent: number;
}

/**
 * Rounded down, so that "below 10" is true for 9.996. More left than granted is 100; nothing granted and
 * nothing left is 0, so that a low-quota alert fires.
 */
function percentOf(remain: number, total: number): number {
	if (remain <= 0) return 0;
	if (remain >= total) return 100;
	return Math.floor((remain / total) * 10_000) / 100;
}

/** A name such as "active"; anything else that stands in its place is not handed on. */
const TYPE_NAME = /^\w{1,20}$/;

/** @returns undefined when Zalo's `data` holds no readable quota */
export function simplifyMessageQuota(data: unknown): MessageQuota | undefined {
	if (!isRecord(data)) return undefined;
	const remain = toNumber(data.remain);
	const total = toNumber(data.total);
	if (remain === undefined || total === undefined) return undefined;
	return {
		type: typeof data.type === 'string' && TYPE_NAME.test(data.type) ? data.type : null,
		remain,
		total,
		used: Math.max(total - remain, 0),
		remainPercent: percentOf(remain, total),
	};
}

/**
 * The quota of free consultation messages that comes with the OA's package.
 *
 * `POST https://openapi.zalo.me/v2.0/oa/quota/message` without a body answers
 * `{ type: "active", remain: 1874, total: 2000 }`; numbers have been seen as text.
 * Source: zalo-oa-api.md 3.1.
 *
 * @throws NodeOperationError when Zalo says success but its answer holds no quota
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const url = `${OPENAPI_URL}/v2.0/oa/quota/message`;
	const data = await zaloRequest(context, { method: 'POST', url, effect: 'read' }, itemIndex);

	const messageQuota = simplifyMessageQuota(data);
	const wantsSimplified = context.getNodeParameter('simplify', itemIndex, true) === true;
	if (wantsSimplified && messageQuota) return { ...messageQuota };
	if (!wantsSimplified && isRecord(data)) return data as IDataObject;

	throw new NodeOperationError(context.getNode(), "Zalo's answer holds no message quota", {
		description:
			'Zalo accepted the request but sent no readable numbers. The OA package may not include consultation messages: look in OA Manager. Switch Simplify off to see what Zalo sends.',
		itemIndex,
	});
}
