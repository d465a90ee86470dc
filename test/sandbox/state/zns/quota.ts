import { dayInVietnam } from '../../calendar';
import type { Quotas } from '../quotas';

/**
 * Messages by phone number are granted anew at midnight, promotions of the month at its beginning (zalo-oa-api.md,
 * section 3.7). That it is midnight in Vietnam is a guess (section 13).
 */
export function renewZnsQuota(quotas: Quotas, now: number): void {
	const today = dayInVietnam(now);
	const { znsRenewedOn, znsQuota } = quotas;
	if (znsRenewedOn === today) return;
	quotas.znsRenewedOn = today;
	const { dailyQuota, monthlyPromotionQuota, remainingMonthlyPromotionQuota } = znsQuota;
	const isNewMonth = znsRenewedOn.slice(0, 7) !== today.slice(0, 7);
	quotas.znsQuota = {
		...znsQuota,
		remainingQuota: dailyQuota,
		remainingMonthlyPromotionQuota: isNewMonth ? monthlyPromotionQuota : remainingMonthlyPromotionQuota,
	};
}
