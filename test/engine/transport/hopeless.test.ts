import { testClock } from '../support/testClock';
import { emptyItems, SEND_PATH, World } from '../support/world';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Runs of many items that cannot go well: they have to end, soon, and every item has to say the same. */
describe('a hopeless run', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const goOn = { onError: 'continueRegularOutput' } as const;

	async function runOf(
		count: number,
		options: { credentialId?: string; parameters?: { effect: string } } = {},
	) {
		world.sandbox.requests.clear();
		const began = testClock.now();
		const run = await world.callPerItem(emptyItems(count), { ...goOn, ...options });
		const messages = run.json().map(({ message }) => String(message));
		return { messages: [...new Set(messages)], count: messages.length, took: testClock.now() - began, run };
	}

	const spent = async () => {
		const credentialId = await world.refreshTokenCredential();
		await world.getMessageQuota({ credentialId });
		return credentialId;
	};

	it.each([60, 1_000])(
		'with a dead session and a spent refresh token waits once and makes one exchange: %i items',
		async (items) => {
			const credentialId = await spent();
			world.sandbox.revokeAll(world.app, world.oa);
			const { messages, count, took } = await runOf(items, { credentialId });
			expect(messages).toEqual(['The refresh token is no longer valid (Zalo code -14014)']);
			expect(count).toBe(items);
			expect(world.tokenCalls).toBe(1);
			expect(took).toBeLessThan(20 * SECOND);
		},
	);

	it('whose refresh token another process has spent, without ever storing what it got, ends as soon', async () => {
		const credentialId = await spent();
		const { refreshToken } = await world.storedSession(credentialId);
		await world.spendElsewhere(refreshToken);
		const { messages, took } = await runOf(60, { credentialId });
		expect(messages).toEqual([expect.stringContaining('already used')]);
		expect(world.tokenCalls).toBe(1);
		expect(took).toBeLessThan(20 * SECOND);
	});

	it('with an access token that is dead and cannot be renewed asks no more after the first answers', async () => {
		world.sandbox.revoke(world.app, world.oa);
		const { messages, count } = await runOf(500);
		expect(messages).toEqual(['The access token is not valid or has expired (Zalo code -216)']);
		expect(count).toBe(500);
		expect(world.sandbox.requests.count({ path: SEND_PATH })).toBeLessThanOrEqual(100);
	});

	it('in which Zalo refuses every token renews it a few times at the most', async () => {
		const credentialId = await spent();
		const fault = { kind: 'zaloError', code: -216, message: 'Access token is invalid' } as const;
		world.sandbox.faults.order({ path: SEND_PATH, times: Infinity, fault });
		const parameters = { effect: 'send', recipient: 'one after the other' };
		const { messages, count } = await runOf(50, { credentialId, parameters });
		expect(messages).toEqual(['The access token is not valid or has expired (Zalo code -216)']);
		expect(count).toBe(50);
		expect(world.tokenCalls).toBeLessThanOrEqual(4);
	});

	it.each([1, 300])('under a lasting -32 waits three minutes in all: %i items', async (items) => {
		testClock.advance(1.5 * MINUTE - (testClock.now() % MINUTE));
		const fault = { kind: 'zaloError', code: -32, message: 'Your application reach limit call api' } as const;
		const refusing = world.sandbox.faults.order({ path: SEND_PATH, times: Infinity, fault });
		const { messages, count, took } = await runOf(items);
		expect(messages).toEqual(['The app has sent too many requests to Zalo this minute (Zalo code -32)']);
		expect(count).toBe(items);
		expect(took).toBeLessThan(4 * MINUTE);
		// The first wave finds out; then one call a minute.
		expect(refusing.count).toBeLessThanOrEqual(Math.min(items, 40) + 3);
	});

	it('leaves nothing behind: the next run goes well', async () => {
		const credentialId = await spent();
		world.sandbox.revokeAll(world.app, world.oa);
		await runOf(60, { credentialId });
		const form = Object.assign(await world.engine.dialog.openForm(credentialId), world.codeFields());
		await world.engine.dialog.save(credentialId, form);
		expect((await runOf(60, { credentialId })).run.json()[59]).toMatchObject({ user_id: world.user.userId });
	});
});
