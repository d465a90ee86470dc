/** The form that Zalo's limits are best measured in (zalo-oa-api.md, section 4); it shows the same. */
export const toNfc = (text: string): string => text.normalize('NFC');

/**
 * How long a text is for Zalo's limits.
 *
 * Assumption: no source says what Zalo counts as one character. UTF-16 code units are the strictest of the readings:
 * an emoji counts at least 2, so a text that fits by this count fits by code points and by visible characters too.
 */
export const lengthOf = (text: string): number => toNfc(text).length;

/** Anything that shows, or stands for something that does. */
const VISIBLE = /[^\s\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;

/** Does a text show nothing: is it empty, or only white space, non-breaking spaces and zero-width characters? */
export const isBlank = (text: string): boolean => !VISIBLE.test(text);

/** What joins the character before it to one visible character, a space too: accents, skin tones, joiners. */
const JOINS = /^[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d\u0e33\u0eb3]/u;
/** The first of them. Most characters are before it, and need no closer look. */
const FIRST_JOINING = 0x300;

const joinsSpace = (text: string, at: number) =>
	text.charCodeAt(at) >= FIRST_JOINING && JOINS.test(text.slice(at, at + 2));

/** The same as \s; a long text has so many of the first ones that no expression is asked about them. */
function isWhiteSpace(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code < 0xa0 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(text.charAt(at));
}

/** White space that stands for itself. Nothing joins a tab or a line break. */
const isGap = (text: string, at: number) =>
	isWhiteSpace(text, at) && !(joinsSpace(text, at + 1) && /\p{Zs}/u.test(text.charAt(at)));

/** Where the white space ends that begins at a place. */
function endOfGap(text: string, from: number): number {
	let at = from;
	while (at < text.length && isGap(text, at)) at++;
	return at;
}

const clusters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

const isInsidePair = (text: string, at: number) =>
	/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

/**
 * The last place at most `limit` behind `start` that lies between two visible characters ("grapheme clusters": an
 * emoji with all its parts, a flag, a letter with all its accents). Where one of them alone is longer than the limit,
 * it is a place between two of its code points.
 */
function endOfClusters(text: string, start: number, limit: number): number {
	// Whether a place lies between two clusters depends on what is before it, and on the one code point behind it.
	const nearby = text.slice(start, start + limit + 2);
	const within = clusters.segment(nearby).containing(limit)?.index ?? 0;
	if (within > 0) return start + within;
	return isInsidePair(text, start + limit) ? start + limit - 1 : start + limit;
}

/** The beginning of a text, of at most `limit` UTF-16 code units, that ends with a whole visible character. */
export function beginningOf(text: string, limit: number): string {
	const whole = toNfc(text);
	return whole.length <= limit ? whole : whole.slice(0, endOfClusters(whole, 0, limit));
}

/** A line break, and another one with nothing but white space between them. */
const BLANK_LINE = /(?:\r\n|\r(?!\n)|[\n\u2028\u2029])[^\S\r\n\u2028\u2029]*[\r\n\u2028\u2029]/;
const LINE_BREAK = /[\r\n\u2028\u2029]/;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]{0,2}$/;
/** Spaces that ask for no line break at them; still better than the inside of a word. */
const NO_BREAK = /^[\u00a0\u2007\u202f\ufeff]+$/;

/** The rank of white space that would leave a tiny part; all that lies further on is better. */
const TINY = 5;

/** How good it is to split at some white space; the lower the better. */
function rankOf(gap: string, before: string): number {
	if (LINE_BREAK.test(gap)) return BLANK_LINE.test(gap) ? 0 : 1;
	if (SENTENCE_END.test(before)) return 2;
	return NO_BREAK.test(gap) ? 4 : 3;
}

/** Where a part ends, and where the next one starts: behind the white space between them. */
interface Split {
	end: number;
	next: number;
}

/** The last of the best places to split at, for a part that starts at a place and has more than `limit` behind it. */
function findSplit(text: string, start: number, limit: number): Split {
	let best: (Split & { rank: number }) | undefined;
	// White space behind the last character that fits is a place as well.
	for (const { index } of text.slice(start, start + limit + 1).matchAll(/\s+/g)) {
		const end = start + index;
		const next = endOfGap(text, end);
		if (next === end) continue;
		const rank =
			index * 2 < limit ? TINY : rankOf(text.slice(end, next), text.slice(Math.max(start, end - 3), end));
		if (best === undefined || rank <= best.rank) best = { end, next, rank };
	}
	if (best !== undefined) return best;
	const end = endOfClusters(text, start, limit);
	return { end, next: end };
}

/**
 * Splits a text into several of at most `limit` UTF-16 code units each, in order and in NFC: Zalo takes no more than
 * 2,000 characters at once (zalo-oa-api.md 4.1). It splits at a blank line, else at a line break, a sentence's end, or
 * between words, as long as the part is at least half of the limit; else at the last white space, and where there is
 * none, between visible characters.
 *
 * Dropped are the white space at a split and behind the whole of a text that is too long, and a part that would show
 * nothing. All else is kept.
 *
 * @param limit at least 2, so that both halves of an emoji fit
 * @returns no text at all where nothing would show
 */
export function splitText(text: string, limit: number): string[] {
	if (!Number.isSafeInteger(limit) || limit < 2) throw new RangeError(`No text is split by ${limit}`);
	const given = toNfc(text);
	const whole = given.length <= limit ? given : given.trimEnd();
	const parts: string[] = [];
	for (let start = 0; start < whole.length;) {
		const isLast = whole.length - start <= limit;
		const { end, next } = isLast ? { end: whole.length, next: whole.length } : findSplit(whole, start, limit);
		parts.push(whole.slice(start, end));
		start = next;
	}
	return parts.filter((part) => !isBlank(part));
}
