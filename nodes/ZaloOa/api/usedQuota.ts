import { toIsoDate } from '../helpers/dates';
import { isRecord, toNumber, toText } from '../helpers/guards';

/** How a message was counted (zalo-oa-api.md 3.8). */
export interface UsedQuota {
	/**
	 * "reply", "welcome_msg", "sub_quota", "purchase_quota", "reward_quota"; "paid" where Zalo names no quota; "daily" for
	 * messages by phone number, of which an OA has so many a day.
	 */
	type: string;
	remain?: number | null;
	total?: number | null;
	/** The last day on which the quota can be used, as "2026-12-31". */
	expiresOn?: string | null;
}

/** Until 2024 Zalo wrote `type`, and for a reply no type at all; only a reply has no last day (zalo-oa-api.md 4.1). */
export function readUsedQuota(sent: unknown): UsedQuota {
	if (!isRecord(sent)) return { type: 'paid' };
	return {
		type: toText(sent.quota_type) ?? toText(sent.type) ?? ('expired_date' in sent ? 'sub_quota' : 'reply'),
		remain: toNumber(sent.remain) ?? null,
		total: toNumber(sent.total) ?? null,
		expiresOn: toIsoDate(sent.expired_date) ?? null,
	};
}
