import { testClock } from '../support/testClock';
import { emptyItems, World } from '../support/world';

const HOUR = 3_600_000;

/** n8n 2.0 stores all of the credential's data that was in hand, and shows the browser what is no password. */
describe('a connection that renews itself under the rules of n8n 2.0', () => {
	let world: World;
	let id: string;
	beforeAll(async () => {
		world = await World.start('2.0');
	});
	beforeEach(async () => {
		world.reset();
		id = await world.refreshTokenCredential();
		await succeed();
	});
	afterAll(async () => await world.stop());

	const succeed = async (times = 1) => {
		const runs = Array.from({ length: times }, async () => await world.getMessageQuota({ credentialId: id }));
		expect((await Promise.all(runs)).map(({ status }) => status)).toEqual(Array(times).fill('success'));
	};

	const kill = {
		'by the clock': () => testClock.advance(26 * HOUR),
		'by Zalo': () => world.sandbox.revoke(world.app, world.oa),
	};

	it.each(Object.entries(kill))(
		'20 runs at once live through a token that is ended %s',
		async (_name, end) => {
			end();
			await succeed(20);
			expect([world.sandbox.exchanges, world.sandbox.failedExchanges]).toEqual([2, 0]);
			const pair = await world.storedSession(id);
			expect(world.sandbox.holdsValidPair(world.app, world.oa, pair)).toBe(true);
			await world.restart();
			await succeed();
			expect(world.sandbox.exchanges).toBe(2);
		},
	);

	it('a refused token is stored nowhere, because the browser would be shown it', async () => {
		const refused = (await world.storedSession(id)).accessToken;
		world.sandbox.revoke(world.app, world.oa);
		await succeed();
		const stored = await world.engine.credentialData(id);
		const declared = world.engine.credentialTypes.getByName('zaloOaApi').properties.map(({ name }) => name);
		expect([...declared, 'oauthTokenData']).toEqual(expect.arrayContaining(Object.keys(stored)));
		expect(JSON.stringify(stored)).not.toContain(refused);
	});

	it('a run of many items whose token dies goes on', async () => {
		world.sandbox.revoke(world.app, world.oa);
		const run = await world.callPerItem(emptyItems(30), { credentialId: id });
		expect(run.nodeError()?.message).toBeUndefined();
		expect(run.json()).toHaveLength(30);
		expect(world.sandbox.exchanges).toBe(2);
	});
});
