import { readSingle, toText } from '../helpers/guards';
import { BUSINESS_URL } from '../http/hosts';
import type { Json, ZaloCaller } from '../transport/types';
import { memberOf } from './spelling';

/** How well customers take the OA's ZNS messages: "HIGH", "MEDIUM", "LOW", "UNDEFINED"; null for what Zalo does not send. */
export interface SendingQuality {
	/** Of the last 48 hours. */
	currentQuality: string | null;
	sevenDayQuality: string | null;
}

/**
 * `GET https://business.openapi.zalo.me/quality`, as Zalo sent it. Source: zalo-oa-api.md 7.9.
 *
 * @returns undefined when Zalo's answer holds no quality
 */
export async function getSendingQuality(zalo: ZaloCaller): Promise<Json | undefined> {
	const { data } = await zalo.call({ method: 'GET', url: `${BUSINESS_URL}/quality`, effect: 'read' });
	const sent = readSingle(data);
	return sent && Object.values(readSendingQuality(sent)).some((quality) => quality !== null)
		? sent
		: undefined;
}

export const readSendingQuality = (sent: Json): SendingQuality => ({
	currentQuality: toText(memberOf(sent, 'oaCurrentQuality')) ?? null,
	sevenDayQuality: toText(memberOf(sent, 'oa7dayQuality')) ?? null,
});
