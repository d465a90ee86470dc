import type { TemplateStatus } from '../../sandbox';
import { START, useWorld } from './world';
import { QUALITY, SAMPLE_DATA, TEMPLATE, TEMPLATE_TAGS, TEMPLATES, ZnsCalls } from './znsBodies';

const world = useWorld();
const zns = new ZnsCalls(world);

const success = (data: unknown) => ({ data, error: 0, message: 'Success' });
const idsIn = (answer: unknown): string[] =>
	(answer as { data: Array<{ templateId: string }> }).data.map(({ templateId }) => templateId);

describe('the list of templates', () => {
	it('tells of each', async () => {
		const { templateId } = world.sandbox.createTemplate(world.oa);
		const listed = {
			templateId,
			templateName: 'Xác nhận đơn hàng',
			createdTime: START,
			status: 'ENABLE',
			templateQuality: 'HIGH',
			templateTag: 'TRANSACTION',
			price_sdt: 300,
			price_uid: 200,
		};
		const query = { offset: 0, limit: 100, status: 1, filterPreset: 0 };
		expect(await zns.get(TEMPLATES, query)).toEqual({ ...success([listed]), metadata: { total: 1 } });
	});

	it('has pages, the newest first, of the state that is asked for', async () => {
		const states: TemplateStatus[] = ['ENABLE', 'PENDING_REVIEW', 'REJECT', 'DISABLE', 'ENABLE'];
		const made = states.map((status, n) =>
			world.sandbox.createTemplate(world.oa, { status, createdTime: START - n, templateId: `${n}` }),
		);
		world.sandbox.createTemplate(world.sandbox.createOa());
		const ids = made.map(({ templateId }) => templateId);
		expect(idsIn(await zns.get(TEMPLATES, { offset: 0, limit: 100 }))).toEqual(ids);
		const page = await zns.get(TEMPLATES, { offset: 2, limit: 2 });
		expect(page).toMatchObject({ metadata: { total: 5 } });
		expect(idsIn(page)).toEqual(['2', '3']);
		const ofState = async (status: number) =>
			idsIn(await zns.get(TEMPLATES, { offset: 0, limit: 9, status }));
		expect(await Promise.all([1, 2, 3, 4].map(ofState))).toEqual([['0', '4'], ['1'], ['2'], ['3']]);
	});

	it.each<Record<string, string | number>>([
		{},
		{ offset: 0 },
		{ limit: 1 },
		{ offset: -1, limit: 1 },
		{ offset: 0, limit: 0 },
		{ offset: 0, limit: 101 },
		{ offset: 0, limit: 1, status: 5 },
		{ offset: 0, limit: 1, filterPreset: 2 },
		{ offset: 0, limit: 1, tag: 1 },
	])('is not asked for with %j', async (query) => {
		expect(await zns.get(TEMPLATES, query)).toMatchObject({ error: -132 });
	});

	it('is spelled in several ways', async () => {
		const { templateId: template_id, templateName: template_name } = world.sandbox.createTemplate(world.oa);
		world.sandbox.spelling = { templateListNames: 'snake_case', quotesPrices: true };
		const list = async () =>
			((await zns.get(TEMPLATES, { offset: 0, limit: 1 })) as { data: object[] }).data[0];
		expect(await list()).toMatchObject({ template_id, template_name, price_sdt: '300', price_uid: '200' });
		expect(await list()).not.toHaveProperty('templateId');
		world.sandbox.spelling = { namesPricesByChannel: false };
		expect(await list()).not.toHaveProperty('price_sdt');
	});
});

describe('a template', () => {
	const param = {
		require: true,
		type: 'STRING',
		maxLength: 30,
		minLength: 0,
		acceptNull: false,
	};
	const optional = { ...param, require: false, maxLength: 20 };

	it('tells all of itself', async () => {
		const listButtons = [{ type: 1, title: 'Xem', content: 'https://example.com' }];
		const { templateId } = world.sandbox.createTemplate(world.oa, { listButtons });
		expect(await zns.get(TEMPLATE, { template_id: templateId })).toEqual(
			success({
				templateId,
				templateName: 'Xác nhận đơn hàng',
				status: 'ENABLE',
				templateQuality: 'HIGH',
				templateTag: 'TRANSACTION',
				listParams: [
					{ ...param, name: 'customer_name' },
					{ ...param, name: 'order_code' },
					{ ...optional, name: 'amount', type: 'NUMBER' },
					{ ...optional, name: 'delivery_date', type: 'DATE' },
				],
				listButtons,
				timeout: 7_200_000,
				previewUrl: `https://example.com/znspreview/${templateId}`,
				price: 300,
				price_sdt: 300,
				price_uid: 200,
				applyTemplateQuota: false,
			}),
		);
	});

	it('is spelled in several ways', async () => {
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa);
		world.sandbox.spelling = { quotesPrices: true };
		const data = { price: '300', price_sdt: '300', price_uid: '200' };
		expect(await zns.get(TEMPLATE, { template_id })).toMatchObject({ data });
		world.sandbox.spelling = { quotesPrices: false, namesPricesByChannel: false };
		const older = await zns.get(TEMPLATE, { template_id });
		expect(older).toMatchObject({ data: { price: 300 } });
		expect(older).not.toHaveProperty('data.price_sdt');
		expect(older).not.toHaveProperty('data.price_uid');
	});

	it('has sample data that can be sent', async () => {
		const { templateId: template_id } = world.sandbox.createTemplate(world.oa);
		const answer = await zns.get(SAMPLE_DATA, { template_id });
		expect(answer).toEqual(
			success({
				customer_name: 'customer_name',
				order_code: 'order_code',
				amount: '100',
				delivery_date: '01/10/2026',
			}),
		);
		const { data } = answer as { data: object };
		expect(await zns.send({ template_data: data })).toMatchObject({ error: 0 });
	});

	it.each([TEMPLATE, SAMPLE_DATA])('has to be one of the OA: %s', async (address) => {
		const withheld = world.sandbox.createTemplate(world.oa, { isWithheld: true }).templateId;
		const other = world.sandbox.createTemplate(world.sandbox.createOa()).templateId;
		expect(await zns.get(address)).toMatchObject({ error: -109 });
		expect(await zns.get(address, { template_id: other })).toMatchObject({ error: -109 });
		expect(await zns.get(address, { template_id: withheld })).toMatchObject({ error: -117 });
		expect(await zns.get(address, { template_id: other, x: 1 })).toMatchObject({ error: -132 });
	});

	it('has an id of its own, or the one that it was given', () => {
		expect(world.sandbox.createTemplate(world.oa).templateId).toMatch(/^\d{6}$/);
		const given = world.sandbox.createTemplate(world.oa, { templateId: '7' });
		expect(world.oa.templates.get('7')).toBe(given);
	});
});

describe('what the OA may send', () => {
	it('is told as quality, of now and of 7 days', async () => {
		world.oa.znsQuality = { current: 'LOW', sevenDays: 'UNDEFINED' };
		expect(await zns.get(QUALITY)).toEqual(success({ oaCurrentQuality: 'LOW', oa7dayQuality: 'UNDEFINED' }));
	});

	it('is told as types of content', async () => {
		world.oa.allowedTags.delete('CUSTOMER_CARE');
		expect(await zns.get(TEMPLATE_TAGS)).toEqual(success(['TRANSACTION', 'PROMOTION']));
	});
});
