import { encode, MEGABYTE, PNG, type Part } from './parts';
import { anId, DONE, invalid, missing, notGranted, tooLong, useWorld } from './world';

const UPLOAD = 'https://openapi.zalo.me/v2.0/oa/upload/';
const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = { fileName: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n') };
const DOC = {
	fileName: 'a.doc',
	mediaType: 'application/msword',
	bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
};
const DOCX = {
	fileName: 'Báo giá.DOCX',
	mediaType: DOCX_TYPE,
	bytes: Buffer.from('PK\x03\x04[Content_Types].xml word/document.xml'),
};
const CSV = { fileName: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from('tên,số\nAn,1\n') };
const GIF = { fileName: 'a.gif', mediaType: 'image/gif', bytes: Buffer.from('GIF89a\x01\x00') };

const world = useWorld();

const upload = async (kind: 'gif' | 'file', ...parts: Part[]) =>
	(await world.ask('POST', UPLOAD + kind, await encode(parts))).json;
const padded = (bytes: Buffer, length: number) =>
	Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);

const NAME = invalid('file: its name');
const TYPE = invalid('file: its Content-Type');
const CONTENT = invalid('file: its content');

describe('a gif', () => {
	it.each(['GIF87a', 'GIF89a'])('gets an id, and is kept as it came: %s', async (version) => {
		const bytes = Buffer.from(`${version}\x01\x00`);
		expect(await upload('gif', { ...GIF, bytes })).toEqual({ data: { attachment_id: anId() }, ...DONE });
		expect(world.sandbox.uploads(world.oa)).toMatchObject([{ kind: 'gif', fileName: 'a.gif', bytes }]);
	});

	it.each<[string, Part[], object]>([
		['no part', [], missing('file')],
		['the name that one example has', [{ ...GIF, name: 'image' }], invalid('image')],
		['two of them', [GIF, GIF], invalid('file')],
		['the name of another type', [{ ...GIF, fileName: 'a.png' }], NAME],
		['another media type', [{ ...GIF, mediaType: 'image/png' }], TYPE],
		['a png under its name', [{ ...GIF, bytes: PNG }], CONTENT],
		['another version', [{ ...GIF, bytes: Buffer.from('GIF88a') }], CONTENT],
		['nothing', [{ ...GIF, bytes: Buffer.alloc(0) }], CONTENT],
		['a pdf', [PDF], NAME],
	])('is refused: %s', async (_name, parts, expected) => {
		expect(await upload('gif', ...parts)).toEqual(expected);
		expect(world.sandbox.uploads(world.oa)).toEqual([]);
	});
});

describe('a file', () => {
	it.each<[string, Required<Omit<Part, 'name'>>]>([
		['pdf', PDF],
		['doc', DOC],
		['docx', DOCX],
		['csv', CSV],
		['csv with a byte order mark', { ...CSV, bytes: Buffer.from('\ufefftên') }],
	])('gets a token, and is kept as it came: %s', async (_name, part) => {
		expect(await upload('file', part)).toEqual({ data: { token: anId() }, ...DONE });
		const { fileName, bytes } = part;
		expect(world.sandbox.uploads(world.oa)).toMatchObject([{ kind: 'file', fileName, bytes }]);
	});

	it.each<[string, Part[], object]>([
		['no part', [], missing('file')],
		['another name of the part', [{ ...PDF, name: 'upload' }], invalid('upload')],
		['a further part', [PDF, { name: 'token', fileName: undefined }], invalid('token')],
		['an image', [{}], NAME],
		['a table', [{ ...CSV, fileName: 'a.xlsx' }], NAME],
		['no extension', [{ ...PDF, fileName: 'pdf' }], NAME],
		['plain text', [{ ...CSV, mediaType: 'text/plain' }], TYPE],
		['no media type', [{ ...PDF, mediaType: '' }], TYPE],
		['an exe under the name of a pdf', [{ ...PDF, bytes: Buffer.from('MZ\x90') }], CONTENT],
		['text under the name of a pdf', [{ ...PDF, bytes: CSV.bytes }], CONTENT],
		[
			'a zip under the name of a docx',
			[{ ...DOCX, bytes: Buffer.from('PK\x03\x04xl/workbook.xml') }],
			CONTENT,
		],
		['half a signature', [{ ...DOC, bytes: DOC.bytes.subarray(0, 7) }], CONTENT],
		['an exe under the name of a csv', [{ ...CSV, bytes: Buffer.from('MZ\x00\x01') }], CONTENT],
		['a csv that is not UTF-8', [{ ...CSV, bytes: Buffer.from('t\xean', 'latin1') }], CONTENT],
		['an empty csv', [{ ...CSV, bytes: Buffer.alloc(0) }], CONTENT],
		['an empty pdf', [{ ...PDF, bytes: Buffer.alloc(0) }], CONTENT],
	])('is refused: %s', async (_name, parts, expected) => {
		expect(await upload('file', ...parts)).toEqual(expected);
		expect(world.sandbox.uploads(world.oa)).toEqual([]);
	});
});

describe.each(['gif', 'file'] as const)('a %s', (kind) => {
	const one = { gif: GIF, file: PDF }[kind];

	it('may have just 5 MB', async () => {
		const bytes = padded(one.bytes, 5 * MEGABYTE);
		expect(await upload(kind, { ...one, bytes })).toMatchObject({ error: 0 });
		const larger = padded(one.bytes, 5 * MEGABYTE + 1);
		expect(await upload(kind, { ...one, bytes: larger })).toEqual(tooLong('file', '5 MB'));
		expect(world.sandbox.uploads(world.oa)).toHaveLength(1);
	});

	it('counts against the month of its OA', async () => {
		world.oa.uploadsPerMonth = 1;
		world.sandbox.createUpload(world.oa, kind);
		expect(await upload(kind, one)).toMatchObject({ error: -211 });
	});

	it('is for those who may send', async () => {
		world.oa.permissions.delete('messages');
		expect(await upload(kind, one)).toEqual(notGranted);
	});
});
