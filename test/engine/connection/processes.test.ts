import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FileCredentialStore } from '../support';
import { QUOTA_PATH, TOKEN_PATH, World, type StoredSession } from '../support/world';

const ROUNDS = 20;
const CALLS = 20;

/** Workers of one n8n: processes of their own that share the stored credential on disk. */
describe('several processes with one stored credential', () => {
	let world: World;
	let folder: string;
	let store: FileCredentialStore;
	let id: string;
	const workers = new Set<ChildProcess>();

	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(async () => {
		world.reset();
		folder = await mkdtemp(join(tmpdir(), 'zalo-oa-processes-'));
		store = new FileCredentialStore(folder);
		id = 'shared';
		const data = JSON.stringify(world.refreshTokenFields);
		await store.add({ id, name: 'Shared', type: 'zaloOaApi', data });
	});
	afterEach(async () => {
		await Promise.all([...workers].map(stopWorker));
		await rm(folder, { recursive: true, force: true });
	});
	afterAll(async () => await world.stop());

	async function startWorker(): Promise<ChildProcess> {
		const worker = fork(join(__dirname, 'processes/worker.ts'), [folder, id], {
			execArgv: ['--import', 'tsx'],
			env: process.env,
		});
		workers.add(worker);
		await once(worker, 'message');
		return worker;
	}

	async function stopWorker(worker: ChildProcess): Promise<void> {
		workers.delete(worker);
		const exit = once(worker, 'exit');
		worker.kill('SIGKILL');
		await exit;
	}

	/** The errors of the calls that failed. */
	async function call(worker: ChildProcess, calls = CALLS): Promise<string[]> {
		const answer = once(worker, 'message') as Promise<[{ failed: string[] }]>;
		worker.send({ calls });
		const [{ failed }] = await answer;
		return failed;
	}

	async function storedSession(): Promise<StoredSession> {
		const { data } = await store.read(id);
		return JSON.parse((JSON.parse(data) as { sessionToken: string }).sessionToken) as StoredSession;
	}

	const tokenCalls = () => world.sandbox.requests.count({ path: TOKEN_PATH });
	const expectAlive = async () =>
		expect(world.sandbox.holdsValidPair(world.app, world.oa, await storedSession())).toBe(true);

	it(`${ROUNDS} rounds of ${CALLS} calls each on a revoked token: none fails, two exchanges a round at most`, async () => {
		const pair = await Promise.all([startWorker(), startWorker()]);
		for (let round = 0; round < ROUNDS; round++) {
			world.sandbox.revoke(world.app, world.oa);
			world.sandbox.requests.clear();
			const failed = await Promise.all(pair.map(async (worker) => await call(worker)));
			expect({ round, failed: failed.flat() }).toEqual({ round, failed: [] });
			expect(tokenCalls()).toBeGreaterThanOrEqual(1);
			expect(tokenCalls()).toBeLessThanOrEqual(2);
		}
		expect(world.sandbox.exchanges).toBe(ROUNDS);
		await expectAlive();
	}, 180_000);

	it('a process that is killed in the middle of a round takes nothing with it', async () => {
		const [doomed, survivor] = await Promise.all([startWorker(), startWorker()]);
		expect(await call(doomed)).toEqual([]);
		world.sandbox.revoke(world.app, world.oa);
		expect(await call(survivor)).toEqual([]);

		// Its calls wait for the quota, after the token has been settled.
		const silence = world.sandbox.faults.order({
			path: QUOTA_PATH,
			times: CALLS,
			fault: { kind: 'latency', ms: 60_000 },
		});
		doomed.send({ calls: CALLS });
		while (silence.count < CALLS) await new Promise(setImmediate);
		await stopWorker(doomed);

		world.sandbox.revoke(world.app, world.oa);
		expect(await call(survivor)).toEqual([]);
		expect(await call(await startWorker())).toEqual([]);
		await expectAlive();
	}, 120_000);
});
