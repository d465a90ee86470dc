import type { Fault } from '../../../sandbox';
import { QUOTA_PATH } from '../../support/world';
import { QuotaTriggerWorld, SECOND } from '../../support/quotaTriggerWorld';
import { testClock } from '../../support/testClock';

/** n8n waits for the first poll of every trigger when it starts, one after the other. */
describe('a poll that Zalo keeps waiting', () => {
	let quota: QuotaTriggerWorld;
	beforeAll(async () => {
		quota = await QuotaTriggerWorld.start();
	});
	beforeEach(() => quota.reset());
	afterAll(async () => await quota.stop());

	const order = (fault: Fault, times = Infinity) =>
		quota.world.sandbox.faults.order({ path: QUOTA_PATH, times, fault });
	const poll = async () => {
		const workflow = await quota.activate();
		const began = testClock.now();
		const error = await workflow.poll().then(
			() => undefined,
			(reason: Error) => reason.message,
		);
		return { error, took: testClock.now() - began, calls: quota.world.quotaCalls };
	};

	it.each<[string, Fault]>([
		['-32', { kind: 'zaloError', code: -32, message: 'Your application reach limit call api' }],
		['HTTP 429', { kind: 'http', status: 429, body: '' }],
	])('does not wait for the next minute: %s', async (_name, fault) => {
		order(fault);
		const { error, took, calls } = await poll();
		expect(error).toBeDefined();
		expect(calls).toBe(1);
		expect(took).toBeLessThan(10 * SECOND);
	});

	it('does not wait where another run has seen that nothing is left of this minute', async () => {
		quota.world.app.requestsPerMinute = 1;
		const credentialId = await quota.world.refreshTokenCredential();
		testClock.advance(90 * SECOND - (testClock.now() % (60 * SECOND)));
		await quota.world.getMessageQuota({ credentialId });
		const { error, took } = await poll();
		expect(error).toContain('(Zalo code -32)');
		expect(took).toBeLessThan(10 * SECOND);
	});

	it.each<[string, Fault]>([
		['HTTP 502', { kind: 'http', status: 502, body: '' }],
		['a cut connection', { kind: 'cut' }],
		['an empty answer', { kind: 'body', text: '' }],
	])('repeats once at the most: %s', async (_name, fault) => {
		order(fault);
		const { error, took, calls } = await poll();
		expect(error).toBeDefined();
		expect(calls).toBe(2);
		expect(took).toBeLessThan(10 * SECOND);
	});

	it('nobody notices what has passed by then', async () => {
		order({ kind: 'cut' }, 1);
		expect((await poll()).error).toBeUndefined();
	});
});
