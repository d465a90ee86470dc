import { isRecord } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { ZaloCall, ZaloCaller } from '../transport/types';
import { readAmounts, type Amounts } from './amounts';
import { messageAssetsCall, readAssets, sumMessageAssets } from './quotaAssets';

/** The free consultation messages of the OA's package. */
export interface MessageQuota extends Amounts {
	/** Zalo's name for it: "active", the messages an OA may send by itself. */
	type: string | null;
}

/** A name such as "active"; anything else that stands in its place is not handed on. */
const TYPE_NAME = /^\w{1,20}$/;

/** The same quota among the quota assets, where Zalo's newer pages have it. Source: zalo-oa-api.md 3.5, 3.8. */
const V3 = messageAssetsCall({ quotaOwner: 'OA', productType: 'cs', quotaType: 'sub_quota' });

/**
 * `POST /v2.0/oa/quota/message` without a body: `{ type: "active", remain: 1874, total: 2000 }`.
 * Source: zalo-oa-api.md 3.1.
 */
const V2: ZaloCall = {
	method: 'POST',
	url: `${OPENAPI_URL}/v2.0/oa/quota/message`,
	effect: 'read',
	successor: V3,
};

/**
 * Asks for the quota, and by the newer call once Zalo has retired the older one.
 *
 * @returns Zalo's `data` as it came, and whether the newer call has answered
 */
export async function getMessageQuota(zalo: ZaloCaller): Promise<{ data: unknown; isSuccessor: boolean }> {
	const { data, isSuccessor = false } = await zalo.call(V2);
	return { data, isSuccessor };
}

/**
 * Reads the answer of either call. The assets of the newer one are taken together, should there be several.
 *
 * @param isSuccessor whether the newer call has answered
 * @param grace as for `sumMessageAssets`
 * @returns undefined when Zalo's `data` holds no readable quota
 */
export function readMessageQuota(
	data: unknown,
	isSuccessor = false,
	grace?: number,
): MessageQuota | undefined {
	const v2 = isRecord(data) && !isSuccessor ? data : undefined;
	const amounts = v2 && readAmounts(v2.remain, v2.total);
	if (amounts) {
		const type = typeof v2.type === 'string' && TYPE_NAME.test(v2.type) ? v2.type : null;
		return { type, ...amounts };
	}
	const assets = readAssets(data);
	const sum = assets && assets.length > 0 ? sumMessageAssets(assets, grace) : undefined;
	return sum && { type: 'active', ...sum };
}
