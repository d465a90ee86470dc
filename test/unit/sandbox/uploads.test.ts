import { encode, MEGABYTE, PNG, type Part } from './parts';
import { anId, DAY_MS, DONE, refusal, useWorld } from './world';

const IMAGE = 'https://openapi.zalo.me/v2.0/oa/upload/image';
const JPG = Buffer.from('ffd8ffe000104a464946', 'hex');

const world = useWorld();

const upload = async (...parts: Part[]) => (await world.ask('POST', IMAGE, await encode(parts))).json;

/** A body written by hand, for what no client writes by itself. */
const uploadText = async (body: string, contentType = 'multipart/form-data; boundary=xyz') =>
	(await world.ask('POST', IMAGE, { body, headers: { 'content-type': contentType } })).json;

const part = (headers: string, content = PNG.toString('latin1')) =>
	`--xyz\r\n${headers}\r\n\r\n${content}\r\n`;
const DISPOSITION = 'Content-Disposition: form-data; name="file"; filename="a.png"';

const success = () => ({ data: { attachment_id: anId() }, ...DONE });

describe('an image', () => {
	it('gets an id, and is kept as it came', async () => {
		const fileName = 'Ảnh "đẹp" số 1.PNG';
		expect(await upload({ fileName })).toEqual(success());
		expect(world.sandbox.uploads(world.oa)).toMatchObject([{ kind: 'image', fileName, bytes: PNG }]);
	});

	it('may be a jpg, and hold anything, lines that look like delimiters too', async () => {
		const bytes = Buffer.concat([JPG, Buffer.from('\r\n--xyz\r\n\r\n------formdata-undici-\r\n--')]);
		expect(await upload({ fileName: 'a.jpeg', mediaType: 'image/jpeg', bytes })).toEqual(success());
		expect(world.sandbox.uploads(world.oa)[0]?.bytes).toEqual(bytes);
	});

	it('may have just 1 MB', async () => {
		const bytes = Buffer.alloc(MEGABYTE);
		PNG.copy(bytes);
		expect(await upload({ bytes })).toEqual(success());
		const larger = Buffer.concat([bytes, Buffer.alloc(1)]);
		expect(await upload({ bytes: larger })).toEqual(refusal('file exceeds the limit of 1 MB', -210));
		expect(world.sandbox.uploads(world.oa)).toHaveLength(1);
	});

	it.each<[string, Part[], string]>([
		['no part', [], 'file is missing'],
		['another name', [{ name: 'image' }], 'image is invalid'],
		['a second part of the name', [{}, {}], 'file is invalid'],
		['a further part', [{}, { name: 'note', fileName: undefined }], 'note is invalid'],
		['a part without a file name', [{ fileName: undefined }], 'file is invalid'],
		['a name without extension', [{ fileName: 'png' }], 'file: its name is invalid'],
		['the extension of another type', [{ fileName: 'a.png.exe' }], 'file: its name is invalid'],
		['no media type', [{ mediaType: '' }], 'file: its Content-Type is invalid'],
		['another media type', [{ mediaType: 'image/gif' }], 'file: its Content-Type is invalid'],
		['an exe under the name of an image', [{ bytes: Buffer.from('MZ\x90') }], 'file: its content is invalid'],
		['the beginning of a png alone', [{ bytes: PNG.subarray(0, 7) }], 'file: its content is invalid'],
		['nothing', [{ bytes: Buffer.alloc(0) }], 'file: its content is invalid'],
	])('is refused: %s', async (_name, parts, message) => {
		expect(await upload(...parts)).toEqual(refusal(message));
		expect(world.sandbox.uploads(world.oa)).toEqual([]);
	});

	it.each([
		['no end', part(DISPOSITION), 'body is invalid'],
		['no delimiter', 'text', 'body is invalid'],
		['nothing at all', '', 'body is invalid'],
		['no end of the headers', '--xyz\r\nContent-Type: image/png\r\n--xyz--', 'body is invalid'],
		['no disposition', `${part('Content-Type: image/png')}--xyz--`, 'body is invalid'],
		[
			'another disposition',
			`${part(DISPOSITION.replace('form-data', 'attachment'))}--xyz--`,
			'body is invalid',
		],
		['no name', `${part('Content-Disposition: form-data; filename="a.png"')}--xyz--`, 'body is invalid'],
		['a header that is none', `${part(`${DISPOSITION}\r\nnonsense`)}--xyz--`, 'body is invalid'],
	])('is refused when its body has %s', async (_name, body, message) => {
		expect(await uploadText(body)).toEqual(refusal(message));
	});

	it.each(['multipart/form-data', 'application/json', 'multipart/mixed; boundary=xyz', ''])(
		'is refused as %j',
		async (contentType) => {
			expect(await uploadText(`${part(DISPOSITION)}--xyz--`, contentType)).toEqual(
				refusal('Content-Type is invalid'),
			);
		},
	);

	it('takes a boundary in quotes, and no query', async () => {
		const { body, headers } = await encode([{}]);
		const quoted = {
			'content-type': headers['content-type']?.replace(/boundary=(.*)/, 'boundary="$1"') ?? '',
		};
		expect((await world.ask('POST', IMAGE, { body, headers: quoted })).json).toEqual(success());
		expect((await world.ask('POST', `${IMAGE}?kind=png`, { body, headers })).json).toEqual(
			refusal('kind is invalid'),
		);
	});

	it('can be sent for 7 days, and by its own OA', async () => {
		await upload({});
		expect(world.sandbox.uploads(world.sandbox.createOa())).toEqual([]);
		world.sandbox.clock.advance(7 * DAY_MS - 1);
		expect(world.sandbox.uploads(world.oa)).toHaveLength(1);
		world.sandbox.clock.advance(1);
		expect(world.sandbox.uploads(world.oa)).toEqual([]);
	});

	it('counts against the month of its OA, refused ones do not', async () => {
		world.app.accessTokenSeconds = 60 * 24 * 3600;
		world.pair = world.sandbox.issueTokens(world.app, world.oa);
		world.oa.uploadsPerMonth = 1;
		await upload({ name: 'image' });
		expect(await upload({})).toEqual(success());
		expect(await upload({})).toMatchObject({ error: -211 });
		world.sandbox.clock.set(Date.parse('2026-10-31T16:59:59Z'));
		expect(await upload({})).toMatchObject({ error: -211 });
		// November begins in Vietnam.
		world.sandbox.clock.advance(1000);
		expect(await upload({})).toEqual(success());
	});

	it('is forgotten on reset', async () => {
		await upload({});
		const { oaId } = world.oa;
		world.sandbox.reset();
		expect(world.sandbox.uploads(world.sandbox.createOa({ oaId }))).toEqual([]);
	});
});
