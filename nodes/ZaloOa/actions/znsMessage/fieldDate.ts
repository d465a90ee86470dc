import { endOfVietnamDay, toIsoDate, vietnamDate } from '../../helpers/dates';
import { momentIn, toZaloDate } from '../../helpers/days';

/** Digits and one sign between them, and nothing else: "31/12/2026", "2026-12-31". */
const DAY = /^\d{1,4}([/.-])\d{1,2}\1\d{1,4}$/;
const TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const MIDNIGHT = /^00:00(:00(\.0+)?)?$/;

/** A date with its time as n8n, JavaScript and databases write it. */
const MOMENT =
	/^(?<day>\d{4}[-/]\d{2}[-/]\d{2})(?:T|\s)(?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?(?<name>\[[^\]]*\])?$/i;

/** Would nobody but a computer write it so? One with a space and without a zone may as well be a person's. */
export const isMoment = (text: string): boolean => {
	const { zone, name } = MOMENT.exec(text)?.groups ?? {};
	return MOMENT.test(text) && (/T/i.test(text) || zone !== undefined || name !== undefined);
};

const isoDay = (text: string): string | undefined => (DAY.test(text) ? toIsoDate(text) : undefined);

/**
 * The day of a moment at midnight in Vietnam, or of one without a zone at midnight. With another time of the day nobody
 * guesses whether the customer shall read the time as well.
 */
function dayOfMoment(text: string): string | undefined {
	const { day = '', time = '', zone, name } = MOMENT.exec(text)?.groups ?? {};
	if (name !== undefined) return undefined;
	if (zone === undefined) return MIDNIGHT.test(time) ? isoDay(day) : undefined;
	const moment = momentIn(text) ?? NaN;
	return moment === endOfVietnamDay(moment - 1) ? vietnamDate(moment) : undefined;
}

/** The day, with a time of the day before or behind it, as Zalo's templates show appointments. */
function withTime(text: string): string | undefined {
	const [first = '', second = '', ...more] = text.split(/\s+/);
	if (more.length > 0) return undefined;
	const [before, behind] = [isoDay(second), isoDay(first)];
	if (before !== undefined && TIME.test(first)) return `${first} ${toZaloDate(before)}`;
	if (behind === undefined || !TIME.test(second)) return undefined;
	return `${toZaloDate(behind)} ${second}`;
}

/**
 * A date as Zalo's examples have it: "2026-12-31" and "1/2/2026" as "31/12/2026" and "01/02/2026", also with a time of the
 * day: "15:30 31/12/2026".
 *
 * @returns undefined for anything that is no date of the calendar, and for what a computer has written with a time
 */
export function toDateText(text: string): string | undefined {
	const day = isoDay(text);
	if (day !== undefined) return toZaloDate(day);
	const moment = dayOfMoment(text);
	if (moment !== undefined) return toZaloDate(moment);
	return isMoment(text) ? undefined : withTime(text);
}
