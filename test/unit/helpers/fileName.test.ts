import fc from 'fast-check';

import type { FileKind } from '../../../nodes/ZaloOa/helpers/fileKind';
import { extensionOf, withExtension } from '../../../nodes/ZaloOa/helpers/fileName';

describe('the extension of a name', () => {
	it.each([
		['a.pdf', 'pdf'],
		['Báo cáo tháng 12.PDF', 'pdf'],
		['a.tar.gz', 'gz'],
		['a.pdf  ', 'pdf'],
		['ảnh.jpeg', 'jpeg'],
		['C:\\a.b\\c.docx', 'docx'],
		['.csv', 'csv'],
	])('of %j is %s', (name, extension) => {
		expect(extensionOf(name)).toBe(extension);
	});

	it.each([
		'',
		' ',
		'a',
		'pdf',
		'a.',
		'a.pdf.',
		'a. pdf',
		'a.pd f',
		'a.đồ',
		'a.pdf/b',
		'...',
		'a.averylongword',
	])('is none for %j', (name) => {
		expect(extensionOf(name)).toBe('');
	});
});

describe('the name of a file', () => {
	it.each<[string, FileKind]>([
		['Báo cáo tháng 12.pdf', 'pdf'],
		['Hợp đồng – Nguyễn Thị Ánh (bản 2), 50%.docx', 'docx'],
		['a.b.c.csv', 'csv'],
		['ảnh.jpeg', 'jpg'],
		['ảnh.jpg', 'jpg'],
		['👨‍👩‍👧‍👦.png', 'png'],
		['O\'Brien "x".gif', 'gif'],
	])('stays as it is: %j', (name, kind) => {
		expect(withExtension(name, kind)).toBe(name);
	});

	it.each<[string, FileKind, string]>([
		['báo cáo', 'pdf', 'báo cáo.pdf'],
		['báo cáo.PDF', 'pdf', 'báo cáo.pdf'],
		['ảnh.JPEG', 'jpg', 'ảnh.jpeg'],
		['ảnh.jpeg', 'png', 'ảnh.png'],
		['ảnh.png', 'jpg', 'ảnh.jpg'],
		['thư.doc', 'docx', 'thư.docx'],
		['báo cáo v1.2', 'pdf', 'báo cáo v1.2.pdf'],
		['setup.exe', 'pdf', 'setup.exe.pdf'],
		['a.pdf.', 'pdf', 'a.pdf'],
		['  a.pdf  ', 'pdf', 'a.pdf'],
		['a .pdf', 'pdf', 'a.pdf'],
		['a..pdf', 'pdf', 'a.pdf'],
		['.env', 'csv', 'env.csv'],
		['/home/an/báo cáo.pdf', 'pdf', 'báo cáo.pdf'],
		['C:\\fakepath\\báo cáo.pdf', 'pdf', 'báo cáo.pdf'],
		['../../etc/passwd', 'csv', 'passwd.csv'],
		['a/b\\c', 'pdf', 'c.pdf'],
		['a\r\nX-Header: b\0.pdf', 'pdf', 'aX-Header: b.pdf'],
		['a\u0085\u2028\u2029b\x7f.pdf', 'pdf', 'ab.pdf'],
		['a\u202efdp.exe', 'pdf', 'afdp.exe.pdf'],
		['a\ud83d.pdf', 'pdf', 'a.pdf'],
		['Ba\u0301o ca\u0301o.pdf', 'pdf', 'Báo cáo.pdf'],
	])('%j of a %s becomes %j', (name, kind, expected) => {
		expect(withExtension(name, kind)).toBe(expected);
	});

	it.each([
		'',
		'   ',
		'.',
		'..',
		'../..',
		'folder/',
		'folder\\',
		'.pdf',
		' .pdf',
		'..pdf',
		'\n\t',
		'\u200b',
		'\u00a0.pdf',
		'\ud83d',
	])('is a plain one for %j', (name) => {
		expect(withExtension(name, 'pdf')).toBe('file.pdf');
	});

	it('has at most 200 characters, and keeps its extension', () => {
		expect(withExtension('a'.repeat(196), 'pdf')).toBe(`${'a'.repeat(196)}.pdf`);
		expect(withExtension(`${'a'.repeat(196)}.pdf`, 'pdf')).toBe(`${'a'.repeat(196)}.pdf`);
		expect(withExtension('a'.repeat(197), 'pdf')).toBe(`${'a'.repeat(196)}.pdf`);
		expect(withExtension('a'.repeat(197), 'docx')).toBe(`${'a'.repeat(195)}.docx`);
		expect(withExtension(`${'ế'.repeat(1_000)}.pdf`, 'pdf')).toBe(`${'ế'.repeat(196)}.pdf`);
	});

	it('is not cut inside an emoji, and does not end with a space or a dot', () => {
		const family = '👨‍👩‍👧‍👦';
		expect(withExtension(`${'a'.repeat(190)}${family}`, 'pdf')).toBe(`${'a'.repeat(190)}.pdf`);
		expect(withExtension(`${'a'.repeat(190)} . . . . .b`, 'pdf')).toBe(`${'a'.repeat(190)}.pdf`);
	});

	it('is always short, safe and of the kind, and stays as it is when it is made again', () => {
		const pieces = fc.constantFrom(
			...[
				'a',
				'ế',
				'e\u0301',
				' ',
				'.',
				'/',
				'\\',
				'\0',
				'\n',
				'👨‍👩‍👧‍👦',
				'\ud83d',
				'.pdf',
				'.jpeg',
				'\u202e',
				'Đ',
			],
		);
		const kinds = fc.constantFrom<FileKind>('jpg', 'png', 'gif', 'pdf', 'doc', 'docx', 'csv');
		fc.assert(
			fc.property(fc.string({ unit: pieces, maxLength: 300 }), kinds, (given, kind) => {
				const name = withExtension(given, kind);
				expect(name.length).toBeLessThanOrEqual(200);
				expect(name).not.toMatch(/[\p{Cc}\p{Cs}/\\\u202e]/u);
				expect(name).toMatch(/^[^\s.].*\.[a-z]+$/u);
				expect(extensionOf(name).replace('jpeg', 'jpg')).toBe(kind);
				expect(withExtension(name, kind)).toBe(name);
			}),
			{ numRuns: 1_000 },
		);
	});

	it.each(['.', ' ', 'a', '/', '. ', ' .a', '\0', '\u0301'])(
		'of a million times %j is made at once',
		(piece) => {
			const start = performance.now();
			expect(withExtension(piece.repeat(1_000_000), 'pdf')).toMatch(/\.pdf$/);
			expect(performance.now() - start).toBeLessThan(1_000);
		},
	);
});
