import { LATEST_TIME, LONGEST_DATE, toIsoDate, vietnamDate } from './dates';
import { isRecord } from './guards';

/**
 * A time of the day with a zone: the day that it is in Vietnam then has to be worked out. Databases put a space for the T,
 * and leave out the minutes of the zone.
 */
const MOMENT = /^(?<day>\S+?)(?:T|\s+)(?<time>\d{2}\S*?)\s*(?<zone>Z|[+-]\d{2})(?::?(?<minutes>\d{2}))?$/i;

/** Dates of JavaScript and of n8n's expressions know how they are written as text; any other value as it is. */
export const asWritten = (value: unknown): unknown =>
	isRecord(value) && typeof value.toJSON === 'function' ? (value.toJSON() as unknown) : value;

/**
 * The moment (epoch ms) that a text with a date, a time of the day and a zone means.
 *
 * @returns NaN for one that is none of the calendar; undefined for a text without a time or without a zone
 */
export function momentIn(text: string): number | undefined {
	const moment = MOMENT.exec(text)?.groups;
	if (!moment) return undefined;
	const { day, time, zone = '', minutes = '00' } = moment;
	const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone}:${minutes}`;
	return Date.parse(`${toIsoDate(day)}T${time}${offset}`);
}

/**
 * The day that a date field means in Vietnam, as "2026-12-31". A time with a zone is a moment, and counts as the day
 * that it is in Vietnam then; without one, the day is taken as it is written, because that is what was picked.
 *
 * @returns undefined for anything that is no date of the calendar
 */
export function toVietnamDay(value: unknown): string | undefined {
	const written = asWritten(value);
	const text = typeof written === 'string' ? written.trim() : '';
	if (text.length > LONGEST_DATE) return undefined;
	const time = momentIn(text);
	if (time === undefined) return toIsoDate(text);
	// What cannot be read is no number, which is in no range.
	return Math.abs(time) <= LATEST_TIME ? toIsoDate(vietnamDate(time)) : undefined;
}

/** "2026-12-31" as Zalo writes dates in its calls: "31/12/2026". */
export const toZaloDate = (day: string): string => day.split('-').reverse().join('/');
