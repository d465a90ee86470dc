import { isRecord } from '../helpers/guards';

/** Members that have been seen to hold the list (zalo-oa-api.md 3.5, "shape"). */
const LIST_MEMBERS = ['assets', 'asset'];

/** By one of these, an object shows that it is an entry itself (zalo-oa-api.md 3.5, 3.6). */
const ENTRY_MEMBERS = ['asset_id', 'product_type', 'quota_type', 'remain', 'total', 'status'];

/**
 * The entries of a list that Zalo sends as an array, as one object instead of an array of one, or inside an
 * object; where it sends nothing, there are none. Sources differ, see zalo-oa-api.md 3.5.
 *
 * @returns undefined when there is something, and it is no list
 */
export function readList(data: unknown): Array<Record<string, unknown>> | undefined {
	if (data === undefined || data === null || data === '') return [];
	if (Array.isArray(data)) {
		const entries = data.filter(isRecord);
		return entries.length > 0 || data.length === 0 ? entries : undefined;
	}
	if (!isRecord(data)) return undefined;
	const members = LIST_MEMBERS.filter((name) => name in data);
	if (members.length > 0) return readList(members.map((name) => data[name]).find((value) => value !== null));
	if (Object.keys(data).length === 0) return [];
	return ENTRY_MEMBERS.some((name) => name in data) ? [data] : undefined;
}
