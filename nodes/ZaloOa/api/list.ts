import { isRecord, toNumber } from '../helpers/guards';
import type { Answer } from '../transport/types';

/**
 * The entries of a list that Zalo sends as an array; where it sends nothing, there are none. What is no entry keeps its
 * place, as undefined: the next page begins behind as many as Zalo has counted.
 *
 * @param toEntry undefined for what is no entry
 * @returns undefined when there is something, and it is no array, or one without a single entry
 */
export function readEntries<Entry>(
	list: unknown,
	toEntry: (sent: unknown) => Entry | undefined,
): Array<Entry | undefined> | undefined {
	if (list === undefined || list === null || list === '') return [];
	if (!Array.isArray(list)) return undefined;
	const entries = list.map((sent: unknown) => toEntry(sent));
	return entries.length === 0 || entries.some((entry) => entry !== undefined) ? entries : undefined;
}

/** How many entries there are in all, where Zalo says so beside a page of them. */
export const totalOf = ({ data }: Answer): number | undefined =>
	isRecord(data) ? toNumber(data.total) : undefined;

/**
 * The entries of a page that Zalo sends as `{ total, count, offset, users: […] }`. Without the array it is a page only if
 * it says that there are none.
 *
 * @param member in which the array stands: "users"
 * @returns undefined for anything else
 */
export function readPageMember<Entry>(
	answer: Answer,
	member: string,
	toEntry: (sent: unknown) => Entry | undefined,
): Array<Entry | undefined> | undefined {
	const { data } = answer;
	if (!isRecord(data)) return readEntries(data, toEntry);
	const saysNone = totalOf(answer) === 0 || Object.keys(data).length === 0;
	return Array.isArray(data[member]) || saysNone ? readEntries(data[member], toEntry) : undefined;
}
