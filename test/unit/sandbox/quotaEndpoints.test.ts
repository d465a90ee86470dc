import { useWorld } from './world';

const world = useWorld();

describe('the quota of the package', () => {
	it('tells the quota of the package, as numbers', async () => {
		world.sandbox.setQuota(world.oa, { remain: 1874 });
		expect((await world.getQuota()).json).toEqual({
			data: { type: 'active', remain: 1874, total: 2000 },
			error: 0,
			message: 'Success',
		});
	});

	it.each([['{}'], ['""'], ['{"message_id":null}']])('takes %s for no parameters', async (body) => {
		expect((await world.getQuota(body)).json).toMatchObject({ error: 0 });
	});

	it.each([['not json'], ['[]'], ['{"message_id":5}'], ['{"type":"promotion"}'], ['{"page":"1"}']])(
		'refuses the body %s',
		async (body) => {
			expect((await world.getQuota(body)).json).toMatchObject({ error: -201 });
		},
	);
});
