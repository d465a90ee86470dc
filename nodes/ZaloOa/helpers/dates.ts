import { toNumber } from './guards';

/** Day, month, year, as Zalo writes dates (zalo-oa-api.md 3.5). */
const ZALO_DATE = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/;

/** The latest time that a Date can hold (epoch ms). */
const MAX_TIME = 8.64e15;

/**
 * Zalo's "31/12/2026" as "2026-12-31".
 *
 * @returns undefined for anything that is no date of the calendar
 */
export function toIsoDate(value: unknown): string | undefined {
	const [, day, month, year] = (typeof value === 'string' && ZALO_DATE.exec(value)) || [];
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	// A day too many, as in 31/02, would silently become one of the next month.
	return date.getUTCMonth() === Number(month) - 1 ? date.toISOString().slice(0, 10) : undefined;
}

/**
 * Reads a time that Zalo sends in milliseconds since 1970, as a number or as text.
 *
 * @returns epoch ms; undefined for anything else, 0 included, which stands for "never"
 */
export function toTime(value: unknown): number | undefined {
	const time = toNumber(value);
	return time !== undefined && time > 0 && time <= MAX_TIME ? time : undefined;
}
