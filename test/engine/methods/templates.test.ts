import { templateParam } from '../../sandbox';
import { searchList } from '../support/listSearch';
import { mappedFields } from '../support/resourceMapping';
import { World } from '../support/world';

const LIST_PATH = '/template/all';

describe('templates in the editor', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const add = (partial = {}) => world.sandbox.createTemplate(world.oa, partial);

	describe('the list', () => {
		const search = async (method: string, filter?: string, parameters = {}) =>
			await searchList(world.engine, method, await world.accessTokenCredential(), {
				...(filter !== undefined && { filter }),
				parameters,
			});

		it('shows name, tag, quality and price', async () => {
			const { templateId } = add({ priceByPhone: 1250 });
			expect((await search('searchUsableTemplates')).results).toEqual([
				{ name: 'Xác nhận đơn hàng · 1,250 VND · TRANSACTION · HIGH', value: templateId },
			]);
		});

		it('of those to send by has only enabled ones, and in development mode those that wait as well', async () => {
			const states = ['ENABLE', 'PENDING_REVIEW', 'REJECT', 'DISABLE'] as const;
			const [enabled, pending] = states.map((status) => add({ status }).templateId);
			const ids = async (method: string, parameters = {}) =>
				(await search(method, undefined, parameters)).results.map(({ value }) => value);
			expect(await ids('searchUsableTemplates')).toEqual([enabled]);
			const options = { developmentMode: true };
			expect(await ids('searchUsableTemplates', { options })).toEqual([enabled, pending]);
			expect(await ids('searchTemplates')).toHaveLength(4);
		});

		it('tells the state where it is not the usual one', async () => {
			add({ status: 'DISABLE' });
			expect((await search('searchTemplates')).results[0]?.name).toMatch(/ · disabled$/);
		});

		it.each(['xac nhan', 'ĐƠN HÀNG', 'don hang'])('is searched by name: %s', async (filter) => {
			const { templateId } = add();
			add({ templateName: 'Hóa đơn' });
			expect((await search('searchTemplates', filter)).results.map(({ value }) => value)).toEqual([
				templateId,
			]);
		});

		it('is searched by a part of the ID', async () => {
			const { templateId } = add({ templateId: '500123' });
			add({ templateId: '600456' });
			expect((await search('searchTemplates', '0012')).results.map(({ value }) => value)).toEqual([
				templateId,
			]);
		});

		it('asks once for 100 of them', async () => {
			for (let n = 0; n < 100; n++) add();
			await search('searchTemplates');
			expect(world.sandbox.requests.count({ path: LIST_PATH })).toBe(1);
		});

		it('tells why there is none', async () => {
			const fault = { kind: 'zaloError', code: -138, message: 'App does not have permission' } as const;
			world.sandbox.faults.order({ path: LIST_PATH, times: Infinity, fault });
			await expect(search('searchTemplates')).rejects.toThrow(/permission|may not/i);
		});
	});

	describe('the fields', () => {
		const fields = async (templateId: string) =>
			await mappedFields(world.engine, 'getTemplateFields', await world.accessTokenCredential(), {
				resource: 'znsMessage',
				operation: 'send',
				templateId: { __rl: true, mode: 'id', value: templateId },
			});

		it('are named with what they take', async () => {
			const { templateId } = add();
			expect(await fields(templateId)).toEqual({
				fields: [
					expect.objectContaining({
						id: 'customer_name',
						displayName: 'customer_name (max 30)',
						required: true,
						type: 'string',
						display: true,
					}),
					expect.objectContaining({ id: 'order_code', required: true }),
					expect.objectContaining({
						id: 'amount',
						displayName: 'amount (digits only)',
						required: false,
					}),
					expect.objectContaining({
						id: 'delivery_date',
						displayName: 'delivery_date (dd/mm/yyyy)',
					}),
				],
			});
		});

		it('one that may be empty is not required', async () => {
			const { templateId } = add({ listParams: [templateParam('note', { acceptNull: true })] });
			expect((await fields(templateId)).fields).toMatchObject([{ id: 'note', required: false }]);
		});

		it('a template without fields says so', async () => {
			const { templateId } = add({ listParams: [] });
			expect(await fields(templateId)).toEqual({
				fields: [],
				emptyFieldsNotice: 'This template has no fields: nothing has to be filled in.',
			});
		});

		it('without a template, asks for one', async () => {
			expect(await fields('')).toEqual({
				fields: [],
				emptyFieldsNotice:
					'Choose a template above, and its fields appear here. Chosen already? Close this step and open it again.',
			});
			expect(world.sandbox.requests.count()).toBe(0);
		});

		it('what is wrong is told in place of them', async () => {
			expect(await fields('999')).toEqual({
				fields: [],
				emptyFieldsNotice:
					'The fields could not be loaded: Zalo does not know this template, or it belongs to another OA (Zalo code -109)',
			});
		});
	});
});
