import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Engine } from '../support';
import { testClock } from '../support/testClock';
import { emptyItems, SEND_PATH, QUOTA_PATH, TOKEN_PATH, World } from '../support/world';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const DAY = 24 * HOUR;

describe('a connection that renews itself', () => {
	let world: World;
	let id: string;
	beforeAll(async () => {
		world = await World.start();
	});
	afterAll(async () => await world.stop());

	/** Connected by a workflow's first run; everything counted from here on. */
	beforeEach(async () => {
		world.reset();
		id = await world.refreshTokenCredential();
		await succeed();
	});

	const run = async (engine?: Engine) => await world.getMessageQuota({ credentialId: id }, engine);
	const succeed = async (times = 1, engine?: Engine) => {
		const runs = await Promise.all(Array.from({ length: times }, async () => await run(engine)));
		expect(runs.map(({ status, error }) => error?.message ?? status)).toEqual(Array(times).fill('success'));
	};
	const stored = async () => (await world.store.read(id)).data;
	const storedPair = async () => await world.storedSession(id);

	/** Renewals that went well since the connection was made. */
	const renewals = () => world.sandbox.exchanges - 1;
	const refusals = () => world.sandbox.requests.count({ path: QUOTA_PATH, answeredCode: -216 });

	/** The rule of all rules: what is stored is what Zalo takes, also for a process that remembers nothing. */
	async function expectAlive() {
		const pair = await storedPair();
		expect(world.sandbox.holdsValidPair(world.app, world.oa, pair)).toBe(true);
		await world.restart();
		await succeed();
		expect(await storedPair()).toEqual(pair);
	}

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
					await succeed();
				}
				const times = world.sandbox.requests.list
					.filter(({ path }) => path === TOKEN_PATH)
					.map(({ at }) => at);
				const gaps = times.slice(1).map((at, index) => (at - (times[index] ?? 0)) / HOUR);
				expect(Math.min(...gaps)).toBeGreaterThan(23);
				expect(gaps).toHaveLength(Math.ceil(duration / (Math.max(hours, 24) * HOUR)));
				expect(refusals()).toBe(0);
				expect(world.sandbox.failedExchanges).toBe(0);
				await expectAlive();
			},
			240_000,
		);

		it('the token is renewed before it dies, and not long before', async () => {
			testClock.advance(23 * HOUR - 10 * SECOND);
			await succeed();
			expect(renewals()).toBe(0);
			testClock.advance(HOUR + 10 * SECOND);
			await succeed();
			expect(renewals()).toBe(1);
			expect(refusals()).toBe(0);
		});

		it('processes renew at different times', async () => {
			const random = jest.spyOn(Math, 'random').mockReturnValue(0);
			const last = await world.newProcess();
			random.mockReturnValue(0.99);
			const first = await world.newProcess();
			random.mockRestore();
			testClock.advance(23.5 * HOUR);
			await succeed(1, last);
			expect(renewals()).toBe(0);
			await succeed(1, first);
			expect(renewals()).toBe(1);
			await succeed(1, last);
			expect(renewals()).toBe(1);
		});

		it('a clock that is set back does no harm: an older session is not taken for the newer one', async () => {
			const { sessionToken } = await world.engine.credentialData(id);
			testClock.advance(-2 * HOUR);
			world.sandbox.revoke(world.app, world.oa);
			await succeed();
			testClock.advance(2 * HOUR);
			const data = await world.engine.credentialData(id);
			await world.store.write(id, JSON.stringify({ ...data, sessionToken }));
			await world.restart();
			await succeed();
			expect([renewals(), world.sandbox.failedExchanges]).toEqual([1, 0]);
			await expectAlive();
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
			await succeed(count);
			expect([renewals(), world.sandbox.failedExchanges]).toEqual([1, 0]);
			await expectAlive();
		});

		it('50 executions each in two processes succeed, and one process at most loses the race', async () => {
			const other = await world.newProcess();
			kill();
			await Promise.all([succeed(50), succeed(50, other)]);
			expect(renewals()).toBe(1);
			expect(world.sandbox.failedExchanges).toBeLessThanOrEqual(1);
			await expectAlive();
		});

		it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
			'%s: no item fails',
			async (onError) => {
				kill();
				const result = await world.getMessageQuota({ credentialId: id, items: emptyItems(3), onError });
				expect(result.json()).toEqual(Array(3).fill(expect.objectContaining({ remain: 1874 })));
				expect(result.json(undefined, 1)).toEqual([]);
				expect(renewals()).toBe(1);
			},
		);

		it.each([1, 2])('the newest session is stored although %i writes fail', async (failures) => {
			kill();
			world.store.failNextWrites(failures);
			await succeed();
			expect(renewals()).toBe(1);
			await expectAlive();
		});

		it('a store that goes on failing costs a run, not the session', async () => {
			kill();
			world.store.failNextWrites(3);
			expect((await run()).status).toBe('error');
			testClock.advance(SECOND);
			await succeed();
			expect(renewals()).toBe(1);
			await expectAlive();
		});

		it('100 executions at once live through a write that fails', async () => {
			kill();
			world.store.failNextWrites(1);
			await succeed(100);
			expect(renewals()).toBe(1);
			await expectAlive();
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
			const result = await world.callPerItem(emptyItems(50), { credentialId: id, parameters });
			expect(result.nodeError()?.message).toBeUndefined();
			expect(result.json()).toEqual(Array(50).fill(expect.objectContaining({ user_id: world.user.userId })));
			expect(renewals()).toBe(1);
			const answered = world.sandbox.requests.count({ path: SEND_PATH, answeredCode: 0 });
			// A call that was carried out must not go out again.
			expect(answered).toBe(50);
			await expectAlive();
		});

		it.each([-216, -220])('with %i once more after the renewal is reported', async (code) => {
			const fault = { kind: 'zaloError', code, message: 'Access token is invalid' } as const;
			const refusing = world.sandbox.faults.order({ path: QUOTA_PATH, times: Infinity, fault });
			const result = await run();
			expect(result.nodeError()?.message).toContain(`(Zalo code ${code})`);
			expect(result.nodeError()?.description).toContain('let an admin of the OA authorize the app again');
			expect([refusing.count, renewals()]).toEqual([2, 1]);
			refusing.cancel();
			await expectAlive();
		});

		it('because an admin has removed the app: says so, and changes nothing that is stored', async () => {
			const before = await stored();
			world.sandbox.revokeAll(world.app, world.oa);
			world.sandbox.requests.clear();
			const result = await run();
			expect(result.nodeError()?.message).toBe('The refresh token is no longer valid (Zalo code -14014)');
			expect(result.nodeError()?.description).toMatch(
				/an admin has removed the app.*authorize the app again/,
			);
			expect(world.tokenCalls).toBe(1);
			expect(await stored()).toBe(before);
		});
	});

	describe('old copies of the credential', () => {
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
				await succeed(2);
				testClock.advance(SECOND);
			}
			thaw();
			await succeed();
			expect([renewals(), world.sandbox.failedExchanges]).toEqual([1, 0]);
			await expectAlive();
		});

		it('another process loses the race: it has read before, or comes while the winner is writing', async () => {
			const other = await world.newProcess();
			expire();
			const read = holdUp();
			world.store.holdNextReads(1, read.released);
			const early = succeed(1, other);
			const write = holdUp();
			world.store.holdNextWrites(1, write.released);
			const winner = succeed();
			await until(() => renewals() === 1);
			read.release();
			const late = succeed(1, other);
			await until(() => world.sandbox.failedExchanges === 1);
			write.release();
			await Promise.all([early, winner, late]);
			expect([renewals(), world.sandbox.failedExchanges]).toEqual([1, 1]);
			await expectAlive();
		});

		it.each([
			['an empty one by the form of the first Save', () => ''],
			['the one before', (older: string) => older],
			['half a one', (older: string) => older.slice(0, 40)],
		])('a session token that is overwritten: with %s', async (_name, spoil) => {
			const { sessionToken: older } = await world.engine.credentialData(id);
			expire();
			await succeed();
			const data = await world.engine.credentialData(id);
			await world.store.write(id, JSON.stringify({ ...data, sessionToken: spoil(String(older)) }));
			await world.restart();
			await succeed();
			expect([renewals(), world.sandbox.failedExchanges]).toEqual([1, 0]);
			await expectAlive();
		});

		it.each([
			['a second', SECOND],
			['an hour', HOUR],
		])(
			'a Save that writes back all it read before the renewal, %s before the next run',
			async (_name, later) => {
				const { dialog } = world.engine;
				const form = await dialog.openForm(id);
				expire();
				const { released, release } = holdUp();
				world.store.holdNextWrites(1, released);
				const saving = dialog.save(id, form);
				await until(() => world.store.count.writes > 1);
				await succeed();
				release();
				await saving;
				testClock.advance(later);
				await succeed();
				expect([renewals(), world.sandbox.failedExchanges]).toEqual([1, 0]);
				await expectAlive();
			},
		);

		it('a form that stays open after its first Save, and is saved and tested once more later', async () => {
			const { dialog } = world.engine;
			world.reset();
			const form = dialog.newForm('zaloOaApi', world.refreshTokenFields);
			id = await dialog.create('zaloOaApi', form);
			const tests = await Promise.all([dialog.test(id, form), dialog.test(id, form)]);
			await succeed();
			testClock.advance(HOUR);
			await succeed();
			await dialog.save(id, form);
			tests.push(await dialog.test(id, form));
			expect(tests.map(({ message }) => message)).toEqual(Array(3).fill('Connection successful!'));
			expect(world.tokenCalls).toBe(1);
			await expectAlive();
		});
	});

	it('first use: the session is stored although two writes fail, and 100 at once make one exchange', async () => {
		world.reset();
		id = await world.refreshTokenCredential();
		world.store.failNextWrites(2);
		await succeed();
		expect(world.tokenCalls).toBe(1);
		await expectAlive();

		world.reset();
		id = await world.refreshTokenCredential();
		await succeed(100);
		expect(world.tokenCalls).toBe(1);
		await expectAlive();
	});
});
