import { setImmediate as nextTurn } from 'node:timers/promises';

import { testClock } from '../support/testClock';
import { World } from '../support/world';
import { Connection } from './connection';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** A process, a form or a write that knows only what was stored before the renewal. */
describe('old copies of the credential', () => {
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

	const expire = () => testClock.advance(25 * HOUR);
	const until = async (condition: () => boolean) => {
		while (!condition()) await nextTurn();
	};
	const holdUp = () => {
		let release = () => {};
		const released = new Promise<void>((resolve) => (release = resolve));
		return { released, release };
	};

	it('reads that lag behind, in the process that has renewed', async () => {
		expire();
		const thaw = world.store.freezeReads();
		for (let time = 0; time < 5; time++) {
			await connection.succeed(2);
			testClock.advance(SECOND);
		}
		thaw();
		await connection.succeed();
		expect([connection.renewals, world.sandbox.failedExchanges]).toEqual([1, 0]);
		await connection.expectAlive();
	});

	it('another process loses the race: it has read before, or comes while the winner is writing', async () => {
		const other = await world.newProcess();
		expire();
		const read = holdUp();
		world.store.holdNextReads(1, read.released);
		const early = connection.succeed(1, other);
		const write = holdUp();
		world.store.holdNextWrites(1, write.released);
		const winner = connection.succeed();
		await until(() => connection.renewals === 1);
		read.release();
		const late = connection.succeed(1, other);
		await until(() => world.sandbox.failedExchanges === 1);
		write.release();
		await Promise.all([early, winner, late]);
		expect([connection.renewals, world.sandbox.failedExchanges]).toEqual([1, 1]);
		await connection.expectAlive();
	});

	it.each([
		['an empty one by the form of the first Save', () => ''],
		['the one before', (older: string) => older],
		['half a one', (older: string) => older.slice(0, 40)],
	])('a session token that is overwritten: with %s', async (_name, spoil) => {
		const { sessionToken: older } = await world.engine.credentialData(connection.id);
		expire();
		await connection.succeed();
		const data = await world.engine.credentialData(connection.id);
		await world.store.write(connection.id, JSON.stringify({ ...data, sessionToken: spoil(String(older)) }));
		await world.restart();
		await connection.succeed();
		expect([connection.renewals, world.sandbox.failedExchanges]).toEqual([1, 0]);
		await connection.expectAlive();
	});

	it.each([
		['a second', SECOND],
		['an hour', HOUR],
	])(
		'a Save that writes back all it read before the renewal, %s before the next run',
		async (_name, later) => {
			const { dialog } = world.engine;
			const form = await dialog.openForm(connection.id);
			expire();
			const { released, release } = holdUp();
			world.store.holdNextWrites(1, released);
			const saving = dialog.save(connection.id, form);
			await until(() => world.store.count.writes > 1);
			await connection.succeed();
			release();
			await saving;
			testClock.advance(later);
			await connection.succeed();
			expect([connection.renewals, world.sandbox.failedExchanges]).toEqual([1, 0]);
			await connection.expectAlive();
		},
	);

	it('a form that stays open after its first Save, and is saved and tested once more later', async () => {
		const { dialog } = world.engine;
		world.reset();
		const form = dialog.newForm('zaloOaApi', world.refreshTokenFields);
		const id = await dialog.create('zaloOaApi', form);
		connection = Connection.of(world, id);
		const tests = await Promise.all([dialog.test(connection.id, form), dialog.test(connection.id, form)]);
		await connection.succeed();
		testClock.advance(HOUR);
		await connection.succeed();
		await dialog.save(connection.id, form);
		tests.push(await dialog.test(connection.id, form));
		expect(tests.map(({ message }) => message)).toEqual(Array(3).fill('Connection successful!'));
		expect(world.tokenCalls).toBe(1);
		await connection.expectAlive();
	});
});
