import fc from 'fast-check';

import { kindOf, MIME_TYPES } from '../../../nodes/ZaloOa/helpers/fileKind';
import * as sample from '../../support/sampleFiles';

const { compoundFile, compoundFileOf, zip } = sample;
const text = (content: string) => Buffer.from(content);
const utf16 = (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le');
const MEGABYTE = 1024 * 1024;

/** A file at the beginning of a larger one. */
const enlarged = (content: Buffer, size: number) =>
	Buffer.concat([content, Buffer.alloc(size - content.length)]);

const many = (count: number) => Array.from({ length: count }, (_, index) => `Stream ${index}`);
const PARTS = ['[Content_Types].xml', '_rels/.rels'];

describe('the kind of a file', () => {
	it.each<[string, string, Uint8Array]>([
		['jpg', 'a JFIF', sample.jpg],
		['jpg', 'a photo with Exif', Buffer.from('ffd8ffe1001845786966', 'hex')],
		['png', 'a png', sample.png],
		['gif', 'today’s gif', sample.gif(1, 1)],
		['gif', 'the first gif', sample.gif(1, 1, 'GIF87a')],
		['gif', 'a gif that says no size', sample.gif(0, 0)],
		['pdf', 'a pdf', sample.pdf],
		['pdf', 'a pdf behind a line break', Buffer.concat([text('\r\n'), sample.pdf])],
		['pdf', 'a pdf behind a byte order mark', Buffer.concat([text('\ufeff'), sample.pdf])],
		['pdf', 'the next pdf', text('%PDF-2.0\n')],
		['doc', 'a doc', sample.doc],
		['doc', 'a doc with large sectors', compoundFileOf(['WordDocument'], 4096)],
		['doc', 'a doc with a long directory', compoundFileOf([...many(300), 'WordDocument'])],
		[
			'doc',
			'a doc with a long directory of large sectors',
			compoundFileOf([...many(300), 'WordDocument'], 4096),
		],
		[
			'doc',
			'a doc whose text stands left in the tree',
			compoundFile([{ name: 'Root Entry', child: 2 }, { name: 'WordDocument' }, { name: 'Data', left: 1 }]),
		],
		[
			'doc',
			'a doc with a table of Excel’s in it',
			compoundFile([
				{ name: 'Root Entry', child: 1 },
				{ name: 'ObjectPool', child: 2, right: 3 },
				{ name: 'Workbook' },
				{ name: 'WordDocument' },
			]),
		],
		['docx', 'a docx', sample.docx],
		['docx', 'a docx with a comment behind it', zip([...PARTS, 'word/document.xml'], 'x'.repeat(0xffff))],
		['docx', 'a docx with a table of Excel’s in it', zip([...PARTS, 'word/embeddings/a.xlsx'])],
		['docx', 'a docx with many pictures', zip([...PARTS, ...many(2_000), 'word/document.xml'])],
		['csv', 'a table in UTF-8', sample.csv],
		['csv', 'one with a byte order mark', Buffer.concat([text('\ufeff'), sample.csv])],
		['csv', 'one in UTF-16', utf16('Tên;Số\r\nAn;1\r\n')],
		['csv', 'one in UTF-16, the high byte first', utf16('Tên;Số\r\nAn;1\r\n').swap16()],
		['csv', 'one column', text('0912345678\n0987654321\n')],
		['csv', 'one line', text('a,b')],
		['csv', 'tabs', text('a\tb')],
		['csv', 'a field like a tag', text('<5 tuổi,10\n5,20')],
		['csv', 'a field with JSON', text('id,data\n1,"{""a"":1}"\n')],
		['csv', 'emoji', text('👨‍👩‍👧‍👦,🇻🇳\n')],
		['csv', 'letters of a wrong decoding', text('â\u0080\u0099,b')],
	])('is %s for %s', (kind, _name, content) => {
		expect(kindOf(content)).toBe(kind);
		// As Node's buffers often are: a part of a larger one.
		const larger = Buffer.concat([Buffer.from([1, 2, 3]), content]);
		expect(kindOf(larger.subarray(3))).toBe(kind);
		expect(kindOf(new Uint8Array(content))).toBe(kind);
	});

	it.each<[string, Uint8Array]>([
		['nothing', new Uint8Array()],
		['a program', sample.exe],
		['a program of Linux’s', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
		['a page of HTML', sample.html],
		['a page of HTML behind white space', text(' \r\n\t<html>\n</html>')],
		['a page of HTML behind a byte order mark', text('\ufeff<!-- a, b -->\n')],
		['a page of HTML in UTF-16', utf16('<html>\n</html>')],
		['XML', text('<?xml version="1.0"?>\n<a/>')],
		['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg">\n</svg>')],
		['JSON', text('{"error":-201,\n"message":"x"}')],
		['a list in JSON', text('[\n  {"id":1}\n]')],
		['RTF', text('{\\rtf1\\ansi\n}')],
		['a zip', zip(['a.txt', 'b/c.txt'])],
		['an empty zip', zip([])],
		['a zip with a folder "word"', zip(['word/a.txt'])],
		['a zip with a file "word"', zip([...PARTS, 'word'])],
		['a zip with a folder "word" in another', zip([...PARTS, 'my/word/document.xml'])],
		['a docx in a zip', zip(['a.docx', 'word.txt'])],
		['a docx with macros', zip([...PARTS, 'word/document.xml', 'word/vbaProject.bin'])],
		['an xlsx', zip([...PARTS, 'xl/workbook.xml'])],
		['a docx behind a program', Buffer.concat([sample.exe, sample.docx])],
		['a docx that begins like a program', Buffer.from(sample.docx).fill('MZ', 0, 2)],
		['an xls', compoundFileOf(['Workbook', '\x05SummaryInformation'])],
		['a docx with a password', compoundFileOf(['EncryptedPackage', 'EncryptionInfo'])],
		[
			'an xls with a text of Word’s in it',
			compoundFile([
				{ name: 'Root Entry', child: 1 },
				{ name: 'MBD0001', child: 2, right: 3 },
				{ name: 'WordDocument' },
				{ name: 'Workbook' },
			]),
		],
		['a stream with a longer name', compoundFileOf(['WordDocuments'])],
		['a stream with a shorter name', compoundFileOf(['WordDocumen'])],
		['a compound file with sectors of no size', compoundFileOf(['WordDocument']).fill(0, 30, 32)],
		['a compound file with sectors of a size that no version has', compoundFileOf(['WordDocument'], 256)],
		['a compound file with sectors of any size', compoundFileOf(['WordDocument']).fill(0xff, 30, 32)],
		['a webp', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1')],
		['a bmp', Buffer.from('BM\x46\0\0\0\0\0', 'latin1')],
		['a video', Buffer.from('\0\0\0\x18ftypmp42', 'latin1')],
		['a pdf behind words', Buffer.concat([text('Xin chào '), sample.pdf])],
		['a pdf without a version', text('%PDF-\n')],
		['only spaces', text('   \r\n  \t ')],
		['only a byte order mark', text('\ufeff')],
		['a word', text('hello')],
		['text in windows-1258', Buffer.from('T\xean,S\xf4\xcc\r\n', 'latin1')],
		['text that ends inside a letter', text('a,b,ế').subarray(0, -1)],
		['UTF-16 without a byte order mark', utf16('a,b\n').subarray(2)],
		['UTF-16 that ends inside a letter', utf16('a,b\n').subarray(0, -1)],
		['UTF-16 with half an emoji', utf16('a,\ud83d,b\n')],
		['UTF-32', Buffer.from('fffe0000610000002c000000', 'hex')],
		['text with a NUL', text('a,b\0c\n')],
		['text with a NUL far behind', text(`${'a,b\n'.repeat(200_000)}\0`)],
		['UTF-16 with a NUL', utf16('a,b\0\n')],
		['text with control characters', text('a,b\x01\x02\n')],
	])('is unknown for %s', (_name, content) => {
		expect(kindOf(content)).toBeUndefined();
	});

	it.each<[string, Buffer, number]>([
		['jpg', sample.jpg, 3],
		['png', sample.png, 8],
		['gif', sample.gif(1, 1), 6],
		['pdf', sample.pdf, 6],
		['doc', sample.doc, sample.doc.length],
		['docx', sample.docx, sample.docx.length],
	])('is unknown for a %s that ends before it can be told', (kind, content, needed) => {
		expect(kindOf(content.subarray(0, needed))).toBe(kind);
		for (let length = 0; length < needed; length++) {
			expect(kindOf(content.subarray(0, length))).toBeUndefined();
		}
	});

	it('is unknown for a directory without an end, which is not read for ever', () => {
		const inCircle = compoundFile([
			{ name: 'Root Entry', child: 1 },
			{ name: 'One', left: 1, right: 2 },
			{ name: 'Two', left: 1, right: 0 },
		]);
		// The only sector of the directory says that it follows itself.
		inCircle.writeUInt32LE(1, 512 + 4);
		expect(kindOf(inCircle)).toBeUndefined();
		const beyond = compoundFileOf(['One']);
		beyond.writeUInt32LE(0x7fffffff, 76);
		expect(kindOf(beyond)).toBeUndefined();
		const far = compoundFileOf(['One']);
		far.writeUInt32LE(0x7fffffff, 48);
		expect(kindOf(far)).toBeUndefined();
	});

	it('is unknown for a zip whose directory lies elsewhere', () => {
		const lost = Buffer.from(sample.docx);
		lost.writeUInt32LE(0x7fffffff, lost.length - 6);
		expect(kindOf(lost)).toBeUndefined();
	});

	it('does not change what it reads', () => {
		for (const content of [sample.doc, sample.docx, sample.csv, sample.pdf]) {
			const before = Buffer.from(content);
			kindOf(content);
			expect(content).toEqual(before);
		}
	});

	it('can be told of any text with a comma, in UTF-8 and UTF-16', () => {
		const cells = fc.string({ unit: fc.constantFrom(...'aếệ ƠĐ5"\'.-', '👍🏽', '🇻🇳'), minLength: 1 });
		fc.assert(
			fc.property(cells, (cell) => {
				expect(kindOf(text(`${cell},b`))).toBe('csv');
				expect(kindOf(utf16(`${cell},b`))).toBe('csv');
			}),
		);
	});

	it('is hardly ever known for random bytes, and never csv where there is a NUL', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
				const kind = kindOf(bytes);
				if (kind === 'csv') expect(bytes[0] === 0xff || bytes[0] === 0xfe || !bytes.includes(0)).toBe(true);
				else expect(['jpg', undefined]).toContain(kind);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('is no reason to fail for a doc or a docx with any damage', () => {
		const damaged = fc.tuple(
			fc.constantFrom(sample.doc, sample.docx),
			fc.array(fc.tuple(fc.nat({ max: 4_000 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 20 }),
		);
		fc.assert(
			fc.property(damaged, ([content, damage]) => {
				const copy = Buffer.from(content);
				for (const [at, byte] of damage) copy[at % copy.length] = byte;
				expect(['doc', 'docx', undefined]).toContain(kindOf(copy));
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('a large file', () => {
	it.each<[string | undefined, Buffer]>([
		['jpg', enlarged(sample.jpg, 6 * MEGABYTE)],
		['pdf', enlarged(sample.pdf, 6 * MEGABYTE)],
		['doc', enlarged(sample.doc, 6 * MEGABYTE)],
		['docx', zip([...PARTS, 'word/document.xml', 'x'.repeat(60_000), ...many(9_000)])],
		['csv', text('Nguyễn Văn An,0912345678\n'.repeat(220_000))],
		['csv', utf16('Nguyễn,0912345678\n'.repeat(180_000))],
		['csv', text(`a,b\n${'ế'.repeat(2 * MEGABYTE)}`)],
		['csv', text(`a,b\nc${'ế'.repeat(2 * MEGABYTE)}`)],
		['csv', text(`a,b\ncd${'ế'.repeat(2 * MEGABYTE)}`)],
		['csv', utf16(`a,b\n${'👍'.repeat(MEGABYTE)}`)],
		['csv', utf16(`a,b\nc${'👍'.repeat(MEGABYTE)}`)],
		[undefined, Buffer.alloc(6 * MEGABYTE)],
		[undefined, Buffer.alloc(6 * MEGABYTE, ' ')],
		[undefined, Buffer.alloc(6 * MEGABYTE, 'a')],
		[undefined, Buffer.alloc(6 * MEGABYTE, 0xff)],
		[undefined, Buffer.alloc(6 * MEGABYTE, 'PK\x03\x04PK\x01\x02PK\x05\x06')],
		[undefined, enlarged(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 6 * MEGABYTE).fill(9, 30, 31)],
	])('is told to be %s at once', (kind, content) => {
		const start = performance.now();
		expect(kindOf(content)).toBe(kind);
		expect(performance.now() - start).toBeLessThan(1_000);
	});
});

describe('a MIME type', () => {
	it('is known for every kind', () => {
		for (const type of Object.values(MIME_TYPES))
			expect(type).toMatch(/^(image|text|application)\/[a-z.-]+$/);
		expect(Object.keys(MIME_TYPES)).toEqual(['jpg', 'png', 'gif', 'pdf', 'doc', 'docx', 'csv']);
	});
});
