import { toIsoDate, vietnamDate } from '../helpers/dates';
import { isRecord, toBoolean, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { Json, ZaloCall, ZaloCaller } from '../transport/types';
import { isKnown, readMaybeAmounts, sumAmounts, type Amounts, type MaybeAmounts } from './amounts';

/** Which quota assets to list; what is left out or empty does not narrow the list. */
export interface AssetFilter {
	/** "OA", or "APP" for the app that owns the token. */
	quotaOwner: string;
	/** "cs" (consultation) or "transaction"; group packages have their own. */
	productType?: string;
	/** "sub_quota" (of the OA package), "purchase_quota" (bought) or "reward_quota" (given). */
	quotaType?: string;
}

/** What every quota asset has, whether it counts messages or groups. */
export interface Asset {
	assetId: string | null;
	productType: string | null;
	quotaType: string | null;
	/** The last day on which it can be used, as "2026-12-31". */
	validThrough: string | null;
	autoRenew: boolean | null;
}

/** A quota asset that counts messages. Its numbers are null where Zalo sends none. */
export type MessageAsset = Asset & MaybeAmounts;

const MESSAGE_ASSETS_URL = `${OPENAPI_URL}/v3.0/oa/quota/message`;
const GROUP_ASSETS_URL = `${OPENAPI_URL}/v3.0/oa/quota/group`;

/** The body that asks for quota assets. Source: zalo-oa-api.md 3.5, and 3.6 for groups. */
function assetsCall(url: string, { quotaOwner, productType, quotaType }: AssetFilter): ZaloCall {
	const body = {
		quota_owner: quotaOwner,
		...(productType && { product_type: productType }),
		...(quotaType && { quota_type: quotaType }),
	};
	return { method: 'POST', url, body: { json: body }, effect: 'read' };
}

export const messageAssetsCall = (filter: AssetFilter): ZaloCall => assetsCall(MESSAGE_ASSETS_URL, filter);

/** Members that have been seen to hold the list (zalo-oa-api.md 3.5, "shape"). */
const LIST_MEMBERS = ['assets', 'asset'];

/** By one of these, an object shows that it is an asset itself (zalo-oa-api.md 3.5, 3.6). */
const ASSET_MEMBERS = ['asset_id', 'product_type', 'quota_type', 'remain', 'total', 'status'];

/**
 * The quota assets that Zalo sends as an array, as one object instead of an array of one, or inside an object; where it
 * sends nothing, there are none. Sources differ, see zalo-oa-api.md 3.5.
 *
 * @returns undefined when there is something, and it is no list
 */
export function readAssets(data: unknown): Json[] | undefined {
	if (data === undefined || data === null || data === '') return [];
	if (Array.isArray(data)) {
		const assets = data.filter(isRecord);
		return assets.length > 0 || data.length === 0 ? assets : undefined;
	}
	if (!isRecord(data)) return undefined;
	const members = LIST_MEMBERS.filter((name) => name in data);
	if (members.length > 0)
		return readAssets(members.map((name) => data[name]).find((value) => value !== null));
	if (Object.keys(data).length === 0) return [];
	return ASSET_MEMBERS.some((name) => name in data) ? [data] : undefined;
}

/**
 * `POST /v3.0/oa/quota/message`: the quota assets that count messages, as Zalo sent them.
 * Source: zalo-oa-api.md 3.5.
 *
 * @returns undefined when Zalo's answer holds something that is no list
 */
export async function getMessageAssets(zalo: ZaloCaller, filter: AssetFilter) {
	return readAssets((await zalo.call(messageAssetsCall(filter))).data);
}

/**
 * `POST /v3.0/oa/quota/group`: the packages for GMF groups, as Zalo sent them; each is good for one group.
 * Source: zalo-oa-api.md 3.6.
 *
 * @returns undefined when Zalo's answer holds something that is no list
 */
export async function getGroupAssets(zalo: ZaloCaller, filter: AssetFilter) {
	return readAssets((await zalo.call(assetsCall(GROUP_ASSETS_URL, filter))).data);
}

/** `auto_renew` is a boolean in one source and text in another (zalo-oa-api.md 3.6). */
export const readAsset = (sent: Json): Asset => ({
	assetId: toText(sent.asset_id) ?? null,
	productType: toText(sent.product_type) ?? null,
	quotaType: toText(sent.quota_type) ?? null,
	validThrough: toIsoDate(sent.valid_through) ?? null,
	autoRenew: toBoolean(sent.auto_renew) ?? null,
});

export const readMessageAsset = (sent: Json): MessageAsset => ({
	...readAsset(sent),
	...readMaybeAmounts(sent.remain, sent.total),
});

/** At a renewal, Zalo may show the date of before for a while; nothing is known of how long. */
const GRACE = 24 * 3_600_000;

/** One that has ended counts no more, should Zalo still list it. */
const hasEnded = ({ validThrough, autoRenew }: Asset, grace: number): boolean =>
	validThrough !== null && validThrough < vietnamDate(Date.now() - grace) && autoRenew !== true;

/**
 * All assets of a list, taken together.
 *
 * @param grace for how long (ms) after its last day an asset still counts; 0 where money hangs on it
 * @returns undefined when one of them cannot be read, because what is left over would pass for the whole
 */
export function sumMessageAssets(sent: Json[], grace = GRACE): Amounts | undefined {
	const assets = sent.map(readMessageAsset).filter((asset) => !hasEnded(asset, grace));
	return assets.every(isKnown) ? sumAmounts(assets) : undefined;
}
