import { World } from '../../support/world';

const LIST_PATH = '/template/all';
const INFO_PATH = '/template/info/v2';
const SAMPLE_PATH = '/template/sample-data';

describe('ZNS Template', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const run = async (operation: string, parameters = {}, options = {}) =>
		await world.run('znsTemplate', operation, parameters, options);
	const add = (partial = {}) => world.sandbox.createTemplate(world.oa, partial);

	describe('Get', () => {
		it('puts out all that a sender has to know', async () => {
			const { templateId } = add({
				applyTemplateQuota: true,
				templateDailyQuota: 500,
				templateRemainingQuota: 499,
			});
			expect((await run('get', { templateId })).json()).toEqual([
				{
					templateId,
					name: 'Xác nhận đơn hàng',
					status: 'enabled',
					quality: 'HIGH',
					tag: 'TRANSACTION',
					priceByPhone: 300,
					priceByUser: 200,
					fields: [
						{
							name: 'customer_name',
							isRequired: true,
							type: 'STRING',
							minLength: 0,
							maxLength: 30,
							acceptsEmpty: false,
						},
						expect.objectContaining({ name: 'order_code' }),
						expect.objectContaining({ name: 'amount', type: 'NUMBER', isRequired: false }),
						expect.objectContaining({ name: 'delivery_date', type: 'DATE' }),
					],
					buttons: [],
					timeout: 7_200_000,
					previewUrl: expect.stringContaining(templateId),
					dailyTotal: 500,
					dailyRemain: 499,
				},
			]);
		});

		it('one without a limit of its own has none', async () => {
			const { templateId } = add();
			expect((await run('get', { templateId })).json()).toMatchObject([
				{ dailyTotal: null, dailyRemain: null },
			]);
		});

		it('with Simplify off is as Zalo sent it', async () => {
			const { templateId } = add();
			expect((await run('get', { templateId, simplify: false })).json()).toMatchObject([
				{ templateId, status: 'ENABLE', listParams: expect.any(Array) },
			]);
		});

		it.each([
			[{ price: '300' }, 300, null],
			[{ price: '1.000' }, null, null],
			[{ price: -300, price_uid: 12.5 }, null, null],
			[{ priceSdt: 300, priceUid: '200' }, 300, 200],
			[{ price: 300, price_sdt: 350, price_uid: 250 }, 350, 250],
			[{}, null, null],
		])('%j as prices', async (prices, priceByPhone, priceByUser) => {
			world.answerWith(INFO_PATH, { templateId: 7, ...prices });
			expect((await run('get', { templateId: '7' })).json()).toMatchObject([
				{ templateId: '7', priceByPhone, priceByUser, fields: null, status: null },
			]);
		});

		it('everything in another spelling is understood', async () => {
			world.answerWith(INFO_PATH, {
				template_id: 7,
				template_name: 'Đơn hàng',
				template_quality: 'LOW',
				template_tag: 'PROMOTION',
				list_params: [
					{ name: 'a', require: 1, type: 'STRING', max_length: 9, min_length: 1, accept_null: 0 },
				],
				list_buttons: [{ title: 'Xem' }],
				preview_url: 'https://example.com/7',
				apply_template_quota: 1,
				template_daily_quota: '10',
				template_remaining_quota: '4',
			});
			expect((await run('get', { templateId: '7' })).json()).toMatchObject([
				{
					templateId: '7',
					name: 'Đơn hàng',
					quality: 'LOW',
					tag: 'PROMOTION',
					fields: [{ name: 'a', isRequired: true, minLength: 1, maxLength: 9, acceptsEmpty: false }],
					buttons: [{ title: 'Xem' }],
					previewUrl: 'https://example.com/7',
					dailyTotal: 10,
					dailyRemain: 4,
				},
			]);
		});

		it.each([
			{ applyTemplateQuota: true, templateDailyQuota: 100, templateRemainingQuota: -1 },
			{ applyTemplateQuota: true, templateDailyQuota: -1, templateRemainingQuota: -1 },
			{ applyTemplateQuota: 0, templateDailyQuota: 0, templateRemainingQuota: 0 },
			{ applyTemplateQuota: null, templateDailyQuota: 0, templateRemainingQuota: 0 },
			{ applyTemplateQuota: false, templateDailyQuota: 100, templateRemainingQuota: 1 },
		])('%j is no limit', async (quota) => {
			world.answerWith(INFO_PATH, { templateId: 7, listParams: [], ...quota });
			expect((await run('get', { templateId: '7' })).json()).toMatchObject([
				{ dailyTotal: null, dailyRemain: null },
			]);
		});

		it('odd fields are left out, and none breaks it', async () => {
			const listParams = [
				null,
				'x',
				{},
				{ name: 5 },
				{ name: 'a', require: 'true', type: 'string', maxLength: '9' },
			];
			world.answerWith(INFO_PATH, { templateId: '7', listParams });
			const [{ fields } = { fields: [] }] = (await run('get', { templateId: '7' })).json();
			expect(fields).toContainEqual({
				name: 'a',
				isRequired: true,
				type: 'STRING',
				minLength: null,
				maxLength: 9,
				acceptsEmpty: false,
			});
		});

		it.each([null, [], {}, 'x'])('an answer of %j is told', async (data) => {
			world.answerWith(INFO_PATH, data);
			expect((await run('get', { templateId: '7' })).nodeError()?.message).toBe(
				"Zalo's answer holds no template",
			);
		});

		it('one that Zalo does not know is told', async () => {
			const error = (await run('get', { templateId: '999' })).nodeError();
			expect(error?.context.code).toBe('-109');
			expect(error?.message).toContain('Zalo does not know this template, or it belongs to another OA');
		});
	});

	describe('Get Many', () => {
		const list = async (parameters = {}) => await run('getAll', { returnAll: true, ...parameters });

		it.each(['camelCase', 'snake_case'] as const)('puts out one item each, named in %s', async (names) => {
			world.sandbox.spelling = { templateListNames: names };
			const { templateId, createdTime } = add();
			expect((await list()).json()).toEqual([
				{
					templateId,
					name: 'Xác nhận đơn hàng',
					status: 'enabled',
					quality: 'HIGH',
					tag: 'TRANSACTION',
					priceByPhone: 300,
					priceByUser: 200,
					createdAt: new Date(createdTime).toISOString(),
				},
			]);
		});

		it('reads 100 a page, to the end', async () => {
			for (let n = 0; n < 250; n++) add();
			const templates = (await list()).json();
			expect(new Set(templates.map(({ templateId }) => templateId)).size).toBe(250);
			expect(world.sandbox.requests.count({ path: LIST_PATH })).toBe(3);
		});

		it('reads no more than is wanted', async () => {
			for (let n = 0; n < 250; n++) add();
			expect((await list({ returnAll: false, limit: 20 })).json()).toHaveLength(20);
			expect(world.sandbox.requests.count({ path: LIST_PATH })).toBe(1);
		});

		it.each([
			['enabled', 'ENABLE'],
			['pending', 'PENDING_REVIEW'],
			['rejected', 'REJECT'],
			['disabled', 'DISABLE'],
		] as const)('only those that are %s', async (status, state) => {
			const states = ['ENABLE', 'PENDING_REVIEW', 'REJECT', 'DISABLE'] as const;
			const made = states.map((each) => add({ status: each }));
			const wanted = made[states.indexOf(state)];
			expect((await list({ status })).json()).toMatchObject([{ templateId: wanted?.templateId, status }]);
			expect((await list({ status: 'any' })).json()).toHaveLength(4);
		});

		it('none is told', async () => {
			const result = await list();
			expect(result.json()).toEqual([]);
			expect(result.hints().map(({ message }) => message)).toContainEqual(
				expect.stringContaining('The OA has no ZNS templates yet'),
			);
		});
	});

	describe('Get Sample Data', () => {
		it('fills in what a message can be sent with', async () => {
			const { templateId } = add();
			const [item] = (await run('getSampleData', { templateId })).json();
			expect(item).toEqual({
				templateId,
				sampleData: expect.objectContaining({ customer_name: expect.anything() }),
			});
			const sent = await world.run(
				'znsMessage',
				'send',
				{ phone: '0912345678', templateId, dataMode: 'json', templateDataJson: '={{ $json.sampleData }}' },
				{ items: [{ json: item ?? {} }] },
			);
			expect(sent.json()).toHaveLength(1);
		});

		it('an answer without is told', async () => {
			world.answerWith(SAMPLE_PATH, null);
			expect((await run('getSampleData', { templateId: '7' })).nodeError()?.message).toBe(
				"Zalo's answer holds no sample data",
			);
		});
	});

	it('Get Sending Quality of the OA', async () => {
		world.oa.znsQuality = { current: 'LOW', sevenDays: 'MEDIUM' };
		const quality = async (parameters = {}) =>
			(await world.run('officialAccount', 'getSendingQuality', parameters)).json();
		expect(await quality()).toEqual([{ currentQuality: 'LOW', sevenDayQuality: 'MEDIUM' }]);
		expect(await quality({ simplify: false })).toEqual([
			{ oaCurrentQuality: 'LOW', oa7dayQuality: 'MEDIUM' },
		]);
		world.answerWith('/quality', {});
		const failed = await world.run('officialAccount', 'getSendingQuality');
		expect(failed.nodeError()?.message).toMatch(/^Zalo's answer holds no/);
	});
});
