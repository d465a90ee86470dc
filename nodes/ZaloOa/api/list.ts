import { isRecord } from '../helpers/guards';

/** An answer that is about one thing, also as an array of one. Undefined for everything else. */
export function readSingle(data: unknown): Record<string, unknown> | undefined {
	const single: unknown = Array.isArray(data) && data.length === 1 ? data[0] : data;
	return isRecord(single) ? single : undefined;
}

/**
 * The entries of a list that Zalo sends as an array; where it sends nothing, there are none. What is no object stays as
 * an empty one, because the next page begins behind as many entries as Zalo has counted.
 *
 * @returns undefined when there is something, and it is no array
 */
export function readEntries(list: unknown): Array<Record<string, unknown>> | undefined {
	if (list === undefined || list === null || list === '') return [];
	return Array.isArray(list) ? list.map((entry: unknown) => (isRecord(entry) ? entry : {})) : undefined;
}
