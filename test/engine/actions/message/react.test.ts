import { World } from '../../support/world';

describe('React to a message', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	it.each(['smile', 'constructor', 'toString', '👍', ''])(
		'refuses the reaction %j, and sends nothing',
		async (reaction) => {
			const { userId } = world.user;
			const parameters = { userId, messageId: '96d3', reaction: `={{ ${JSON.stringify(reaction)} }}` };
			const error = (await world.run('message', 'react', parameters)).nodeError();
			expect(error?.message).toBe(`Reaction has a value that is not in its list: "${reaction}"`);
			expect(error?.description).toContain('"heart"');
			expect(world.sandbox.requests.list).toEqual([]);
		},
	);
});
