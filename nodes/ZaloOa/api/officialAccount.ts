import { toIsoDate } from '../helpers/dates';
import { readSingle, toBoolean, toNumber, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { Json, ZaloCaller } from '../transport/types';

/** The profile of the OA. Null for what Zalo does not send. */
export interface OfficialAccount {
	oaId: string | null;
	name: string | null;
	description: string | null;
	alias: string | null;
	/** 2 is a business, 4 a state body. */
	oaType: number | null;
	isVerified: boolean | null;
	category: string | null;
	followers: number | null;
	avatar: string | null;
	cover: string | null;
	packageName: string | null;
	/** The last day of the package, as "2026-12-31". */
	packageValidThrough: string | null;
	packageAutoRenewDate: string | null;
	/** The Zalo Cloud Account that pays for messages. */
	linkedZca: string | null;
}

/** `oaid` on the docs page, `oa_id` in code that runs (zalo-oa-api.md 6.9). */
const idOf = (sent: Json) => toText(sent.oaid) ?? toText(sent.oa_id);

/**
 * `GET /v2.0/oa/getoa`, as Zalo sent it. Source: zalo-oa-api.md 6.9.
 *
 * @param timeout see `ZaloCall`
 * @returns undefined when nothing in Zalo's answer is about an OA
 */
export async function getOfficialAccount(zalo: ZaloCaller, timeout?: number): Promise<Json | undefined> {
	const { data } = await zalo.call({
		method: 'GET',
		url: `${OPENAPI_URL}/v2.0/oa/getoa`,
		effect: 'read',
		...(timeout !== undefined && { timeout }),
	});
	const sent = readSingle(data);
	return sent && (idOf(sent) ?? toText(sent.name)) !== undefined ? sent : undefined;
}

/** Sources differ on the spelling of `linked_ZCA`, too (zalo-oa-api.md 6.9). */
export const readOfficialAccount = (sent: Json): OfficialAccount => ({
	oaId: idOf(sent) ?? null,
	name: toText(sent.name) ?? null,
	description: toText(sent.description) ?? null,
	alias: toText(sent.oa_alias) ?? null,
	oaType: toNumber(sent.oa_type) ?? null,
	isVerified: toBoolean(sent.is_verified) ?? null,
	category: toText(sent.cate_name) ?? null,
	followers: toNumber(sent.num_follower) ?? null,
	avatar: toText(sent.avatar) ?? null,
	cover: toText(sent.cover) ?? null,
	packageName: toText(sent.package_name) ?? null,
	packageValidThrough: toIsoDate(sent.package_valid_through_date) ?? null,
	packageAutoRenewDate: toIsoDate(sent.package_auto_renew_date) ?? null,
	linkedZca: toText(sent.linked_ZCA) ?? toText(sent.linked_zca) ?? null,
});
