import { CONCURRENCY, QueueWorld, quotaWebhook, waitFor, type Connection, type World } from '../support';

const ROUNDS = 5;
const CALLS = 100;
const WORKERS = 2;

/** Two workers may lose a race, more is a fault. */
const MOST_EXCHANGES = WORKERS;

const QUOTA = { type: 'active', remain: 1874, total: 2000, used: 126, remainPercent: 93.7 };

describe(`queue mode with ${WORKERS} workers`, () => {
	let queue: QueueWorld;
	let world: World;
	let connection: Connection;

	beforeAll(async () => {
		queue = await QueueWorld.start('queue', WORKERS);
		world = queue.world;
		const messageQuota = { type: 'active', remain: 1874, total: 2000 };
		const connected = await world.connectedCredential({}, { messageQuota });
		connection = connected;
		const workflow = await world.client.importWorkflow(quotaWebhook('queue', connected.credential));
		await world.client.goLive(workflow, 'queue');
		expect(await callOnce()).toBe(200);
	});
	afterAll(async () => await queue?.stop());

	/** The status, which is 200 only together with the quota. */
	async function callOnce(): Promise<number | string> {
		const { status, body } = await world.client.callWebhook('queue');
		return status === 200 && JSON.stringify(body) !== JSON.stringify(QUOTA) ? JSON.stringify(body) : status;
	}

	/** Revokes the token and sends all calls at once. `meanwhile` is told how many have been answered. */
	async function round(meanwhile: (answered: () => number) => Promise<void> = async () => {}) {
		world.sandbox.revoke(connection.app, connection.oa);
		const { exchanges, failedExchanges } = world.sandbox;
		let answered = 0;
		const calls = Array.from({ length: CALLS }, async () => {
			const status = await callOnce();
			answered++;
			return status;
		});
		await meanwhile(() => answered);
		const statuses = await Promise.all(calls);
		return {
			succeeded: statuses.filter((status) => status === 200).length,
			tried: world.sandbox.exchanges + world.sandbox.failedExchanges - exchanges - failedExchanges,
		};
	}

	it(`answers ${ROUNDS} rounds of ${CALLS} calls, each on a token that was just revoked`, async () => {
		const rounds = [];
		for (let n = 0; n < ROUNDS; n++) rounds.push(await round());

		expect(rounds.map(({ succeeded }) => succeeded)).toEqual(Array(ROUNDS).fill(CALLS));
		expect(Math.max(...rounds.map(({ tried }) => tried))).toBeLessThanOrEqual(MOST_EXCHANGES);
	});

	it('goes on when one worker is killed in the middle of a round', async () => {
		const [victim] = queue.workers;
		const { succeeded, tried } = await round(async (answered) => {
			await waitFor('some answers', () => answered() >= CALLS / 5, { everyMs: 5 });
			await victim?.crash();
		});

		// n8n does not run again what was running on the killed worker; everything else has to succeed.
		expect(succeeded).toBeGreaterThanOrEqual(CALLS - CONCURRENCY);
		expect(tried).toBeLessThanOrEqual(MOST_EXCHANGES);

		const { succeeded: afterwards, tried: triedAfterwards } = await round();
		expect(afterwards).toBe(CALLS);
		expect(triedAfterwards).toBe(1);

		await victim?.start();
		const { succeeded: together } = await round();
		expect(together).toBe(CALLS);
	});
});
