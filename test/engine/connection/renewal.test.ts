import { testClock } from '../support/testClock';
import { emptyItems, QUOTA_PATH, SEND_PATH, TOKEN_PATH, World } from '../support/world';
import { Connection } from './connection';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const DAY = 24 * HOUR;

describe('a connection that renews itself', () => {
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

	describe('over months', () => {
		it.each([
			[25, 120 * DAY],
			[6, 45 * DAY],
			// Zalo keeps an unused refresh token for 90 days.
			[89 * 24, 356 * DAY],
		])(
			'runs every %i hours succeed, with one renewal per token',
			async (hours, duration) => {
				for (let time = 0; time < duration; time += hours * HOUR) {
					testClock.advance(hours * HOUR);
					if (time % (30 * DAY) < hours * HOUR) await world.restart();
					await connection.succeed();
				}
				const times = world.sandbox.requests.list
					.filter(({ path }) => path === TOKEN_PATH)
					.map(({ at }) => at);
				const gaps = times.slice(1).map((at, index) => (at - (times[index] ?? 0)) / HOUR);
				expect(Math.min(...gaps)).toBeGreaterThan(23);
				expect(gaps).toHaveLength(Math.ceil(duration / (Math.max(hours, 24) * HOUR)));
				expect(connection.refusals).toBe(0);
				expect(world.sandbox.failedExchanges).toBe(0);
				await connection.expectAlive();
			},
			240_000,
		);

		it('the token is renewed before it dies, and not long before', async () => {
			testClock.advance(23 * HOUR - 10 * SECOND);
			await connection.succeed();
			expect(connection.renewals).toBe(0);
			testClock.advance(HOUR + 10 * SECOND);
			await connection.succeed();
			expect(connection.renewals).toBe(1);
			expect(connection.refusals).toBe(0);
		});

		it('processes renew at different times', async () => {
			const random = jest.spyOn(Math, 'random').mockReturnValue(0);
			const last = await world.newProcess();
			random.mockReturnValue(0.99);
			const first = await world.newProcess();
			random.mockRestore();
			testClock.advance(23.5 * HOUR);
			await connection.succeed(1, last);
			expect(connection.renewals).toBe(0);
			await connection.succeed(1, first);
			expect(connection.renewals).toBe(1);
			await connection.succeed(1, last);
			expect(connection.renewals).toBe(1);
		});

		it('a clock that is set back does no harm: an older session is not taken for the newer one', async () => {
			const { sessionToken } = await world.engine.credentialData(connection.id);
			testClock.advance(-2 * HOUR);
			world.sandbox.revoke(world.app, world.oa);
			await connection.succeed();
			testClock.advance(2 * HOUR);
			const data = await world.engine.credentialData(connection.id);
			await world.store.write(connection.id, JSON.stringify({ ...data, sessionToken }));
			await world.restart();
			await connection.succeed();
			expect([connection.renewals, world.sandbox.failedExchanges]).toEqual([1, 0]);
			await connection.expectAlive();
		});
	});

	describe.each([
		['died by the clock', () => testClock.advance(26 * HOUR)],
		['was revoked', () => world.sandbox.revoke(world.app, world.oa)],
	])('when the token %s', (_name, kill) => {
		it.each([
			[1, 'that runs'],
			[2, 'that runs'],
			[10, 'that runs'],
			[100, 'that runs'],
			[100, 'that has just started'],
		])('%i executions at once in a process %s succeed with one renewal', async (count, state) => {
			if (state !== 'that runs') await world.restart();
			kill();
			await connection.succeed(count);
			expect([connection.renewals, world.sandbox.failedExchanges]).toEqual([1, 0]);
			await connection.expectAlive();
		});

		it('50 executions each in two processes succeed, and one process at most loses the race', async () => {
			const other = await world.newProcess();
			kill();
			await Promise.all([connection.succeed(50), connection.succeed(50, other)]);
			expect(connection.renewals).toBe(1);
			expect(world.sandbox.failedExchanges).toBeLessThanOrEqual(1);
			await connection.expectAlive();
		});

		it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
			'%s: no item fails',
			async (onError) => {
				kill();
				const result = await world.getMessageQuota({
					credentialId: connection.id,
					items: emptyItems(3),
					onError,
				});
				expect(result.json()).toEqual(Array(3).fill(expect.objectContaining({ remain: 1874 })));
				expect(result.json(undefined, 1)).toEqual([]);
				expect(connection.renewals).toBe(1);
			},
		);

		it.each([1, 2])('the newest session is stored although %i writes fail', async (failures) => {
			kill();
			world.store.failNextWrites(failures);
			await connection.succeed();
			expect(connection.renewals).toBe(1);
			await connection.expectAlive();
		});

		it('a store that goes on failing costs a run, not the session', async () => {
			kill();
			world.store.failNextWrites(3);
			expect((await connection.run()).status).toBe('error');
			testClock.advance(SECOND);
			await connection.succeed();
			expect(connection.renewals).toBe(1);
			await connection.expectAlive();
		});

		it('100 executions at once live through a write that fails', async () => {
			kill();
			world.store.failNextWrites(1);
			await connection.succeed(100);
			expect(connection.renewals).toBe(1);
			await connection.expectAlive();
		});
	});

	describe('a token that Zalo refuses', () => {
		it.each([
			['one after the other', -216, false],
			['one after the other', -220, false],
			['all at once', -216, true],
		] as const)('in the middle of 50 calls %s (%i): none fails', async (_name, code, atOnce) => {
			const change = (answer: unknown) => {
				world.sandbox.revoke(world.app, world.oa);
				return answer;
			};
			world.sandbox.faults.order({ path: SEND_PATH, after: 24, fault: { kind: 'rewrite', change } });
			const refuse = { kind: 'zaloError', code, message: 'Access token is invalid' } as const;
			world.sandbox.faults.order({ path: SEND_PATH, after: 25, fault: refuse });
			const parameters = { recipient: atOnce ? '' : 'one after the other' };
			const result = await world.callPerItem(emptyItems(50), { credentialId: connection.id, parameters });
			expect(result.nodeError()?.message).toBeUndefined();
			expect(result.json()).toEqual(Array(50).fill(expect.objectContaining({ user_id: world.user.userId })));
			expect(connection.renewals).toBe(1);
			const answered = world.sandbox.requests.count({ path: SEND_PATH, answeredCode: 0 });
			// A call that was carried out must not go out again.
			expect(answered).toBe(50);
			await connection.expectAlive();
		});

		it.each([-216, -220])('with %i once more after the renewal is reported', async (code) => {
			const fault = { kind: 'zaloError', code, message: 'Access token is invalid' } as const;
			const refusing = world.sandbox.faults.order({ path: QUOTA_PATH, times: Infinity, fault });
			const result = await connection.run();
			expect(result.nodeError()?.message).toContain(`(Zalo code ${code})`);
			expect(result.nodeError()?.description).toContain('let an admin of the OA authorize the app again');
			expect([refusing.count, connection.renewals]).toEqual([2, 1]);
			refusing.cancel();
			await connection.expectAlive();
		});

		it('because an admin has removed the app: says so, and changes nothing that is stored', async () => {
			const before = await connection.stored();
			world.sandbox.revokeAll(world.app, world.oa);
			world.sandbox.requests.clear();
			const result = await connection.run();
			expect(result.nodeError()?.message).toBe('The refresh token is no longer valid (Zalo code -14014)');
			expect(result.nodeError()?.description).toMatch(
				/an admin has removed the app.*authorize the app again/,
			);
			expect(world.tokenCalls).toBe(1);
			expect(await connection.stored()).toBe(before);
		});
	});

	it('first use: the session is stored although two writes fail, and 100 at once make one exchange', async () => {
		world.reset();
		connection = await Connection.fresh(world);
		world.store.failNextWrites(2);
		await connection.succeed();
		expect(world.tokenCalls).toBe(1);
		await connection.expectAlive();

		world.reset();
		connection = await Connection.fresh(world);
		await connection.succeed(100);
		expect(world.tokenCalls).toBe(1);
		await connection.expectAlive();
	});
});
