import {
	CONCURRENCY,
	lineOf,
	messageStep,
	QueueWorld,
	quotaWebhook,
	waitFor,
	webhookStep,
	type Connection,
	type Credential,
	type World,
} from '../support';

const ROUNDS = 5;
const CALLS = 100;
const WORKERS = 2;

/** Two workers may lose a race, more is a fault. */
const MOST_EXCHANGES = WORKERS;

const QUOTA = { type: 'active', remain: 1874, total: 2000, used: 126, remainPercent: 93.7 };

describe(`queue mode with ${WORKERS} workers`, () => {
	let queue: QueueWorld;
	let world: World;
	let connection: Connection & { credential: Credential };

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

	it('sends 300 messages to 100 users, each once, those of a user in order', async () => {
		const users = Array.from({ length: 100 }, (_, n) => String(6_000_000_000_000_000_001n + BigInt(n)));
		for (const user of users) world.createUser(connection.oa, user);
		const split = {
			name: 'Texts',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: {
				fieldToSplitOut: 'body.texts',
				include: 'allOtherFields',
				options: { destinationFieldName: 'text' },
			},
		};
		const step = messageStep(connection.credential, {
			operation: 'sendText',
			userId: '={{ $json.body.user }}',
			text: '={{ $json.text }}',
		});
		const steps = [webhookStep('messages'), split, step];
		const workflow = await world.client.importWorkflow(lineOf('Messages by webhook', steps));
		await world.client.goLive(workflow, 'messages');
		const textsFor = (user: string) => [1, 2, 3].map((n) => `${n} for ${user}`);
		const answers = await Promise.all(
			users.map(async (user) => await world.client.callWebhook('messages', { user, texts: textsFor(user) })),
		);
		expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
		const arrived = world.sandbox.requests.list
			.filter(({ path }) => path === '/v3.0/oa/message/cs')
			.map(({ bodyText }) => (JSON.parse(bodyText) as { message: { text: string } }).message.text);
		expect(arrived).toHaveLength(300);
		for (const user of users) {
			expect(arrived.filter((text) => text.endsWith(user))).toEqual(textsFor(user));
		}
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
