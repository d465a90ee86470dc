import { templateParam, type TemplateParam } from '../../../sandbox';
import { filledIn, TEMPLATE_PATH, ZnsWorld } from './znsWorld';

/** What fills a template in, checked before anything is sent. */
describe('ZNS Message: Send: the fields of the template', () => {
	let zns: ZnsWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => zns.reset());
	afterAll(async () => await zns.stop());

	/** A template with one field, and a message that fills it in with an expression's value. */
	async function fill(param: Partial<TemplateParam>, value: unknown) {
		zns.template.listParams = [templateParam('field', param)];
		const templateDataJson = '={{ { field: $json.value } }}';
		return await zns.send({ dataMode: 'json', templateDataJson }, { items: [{ json: { value } as never }] });
	}
	const sentValue = () => zns.sent.at(-1)?.data.field;

	it.each([
		['STRING', 'An', 'An'],
		['STRING', '  Chị Hà ', 'Chị Hà'],
		['STRING', 1_250_000, '1250000'],
		['STRING', 'Hà'.normalize('NFD'), 'Hà'],
		['STRING', 'O\'Brien "x" <b>', 'O\'Brien "x" <b>'],
		['NUMBER', 1_250_000, '1250000'],
		['NUMBER', '1250000', '1250000'],
		['NUMBER', 12.5, '12.5'],
		['NUMBER', '12.5', '12.5'],
		['NUMBER', 0.1 + 0.2, '0.3'],
		['STRING', 0.1 + 0.2, '0.3'],
		['STRING', '250.000', '250.000'],
		['NUMBER', -3, '-3'],
		['NUMBER', 0, '0'],
		['DATE', '31/12/2026', '31/12/2026'],
		['DATE', '1/2/2026', '01/02/2026'],
		['DATE', '2026-12-31', '31/12/2026'],
		['DATE', '15:30 31/12/2026', '15:30 31/12/2026'],
		['DATE', '2026-12-31 15:30', '31/12/2026 15:30'],
		['DATE', '2026-12-31T00:00:00.000+07:00', '31/12/2026'],
		['DATE', '2026-12-30T17:00:00.000Z', '31/12/2026'],
		['DATE', '2026-12-31T00:00:00', '31/12/2026'],
		['DATE', '2026-12-31 00:00:00', '31/12/2026'],
		['DATE', '2026-12-30T17:00:00z', '31/12/2026'],
		['DATE', '2026-12-31 00:00:00+07', '31/12/2026'],
	] as const)('%s takes %p', async (type, value, written) => {
		const run = await fill({ type }, value);
		expect(run.json()).toHaveLength(1);
		expect(sentValue()).toBe(written);
	});

	it.each([
		['NUMBER', '1.250.000đ', /has to be digits only: "1\.250\.000đ"/, /without dots, commas or a currency/],
		['NUMBER', '1,250', /has to be digits only/, /without dots, commas or a currency/],
		['NUMBER', '250.000', /has to be digits only: "250\.000"/, /1250000/],
		['NUMBER', '1.250.000', /has to be digits only/, /without dots, commas or a currency/],
		['NUMBER', '1e6', /has to be digits only/, /without dots, commas or a currency/],
		['NUMBER', 'NaN', /has to be digits only/, /without dots, commas or a currency/],
		['DATE', '31/13/2026', /cannot be read as a date/, /31\/12\/2026/],
		['DATE', '30/02/2026', /cannot be read as a date/, /31\/12\/2026/],
		['DATE', 'ngày mai', /cannot be read as a date/, /31\/12\/2026/],
		['DATE', '2026-12-31T10:00:00.000+07:00', /cannot be read as a date/, /setZone\('Asia\/Ho_Chi_Minh'\)/],
		['DATE', 20_261_231, /cannot be read as a date/, /31\/12\/2026/],
		['DATE', '2026-12-31T00:00:00.000Z', /cannot be read as a date/, /setZone/],
		['DATE', '2026-12-31T20:00:00+00', /cannot be read as a date/, /setZone/],
		['DATE', '2026-12-31T20:00:00Z[UTC]', /cannot be read as a date/, /setZone/],
		['DATE', '2026/12/31T20:00:00Z', /cannot be read as a date/, /setZone/],
		['DATE', '31/12/2026T15:30', /cannot be read as a date/, /./],
		['DATE', '29:59 31/12/2026', /cannot be read as a date/, /./],
		['DATE', '31/12-2026', /cannot be read as a date/, /./],
		['STRING', 'Invalid DateTime', /Template field "field" is "Invalid DateTime"/, /./],
		['STRING', 'undefined', /Template field "field" is "undefined"/, /./],
		['STRING', '[object Object]', /Template field "field" is/, /./],
		['STRING', '2026-11-25T17:17:33.663-05:00', /is a date as computers write it/, /setZone/],
		['DATE', '2026-12-31T15:30:00', /cannot be read as a date/, /format\('dd\/MM\/yyyy'\)/],
		['DATE', '2026-99-31T00:00:00.000Z', /cannot be read as a date/, /./],
		['STRING', true, /is not text/, /./],
		['STRING', { a: 1 }, /Template field "field"/, /./],
		['STRING', [1], /Template field "field"/, /./],
	] as const)('%s does not take %p', async (type, value, message, advice) => {
		const error = (await fill({ type }, value)).nodeError();
		expect(error?.message).toMatch(message);
		expect(error?.message).toContain('"field"');
		expect(error?.description).toMatch(advice);
		expect(zns.sent).toEqual([]);
	});

	it.each([undefined, null, '', '   '])('a required one that is %p is told as empty', async (value) => {
		const error = (await fill({}, value)).nodeError();
		expect(error?.message).toBe('Template field "field" is empty, and the template requires it');
		expect(zns.sent).toEqual([]);
	});

	it('a required one may be empty where the template says so', async () => {
		expect((await fill({ acceptNull: true }, '')).json()).toHaveLength(1);
		expect(sentValue()).toBe('');
	});

	it('an optional one may be missing', async () => {
		expect((await fill({ require: false }, undefined)).json()).toHaveLength(1);
		expect(zns.sent.at(-1)?.data).toEqual({});
	});

	it.each([
		[10, 'a'.repeat(10)],
		[2, '👩‍👩'.slice(0, 2)],
		[2, 'Hà'.normalize('NFD')],
	])('a value may be as long as the template says: %i', async (maxLength, value) => {
		expect((await fill({ maxLength }, value)).json()).toHaveLength(1);
	});

	it('one that is too long is told with both lengths', async () => {
		const error = (await fill({ maxLength: 10 }, 'a'.repeat(11))).nodeError();
		expect(error?.message).toBe(
			'Template field "field" has 11 characters, and this template takes at most 10',
		);
		expect(zns.sent).toEqual([]);
	});

	it('one that is too short is told with both lengths', async () => {
		const error = (await fill({ minLength: 5 }, 'abcd')).nodeError();
		expect(error?.message).toBe(
			'Template field "field" has 4 characters, and this template wants at least 5',
		);
	});

	it('a limit of 0 is none', async () => {
		zns.world.answerWith(TEMPLATE_PATH, {
			templateId: zns.template.templateId,
			listParams: [{ name: 'customer_name', require: true, type: 'STRING', maxLength: 0, minLength: 0 }],
		});
		zns.template.listParams = [templateParam('customer_name', { maxLength: 100 })];
		const templateData = filledIn({ customer_name: 'a'.repeat(50) }, []);
		expect((await zns.send({ templateData })).json()).toHaveLength(1);
	});

	it('one that the template does not have is named, with those that it has', async () => {
		const error = (
			await zns.send({ templateData: filledIn({ customer: 'An', order_code: '1' }, []) })
		).nodeError();
		expect(error?.message).toBe('The template has no field "customer"');
		expect(error?.description).toContain('customer_name, order_code');
	});

	it('an empty one that the template does not have any more is left out', async () => {
		const templateData = filledIn({ customer_name: 'An', order_code: '1', gone: null, empty: '' });
		expect((await zns.send({ templateData })).json()).toHaveLength(1);
		expect(zns.sent).toMatchObject([{ data: { customer_name: 'An', order_code: '1' } }]);
	});

	it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
		'a field may be called %s',
		async (name) => {
			zns.template.listParams = [templateParam(name)];
			const missing = (await zns.send({ dataMode: 'json', templateDataJson: '{}' })).nodeError();
			expect(missing?.message).toBe(`Template field "${name}" is empty, and the template requires it`);
			const run = await zns.send({ dataMode: 'json', templateDataJson: `{"${name}":"x"}` });
			expect(run.json()).toHaveLength(1);
		},
	);

	it('a field that n8n has stored as required, and that is no more, blocks nothing', async () => {
		const templateData = filledIn({ customer_name: 'An', order_code: '1', gone: '={{ null }}' }, [
			'customer_name',
			'order_code',
			'gone',
		]);
		expect((await zns.send({ templateData })).json()).toHaveLength(1);
	});

	it('a required one that an expression leaves empty is told in our words', async () => {
		const templateData = filledIn({ customer_name: '={{ $json.missing }}', order_code: '1' });
		expect((await zns.send({ templateData })).nodeError()?.message).toBe(
			'Template field "customer_name" is empty, and the template requires it',
		);
	});

	it('a name may be written with accents in two ways', async () => {
		zns.template.listParams = [templateParam('tên'.normalize('NFC'))];
		const json = JSON.stringify({ ['tên'.normalize('NFD')]: 'An' });
		expect((await zns.send({ dataMode: 'json', templateDataJson: json })).json()).toHaveLength(1);
		expect(zns.sent).toMatchObject([{ data: { ['tên'.normalize('NFC')]: 'An' } }]);
	});

	it('where Zalo does not name the fields, nothing goes out unchecked', async () => {
		zns.world.answerWith(TEMPLATE_PATH, { templateId: zns.template.templateId });
		expect((await zns.send()).nodeError()?.message).toBe(
			"Zalo's answer does not say which fields the template has",
		);
		expect(zns.sent).toEqual([]);
	});

	it('a template without fields needs nothing', async () => {
		zns.template.listParams = [];
		expect((await zns.send({ templateData: filledIn({}, []) })).json()).toHaveLength(1);
		expect(
			(await zns.send({ templateData: { mappingMode: 'defineBelow', value: null } })).json(),
		).toHaveLength(1);
	});

	it.each(['', 'x', '[]', '"text"', '{"a":', '3', 'null'])(
		'JSON that is no object is refused: %s',
		async (json) => {
			const error = (await zns.send({ dataMode: 'json', templateDataJson: json })).nodeError();
			expect(error?.message).toMatch(/Template Data|JSON/);
			expect(zns.sent).toEqual([]);
		},
	);

	it('a value of 100,000 characters is refused at once', async () => {
		const error = (await fill({}, 'a'.repeat(100_000))).nodeError();
		expect(error?.message).toContain('has 100000 characters');
		expect(error?.message.length).toBeLessThan(200);
	});
});
