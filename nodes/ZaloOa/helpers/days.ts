import { LATEST_TIME, LONGEST_DATE, toIsoDate, vietnamDate } from './dates';
import { isRecord } from './guards';

/**
 * A time of the day with a zone: the day that it is in Vietnam then has to be worked out. Databases put a space for the T,
 * and leave out the minutes of the zone.
 */
const MOMENT = /^(?<day>\S+?)(?:T|\s+)(?<time>\d{2}\S*?)\s*(?<zone>Z|[+-]\d{2})(?::?(?<minutes>\d{2}))?$/i;

/** Dates of JavaScript and of n8n's expressions know how they are written as text. */
function toDateText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (!isRecord(value) || typeof value.toJSON !== 'function') return '';
	const text: unknown = value.toJSON();
	return typeof text === 'string' ? text : '';
}

/**
 * The day that a date field means in Vietnam, as "2026-12-31". A time with a zone is a moment, and counts as the day
 * that it is in Vietnam then; without one, the day is taken as it is written, because that is what was picked.
 *
 * @returns undefined for anything that is no date of the calendar
 */
export function toVietnamDay(value: unknown): string | undefined {
	const text = toDateText(value);
	if (text.length > LONGEST_DATE) return undefined;
	const moment = MOMENT.exec(text)?.groups;
	if (!moment) return toIsoDate(text);
	const { day, time: timeOfDay, zone = '', minutes = '00' } = moment;
	const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone}:${minutes}`;
	const time = Date.parse(`${toIsoDate(day)}T${timeOfDay}${offset}`);
	// What cannot be read is no number, which is in no range.
	return Math.abs(time) <= LATEST_TIME ? toIsoDate(vietnamDate(time)) : undefined;
}

/** "2026-12-31" as Zalo writes dates in its calls: "31/12/2026". */
export const toZaloDate = (day: string): string => day.split('-').reverse().join('/');
