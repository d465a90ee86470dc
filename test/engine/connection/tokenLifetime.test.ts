import { testClock } from '../support/testClock';
import { TOKEN_PATH, World } from '../support/world';
import { Connection } from './connection';

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;

describe('how long Zalo says that a token lives', () => {
	let world: World;
	let connection: Connection;
	beforeAll(async () => {
		world = await World.start();
	});
	afterAll(async () => await world.stop());

	/** Everything is counted from the first run on. */
	beforeEach(async () => {
		world.reset();
		connection = await Connection.used(world);
	});

	const answer = (expiresIn: unknown) =>
		world.sandbox.faults.order({
			path: TOKEN_PATH,
			fault: { kind: 'rewrite', change: (sent) => ({ ...(sent as object), expires_in: expiresIn }) },
		});

	it.each([
		...['90000', ' 90000 ', 90_000].map((expiresIn) => [expiresIn, 25 * HOUR]),
		[3600, HOUR],
		['60', 60 * SECOND],
		// Not to be believed: then Zalo's usual time is supposed.
		...[undefined, null, '', 'abc', '1h', 0, '0', -5, { seconds: 5 }].map((odd) => [odd, 25 * HOUR]),
	] as Array<[unknown, number]>)('%p as the lifetime', async (expiresIn, lifetime) => {
		testClock.advance(25 * HOUR);
		answer(expiresIn);
		await connection.succeed();
		const { issuedAt, expiresAt } = await world.storedSession(connection.id);
		expect(expiresAt - issuedAt).toBe(lifetime);
		await connection.succeed();
		expect(world.tokenCalls).toBe(2);

		testClock.advance(lifetime);
		await connection.succeed();
		await connection.expectAlive();
		expect(world.tokenCalls).toBe(3);
	});

	it('a token that dies earlier than Zalo said is renewed when Zalo refuses it', async () => {
		testClock.advance(25 * HOUR);
		world.app.accessTokenSeconds = 60;
		answer('90000');
		await connection.succeed();
		testClock.advance(61 * SECOND);
		await connection.succeed();
		await connection.expectAlive();
		expect(world.tokenCalls).toBe(3);
		expect(world.sandbox.requests.count({ answeredCode: -216 })).toBe(1);
	});
});
