import { emptyItems, OA_PATH, World } from '../../support/world';

describe('Get the profile of the OA', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const get = async (parameters = {}) => await world.run('officialAccount', 'get', parameters);

	it('puts out plain fields', async () => {
		const { oaId, name, description, packageName } = world.oa;
		expect((await get()).json()).toEqual([
			{
				oaId,
				name,
				description,
				alias: 'sandbox',
				oaType: 2,
				isVerified: true,
				category: 'Mua sắm',
				followers: 1234,
				avatar: 'https://example.com/avatar.jpg',
				cover: 'https://example.com/cover.jpg',
				packageName,
				packageValidThrough: '2099-12-31',
				packageAutoRenewDate: null,
				linkedZca: null,
			},
		]);
	});

	it('puts out what Zalo sent when Simplify is off', async () => {
		expect((await get({ simplify: false })).json()).toMatchObject([
			{ oaid: world.oa.oaId, package_valid_through_date: '31/12/2099', package_auto_renew_date: '' },
		]);
	});

	it.each([
		['oaid', 'linked_ZCA'],
		['oa_id', 'linked_zca'],
	])('reads the names %s and %s', async (idName, accountName) => {
		const text = `{"data":{"${idName}":3120000000000000001,"${accountName}":"zca1","oa_type":"4"},"error":0}`;
		world.sandbox.faults.order({ path: OA_PATH, fault: { kind: 'body', text } });
		expect((await get()).json()).toMatchObject([
			{ oaId: '3120000000000000001', linkedZca: 'zca1', oaType: 4, isVerified: null },
		]);
	});

	it('asks once, however many items come in', async () => {
		const run = await world.run('officialAccount', 'get', {}, { items: emptyItems(5) });
		expect(run.json()).toHaveLength(5);
		expect(world.sandbox.requests.count({ path: OA_PATH })).toBe(1);
	});

	it.each([
		['no data', undefined],
		['null', null],
		['an empty object', {}],
		['a list', []],
		['text', 'ok'],
	])('%s is an error that says so', async (_name, data) => {
		world.answerWith(OA_PATH, data);
		expect((await get()).nodeError()?.message).toBe("Zalo's answer holds no Official Account");
	});
});
