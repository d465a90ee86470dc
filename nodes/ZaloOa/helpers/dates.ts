import { toNumber } from './guards';

/** A time of the day may follow a date, and nothing else: in "10/03/1999 (âm lịch)" the day is one of the moon's. */
const END = /(?:(?:T|\s+)\d{1,2}:\d{2}.*)?\s*$/;

/** Day, month, year, as Zalo writes dates (zalo-oa-api.md 3.5); people in Vietnam write dashes or dots, too. */
const DAY_FIRST = new RegExp(
	`^\\s*(?<day>\\d{1,2})(?<sign>[/.-])(?<month>\\d{1,2})\\k<sign>(?<year>\\d{4})${END.source}`,
);

/** The other way round, as the rest of the world does. */
const YEAR_FIRST = new RegExp(
	`^\\s*(?<year>\\d{4})(?<sign>[/.-])(?<month>\\d{1,2})\\k<sign>(?<day>\\d{1,2})${END.source}`,
);

/** Characters of a date with its time; what is longer is none, and would only take long to find that out. */
export const LONGEST_DATE = 100;

const DAY = 86_400_000;

/** Vietnam is 7 hours ahead of UTC all year round: it has no summer time. */
const VIETNAM_OFFSET = 7 * 3_600_000;

/**
 * The latest time that a Date can hold (epoch ms), less a month, so that whatever is reckoned from a time of Zalo's
 * is one as well.
 */
export const LATEST_TIME = 8.64e15 - 31 * DAY;

/**
 * Zalo's "31/12/2026" as "2026-12-31".
 *
 * @returns undefined for anything that is no date of the calendar
 */
export function toIsoDate(value: unknown): string | undefined {
	const text = typeof value === 'string' && value.length <= LONGEST_DATE ? value : '';
	const { day, month, year } = (DAY_FIRST.exec(text) ?? YEAR_FIRST.exec(text))?.groups ?? {};
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	// A day too many, as in 31/02, would silently become one of the next month, and the year 99 that of 1999.
	const isMeant = date.getUTCMonth() === Number(month) - 1 && date.getUTCFullYear() === Number(year);
	return isMeant ? date.toISOString().slice(0, 10) : undefined;
}

/** The day that it is in Vietnam at a time (epoch ms), as "2026-12-31". */
export const vietnamDate = (time: number): string =>
	new Date(time + VIETNAM_OFFSET).toISOString().slice(0, 10);

/** When the day ends that it is in Vietnam at a time (both epoch ms). */
export const endOfVietnamDay = (time: number): number =>
	(Math.floor((time + VIETNAM_OFFSET) / DAY) + 1) * DAY - VIETNAM_OFFSET;

/**
 * Reads a time that Zalo sends in milliseconds since 1970, as a number or as text.
 *
 * @returns epoch ms; undefined for anything else, 0 included, which stands for "never"
 */
export function toTime(value: unknown): number | undefined {
	const time = toNumber(value);
	return time !== undefined && time > 0 && time <= LATEST_TIME ? time : undefined;
}

/** A time (epoch ms) as n8n's users compute with it: ISO 8601 in UTC. */
export const toIsoTime = (time: number): string => new Date(time).toISOString();

/** A time that Zalo sends in milliseconds as such a text; null where it sends none. */
export function readIsoTime(sent: unknown): string | null {
	const time = toTime(sent);
	return time === undefined ? null : toIsoTime(time);
}
