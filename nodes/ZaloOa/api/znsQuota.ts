import { readSingle, toNumber } from '../helpers/guards';
import { BUSINESS_URL } from '../http/hosts';
import type { ZaloCaller } from '../transport/types';
import { readMaybeAmounts, type MaybeAmounts } from './amounts';
import { memberOf } from './spelling';

/**
 * Messages by phone number: how many may be sent today, and the promotional ones. Null where Zalo sends no number;
 * for the day, an OA may be without a limit (zalo-oa-api.md 3.7, "Quota ladders").
 */
export type ZnsQuota = MaybeAmounts & {
	/** Promotional messages of a day, which Zalo has replaced by the monthly ones. */
	dailyPromotionTotal: number | null;
	dailyPromotionRemain: number | null;
	monthlyPromotionTotal: number | null;
	monthlyPromotionRemain: number | null;
	nextMonthPromotionTotal: number | null;
};

type Sent = Record<string, unknown>;

/**
 * `GET https://business.openapi.zalo.me/message/quota`, as Zalo sent it. Source: zalo-oa-api.md 3.7.
 *
 * @returns undefined when Zalo's answer is not about one thing
 */
export async function getZnsQuota(zalo: ZaloCaller): Promise<Sent | undefined> {
	const url = `${BUSINESS_URL}/message/quota`;
	return readSingle((await zalo.call({ method: 'GET', url, effect: 'read' })).data);
}

/**
 * `total` and `remain` are those of the day. One source spells all names with a capital first letter, so both
 * are read (zalo-oa-api.md 3.7).
 *
 * @returns undefined when Zalo's `data` holds no readable quota
 */
export function readZnsQuota(data: Sent | undefined): ZnsQuota | undefined {
	if (!data) return undefined;
	const sent = (name: string) => memberOf(data, name);
	const numberOrNull = (name: string) => toNumber(sent(name)) ?? null;
	const quota = {
		...readMaybeAmounts(sent('remainingQuota'), sent('dailyQuota')),
		dailyPromotionTotal: numberOrNull('dailyQuotaPromotion'),
		dailyPromotionRemain: numberOrNull('remainingQuotaPromotion'),
		monthlyPromotionTotal: numberOrNull('monthlyPromotionQuota'),
		monthlyPromotionRemain: numberOrNull('remainingMonthlyPromotionQuota'),
		nextMonthPromotionTotal: numberOrNull('estimatedNextMonthPromotionQuota'),
	};
	const saysUnlimited = [sent('remainingQuota'), sent('dailyQuota')].some((value) => Number(value) < 0);
	const hasNumbers = Object.values(quota).some((number) => number !== null);
	return hasNumbers || saysUnlimited ? quota : undefined;
}
