/** True for `{…}`, not for null and not for arrays. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An answer that is about one thing, also as an array of one. Undefined for everything else. */
export function readSingle(data: unknown): Record<string, unknown> | undefined {
	const single: unknown = Array.isArray(data) && data.length === 1 ? data[0] : data;
	return isRecord(single) ? single : undefined;
}

/**
 * Reads a number that Zalo sent as a number or as text ("1874"): both spellings are attested for the
 * same fields (zalo-oa-api.md 3.1 and 4.1).
 *
 * @returns undefined for anything that is not a finite number
 */
export function toNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string' || !/^\s*[+-]?\d+(\.\d+)?\s*$/.test(value)) return undefined;
	const number = Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/** Reads a switch that Zalo sent as a boolean or as text ("true"); undefined for anything else. */
export function toBoolean(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
	return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/**
 * Reads an id or a name: ids are text everywhere, because many of Zalo's are too long for a number.
 *
 * @returns undefined where there is none, or an empty one
 */
export function toText(value: unknown): string | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
