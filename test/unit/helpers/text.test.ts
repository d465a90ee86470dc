import fc from 'fast-check';

import { beginningOf, isBlank, lengthOf, splitText, toNfc } from '../../../nodes/ZaloOa/helpers/text';

const LIMIT = 2_000;
const FAMILY = '👨‍👩‍👧‍👦';
const FLAG = '🇻🇳';
const LONE_SURROGATE = /\p{Cs}/u;
const clusters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** What may be dropped: white space, and the joiner of an emoji that is too long, when it would be a part alone. */
const DROPPED = /^[\s\u200d]*$/;

/** Where each part lies in the text; fails where the text has anything else between two of them. */
function placesOf(parts: string[], text: string): Array<{ start: number; end: number }> {
	let from = 0;
	const places = parts.map((part) => {
		const start = text.indexOf(part, from);
		expect(start).not.toBe(-1);
		expect(text.slice(from, start)).toMatch(DROPPED);
		from = start + part.length;
		return { start, end: from };
	});
	expect(text.slice(from)).toMatch(DROPPED);
	return places;
}

describe('the length of a text', () => {
	it.each([
		['', 0],
		['Xin chào', 8],
		['e\u0302\u0301', 1],
		['\u0958', 2],
		['👍', 2],
		[FLAG, 4],
		[FAMILY, 11],
		['\r\n', 2],
	])('of %j is %i', (text, length) => {
		expect(lengthOf(text)).toBe(length);
	});

	it('is the same in either form, whose text is the same', () => {
		expect(toNfc('Tiê\u0301ng Vie\u0302\u0323t')).toBe('Tiếng Việt');
		expect(lengthOf('Tiê\u0301ng Vie\u0302\u0323t')).toBe('Tiếng Việt'.length);
	});
});

describe('a blank text', () => {
	it.each([
		'',
		' ',
		'\n\r\n\t\v\f',
		'\u00a0\u202f\u2007',
		'\u3000\u2003',
		'\u0085',
		'\u2028\u2029',
		'\u200b\u200c\u200d\u2060\ufeff',
		'\u00ad\u200e\u200f\u202a\u202c',
		'\ufe0f',
		' '.repeat(50_000),
	])('is %j', (text) => {
		expect(isBlank(text)).toBe(true);
	});

	it.each(['a', ' . ', '0', '\u200b-\u200b', '👍', FLAG, '\u0301', '\ud83d', `${' '.repeat(50_000)}ế`, '❤️'])(
		'is not %j',
		(text) => {
			expect(isBlank(text)).toBe(false);
		},
	);
});

describe('the beginning of a text', () => {
	it.each([
		['', 5, ''],
		['ế', 5, 'ế'],
		['abcde', 5, 'abcde'],
		['abcdef', 5, 'abcde'],
		['e\u0302\u0301'.repeat(6), 5, 'ế'.repeat(5)],
		['abcd👍', 5, 'abcd'],
		[`ab${FLAG}`, 5, 'ab'],
		[`ab${FAMILY}`, 12, 'ab'],
		['abcdx\u0301', 5, 'abcd'],
		[FAMILY, 3, '👨\u200d'],
		[FAMILY, 4, '👨\u200d'],
	])('of %j with at most %i is %j', (text, limit, beginning) => {
		expect(beginningOf(text, limit)).toBe(beginning);
	});
});

describe('a text that is too long', () => {
	it.each<[string, string, string[]]>([
		['a blank line', 'aaaa aaaa aaaa\n\nb c\nd. e fff', ['aaaa aaaa aaaa', 'b c\nd. e fff']],
		['a blank line of Windows', 'aaaa aaaa aaaa\r\n\r\nb\r\nc. fff', ['aaaa aaaa aaaa', 'b\r\nc. fff']],
		['a blank line of an old Mac', 'aaaa aaaa aaaa\r\rb\rc. fffff', ['aaaa aaaa aaaa', 'b\rc. fffff']],
		['a line of spaces', 'aaaa aaaa aaaa\n \t\nb\nc fffff', ['aaaa aaaa aaaa', 'b\nc fffff']],
		['the last blank line', 'aaaa aaaa aa\n\nb\n\nc d eeeee', ['aaaa aaaa aa\n\nb', 'c d eeeee']],
		['a line break', 'aaaa aaaa aaaa\nb c. d ffff', ['aaaa aaaa aaaa', 'b c. d ffff']],
		['a line break of Windows', 'aaaa aaaa aaaa\r\nb. d ffff', ['aaaa aaaa aaaa', 'b. d ffff']],
		['the end of a sentence', 'aaaa aaaa aaa. b c d ffff', ['aaaa aaaa aaa.', 'b c d ffff']],
		['a question', 'aaaa aaaa aaa? b c d ffff', ['aaaa aaaa aaa?', 'b c d ffff']],
		['a quoted sentence', 'aaaa “aaaa a.” b c d ffff', ['aaaa “aaaa a.”', 'b c d ffff']],
		['a space', 'aaaa aaaa aaaa b,ccccccc', ['aaaa aaaa aaaa', 'b,ccccccc']],
		['a space rather than one that holds', 'aaaa aaaa aaa b\u00a0cccccc', ['aaaa aaaa aaa', 'b\u00a0cccccc']],
		['a space that holds', 'aaaaaaaaaaaaaa\u00a0bbbbbbbbb', ['aaaaaaaaaaaaaa', 'bbbbbbbbb']],
		['a word’s inside', 'a'.repeat(45), ['a'.repeat(20), 'a'.repeat(20), 'aaaaa']],
		['the very end of what fits', `${'a'.repeat(20)} b`, ['a'.repeat(20), 'b']],
		['half of the limit', 'aaaaaaaaaa\n\nbbbb cccc dddd', ['aaaaaaaaaa', 'bbbb cccc dddd']],
		['more than a tiny part', 'aaaaaaaaa\n\nbbbb cccc dddd', ['aaaaaaaaa\n\nbbbb cccc', 'dddd']],
		['more than a tiny first line', 'a\n\nbbbb bbbb bbbb bbbb cccc', ['a\n\nbbbb bbbb bbbb', 'bbbb cccc']],
		['a tiny part where nothing else is', `a ${'b'.repeat(24)}`, ['a', 'b'.repeat(20), 'bbbb']],
		['the last of several tiny parts', `a\n\nb c ${'d'.repeat(18)}`, ['a\n\nb c', 'd'.repeat(18)]],
		[
			'much white space',
			`${'a'.repeat(15)}${' '.repeat(99)}${'b'.repeat(9)}`,
			['a'.repeat(15), 'b'.repeat(9)],
		],
		['white space behind it', `aaaa aaaa aaaa\n\nbbbb\n${' '.repeat(30)}`, ['aaaa aaaa aaaa\n\nbbbb']],
		['white space before it', `   ${'a'.repeat(25)}`, ['a'.repeat(20), 'aaaaa']],
		['much white space before it', `${' '.repeat(50)}abc`, ['abc']],
		[
			'a space with an accent, which is a letter',
			`${'a'.repeat(15)} \u0301bbbbbbb`,
			[`${'a'.repeat(15)} \u0301bbb`, 'bbbb'],
		],
		[
			'a line break, with an accent behind it',
			`${'a'.repeat(15)}\r\n\u0301bbbb`,
			['a'.repeat(15), '\u0301bbbb'],
		],
	])('is split at %s', (_name, text, parts) => {
		expect(splitText(text, 20)).toEqual(parts);
	});

	it.each([
		['a family', FAMILY],
		['a flag', FLAG],
		['a skin tone', '👍🏽'],
		['a keycap', '1️⃣'],
		['a heart', '❤️'],
		['a flag of tags', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
		['letters with accents', 'x\u0301\u0323\u031b'],
		['Hangul', '\u1112\u1161\u11ab\u11a8'],
		['an emoji', '🚀'],
	])('is never cut inside %s, wherever it stands', (_name, whole) => {
		for (let before = 0; before <= 40; before++) {
			const text = `${'x'.repeat(before)}${whole}${'y'.repeat(40)}`;
			const parts = splitText(text, 20);
			expect(parts.join('')).toBe(toNfc(text));
			expect(parts.filter((part) => part.includes(toNfc(whole)))).toHaveLength(1);
			expect(Math.max(...parts.map(lengthOf))).toBeLessThanOrEqual(20);
		}
	});

	it('keeps flags whole among flags, and families among families', () => {
		expect(splitText(FLAG.repeat(10), 7)).toEqual(Array<string>(10).fill(FLAG));
		expect(splitText(FLAG.repeat(10), 8)).toEqual(Array<string>(5).fill(FLAG.repeat(2)));
		expect(splitText(FAMILY.repeat(4), 32)).toEqual([FAMILY.repeat(2), FAMILY.repeat(2)]);
	});

	it('is cut inside an emoji only where one alone is too long, and never inside one of its code points', () => {
		const crowd = `👩${'\u200d👩'.repeat(40)}`;
		for (let limit = 2; limit < 30; limit++) {
			const parts = splitText(crowd, limit);
			placesOf(parts, crowd);
			for (const part of parts) {
				expect(part).not.toMatch(LONE_SURROGATE);
				expect(part.length).toBeLessThanOrEqual(limit);
			}
		}
	});

	it('is cut inside a letter only where its accents are too many', () => {
		const letter = `x${'\u0301'.repeat(49)}`;
		expect(splitText(letter, 20).map(lengthOf)).toEqual([20, 20, 10]);
		expect(splitText(letter, 50)).toEqual([letter]);
		expect(splitText(`aaaaa${letter}`, 50)).toEqual(['aaaaa', letter]);
	});

	it('keeps halves of an emoji that were given alone', () => {
		expect(splitText('\ud83d'.repeat(5), 2)).toEqual(['\ud83d\ud83d', '\ud83d\ud83d', '\ud83d']);
	});
});

describe('a text at the limit', () => {
	it('is one of 2,000 characters, and two of 2,001', () => {
		expect(splitText('a'.repeat(LIMIT), LIMIT)).toEqual(['a'.repeat(LIMIT)]);
		expect(splitText('a'.repeat(LIMIT + 1), LIMIT)).toEqual(['a'.repeat(LIMIT), 'a']);
	});

	it('is measured in NFC, in which its parts are', () => {
		expect(splitText('e\u0302\u0301'.repeat(LIMIT), LIMIT)).toEqual(['ế'.repeat(LIMIT)]);
		expect(splitText('\u0958'.repeat(1_001), LIMIT).map(lengthOf)).toEqual([LIMIT, 2]);
	});

	it('stays as it is when it fits, with white space around it', () => {
		for (const text of ['a', ' a ', '\n\na\n', 'a\n\nb', `${' '.repeat(1_999)}a`]) {
			expect(splitText(text, LIMIT)).toEqual([text]);
		}
	});

	it('is not split for white space behind it', () => {
		const text = `${'a'.repeat(1_500)}\n\n${'b'.repeat(498)}`;
		expect(splitText(`${text}${' \n'.repeat(9)}`, LIMIT)).toEqual([text]);
	});

	it.each([
		'',
		' ',
		'\n\n',
		'\u00a0',
		'\u200b',
		' '.repeat(2_001),
		'\u200b'.repeat(5_000),
		'\n'.repeat(50_000),
	])('is none where nothing would show: %j', (text) => {
		expect(splitText(text, LIMIT)).toEqual([]);
	});

	it('comes in no more parts than it needs', () => {
		const text = 'Xin chào bạn. '.repeat(3_572).slice(0, 50_000);
		const parts = splitText(text, LIMIT);
		expect(parts).toHaveLength(26);
		expect(parts.slice(0, -1).every((part) => part.endsWith('bạn.') && part.length > 1_980)).toBe(true);
	});

	it.each([1, 0, -5, 2.5, NaN, Infinity])('is not split by %p', (limit) => {
		expect(() => splitText('abc', limit)).toThrow(RangeError);
	});
});

describe('the parts of any text', () => {
	const pieces = [
		...['a', 'b', 'word', 'Đường', 'e\u0302\u0301', 'x\u0301\u0323', '\u0958', '.', '! ', '?”'],
		...[
			' ',
			'  ',
			'\n',
			'\n\n',
			'\r\n',
			'\r\n\r\n',
			'\t',
			'\u00a0',
			'\u2028',
			' \u0301',
			'\n\u0301',
			'\r\n\u0301',
		],
		...[FAMILY, FLAG, '👍🏽', '❤️', '1️⃣', '🚀', 'क्ष', '\u1112\u1161\u11ab', `z${'\u0301'.repeat(30)}`],
	];
	const texts = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 120 });
	const limits = fc.integer({ min: 2, max: 60 });

	it('are in order, with nothing but white space between them, and none is too long or blank', () => {
		fc.assert(
			fc.property(texts, limits, (text, limit) => {
				const parts = splitText(text, limit);
				placesOf(parts, toNfc(text));
				for (const part of parts) {
					expect(part).not.toMatch(LONE_SURROGATE);
					expect(lengthOf(part)).toBeLessThanOrEqual(limit);
					expect(isBlank(part)).toBe(false);
					expect(toNfc(part)).toBe(part);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('begin and end between visible characters, but for one that is too long', () => {
		fc.assert(
			fc.property(texts, limits, (text, limit) => {
				const whole = toNfc(text);
				const segments = clusters.segment(whole);
				for (const { start, end } of placesOf(splitText(text, limit), whole)) {
					for (const place of [start, end].filter((at) => at < whole.length)) {
						const cluster = segments.containing(place);
						if (cluster?.index !== place) expect(cluster?.segment.length).toBeGreaterThan(limit);
					}
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('are the text itself where it fits', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(splitText(text, 10_000)).toEqual(isBlank(text) ? [] : [toNfc(text)]);
			}),
		);
	});

	it('are not tiny where words are short, and end where words do', () => {
		const words = fc.tuple(
			fc.stringMatching(/^[a-z]{1,9}[.!?]?$/),
			fc.constantFrom(' ', '\n', '\n\n', '\r\n\r\n'),
		);
		fc.assert(
			fc.property(fc.array(words, { maxLength: 100 }), fc.integer({ min: 40, max: 80 }), (chosen, limit) => {
				const text = chosen.flat().join('');
				const parts = splitText(text, limit);
				for (const part of parts.slice(0, -1)) expect(part.length * 2).toBeGreaterThanOrEqual(limit);
				expect(parts.flatMap((part) => part.match(/\S+/g))).toEqual(text.match(/\S+/g) ?? []);
			}),
			{ numRuns: 500 },
		);
	});

	it('hold everything of a text of any characters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), limits, (text, limit) => {
				// Only these may be a part of their own that would show nothing.
				fc.pre(!/\p{Default_Ignorable_Code_Point}/u.test(text));
				expect(splitText(text, limit).join('').replace(/\s/g, '')).toBe(toNfc(text).replace(/\s/g, ''));
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('a text of a million characters', () => {
	it.each([
		...[
			'a',
			'a ',
			' ',
			'\n',
			'\r\n',
			'a\n\n',
			'a. ',
			'.',
			'. ',
			'Xin chào bạn. ',
			'a\u00a0',
			'\u00a0',
			'\u200b',
		],
		...['ế', 'e\u0302\u0301', '👍', FLAG, FAMILY, '\u0301', ' \u0301', '👩\u200d', '\ud83d', '\n '],
		...[`${'a'.repeat(999)} ${'b'.repeat(5_000)}`, `a${' '.repeat(10_000)}`, `ab\n${' '.repeat(1_100)}`],
	])('is split at once, case %#', (piece) => {
		const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
		const start = performance.now();
		const parts = splitText(text, LIMIT);
		expect(performance.now() - start).toBeLessThan(2_000);
		for (const part of parts) expect(part.length).toBeLessThanOrEqual(LIMIT);
	});

	it('is split at once when it is one gap', () => {
		const start = performance.now();
		const text = `${'a\n\n'.repeat(600)}${' '.repeat(1_000_000)}b`;
		expect(splitText(text, LIMIT)).toHaveLength(2);
		expect(performance.now() - start).toBeLessThan(2_000);
	});
});
