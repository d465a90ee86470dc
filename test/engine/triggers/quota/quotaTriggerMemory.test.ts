import type { IDataObject, NodeApiError } from 'n8n-workflow';
import { ActiveWorkflow } from '../../support/pollingTrigger';
import { HOUR, on, percent, QuotaTriggerWorld, told, TRIGGER_TYPE } from '../../support/quotaTriggerWorld';
import { testClock } from '../../support/testClock';
import { QUOTA_PATH } from '../../support/world';

describe('what the Zalo OA Quota Trigger remembers', () => {
	let trigger: QuotaTriggerWorld;
	beforeAll(async () => {
		trigger = await QuotaTriggerWorld.start();
	});
	beforeEach(() => trigger.reset());
	afterAll(async () => await trigger.stop());

	it('survives a restart', async () => {
		const workflow = await trigger.activate();
		expect(await trigger.pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
		workflow.restart();
		expect(await trigger.pollAt(workflow, 90)).toBeNull();
	});

	it('does not change in a poll that fails, so that the next good one tells', async () => {
		const workflow = await trigger.activate();
		expect(await trigger.pollAt(workflow, 2000)).toBeNull();
		const before = workflow.staticData;
		trigger.world.sandbox.faults.order({
			path: QUOTA_PATH,
			fault: { kind: 'body', text: '{"error":0,"data":{}}' },
		});
		trigger.left(5);
		const error = await workflow.poll().catch((failed: NodeApiError) => failed);
		expect((error as NodeApiError).message).toBe("Zalo's answer does not hold the watched quota");
		expect(workflow.staticData).toEqual(before);
		expect(await trigger.pollAt(workflow, 5)).toEqual(['fallsBelow 10 percent']);
	});

	it('belongs to one trigger of the workflow', async () => {
		const credentialId = await trigger.world.refreshTokenCredential();
		const workflow = new ActiveWorkflow(trigger.world.engine, TRIGGER_TYPE, [
			{ name: 'A', credentialId, parameters: on(['fallsBelow'], percent(10)) },
			{ name: 'B', credentialId, parameters: on(['fallsBelow'], percent(10)) },
		]);
		trigger.left(100);
		expect(told(await workflow.poll('A'))).toEqual(['fallsBelow 10 percent']);
		expect(told(await workflow.poll('A'))).toBeNull();
		expect(told(await workflow.poll('B'))).toEqual(['fallsBelow 10 percent']);
	});

	it('is kept for the thresholds that stay, and begins anew for another quota', async () => {
		const workflow = await trigger.activate(on(['fallsBelow'], percent(10)));
		expect(await trigger.pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
		workflow.restart({ parameters: on(['fallsBelow'], percent(10), percent(20)) });
		expect(await trigger.pollAt(workflow, 100)).toEqual(['fallsBelow 20 percent']);
		workflow.restart({ parameters: { ...on(['fallsBelow'], percent(20)), quota: 'quotaAsset' } });
		expect(await trigger.pollAt(workflow, 100)).toEqual(['fallsBelow 20 percent']);
	});

	it.each([
		['nothing', undefined],
		['text', { history: 'x', below: 'y' }],
		['no history', { history: undefined }],
		['an empty history', { history: [] }],
		['damaged points', { history: [{ at: 'now', remain: 1, total: 1 }, null] }],
		['times that no calendar has', { history: [{ at: -1e300, remain: 1, total: 1 }] }],
		['a list for an object', { below: [] }],
		['the name of another quota', { quota: 'znsQuota' }],
	])('begins anew when it finds %s', async (_name, damage) => {
		const workflow = await trigger.activate();
		expect(await trigger.pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
		workflow.restart();
		expect(await trigger.pollAt(workflow, 100)).toBeNull();

		const stored = workflow.staticData['node:Trigger'] as IDataObject;
		workflow.restart({ staticData: { 'node:Trigger': damage && { ...stored, ...damage } } });
		expect(await trigger.pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
		expect(await trigger.pollAt(workflow, 90)).toBeNull();
	});

	it('begins anew with the OA of another credential', async () => {
		const workflow = await trigger.activate(on(['everyPoll']));
		expect(await trigger.pollAt(workflow, 1000)).toEqual(['everyPoll']);
		workflow.restart({ credentialId: await trigger.world.refreshTokenCredential() });
		testClock.advance(HOUR);
		const [item] = (await workflow.poll()) ?? [];
		expect(item).toMatchObject({ previousRemain: null });
	});

	it('is that of the poll that ended last, when one takes longer than the time between two', async () => {
		const workflow = await trigger.activate();
		expect(await trigger.pollAt(workflow, 2000)).toBeNull();
		trigger.left(5);
		const both = await Promise.all([workflow.poll(), workflow.poll()]);
		expect(both.flatMap((items) => told(items) ?? [])).toEqual(['fallsBelow 10 percent']);
	});

	it('is not touched by a test run, which always shows the present state', async () => {
		const workflow = await trigger.activate();
		expect(await trigger.pollAt(workflow, 2000)).toBeNull();
		const before = workflow.staticData;
		trigger.left(50);
		testClock.advance(HOUR);
		expect(await workflow.test()).toMatchObject([
			{
				event: 'test',
				remain: 50,
				threshold: 10,
				thresholdUnit: 'percent',
				usedSinceLastPoll: 1950,
				wouldTrigger: ['fallsBelow'],
			},
		]);
		trigger.left(1900);
		expect(await workflow.test()).toMatchObject([{ event: 'test', remain: 1900, wouldTrigger: [] }]);
		trigger.left(50);
		expect(workflow.staticData).toEqual(before);
		expect(await trigger.pollAt(workflow, 50)).toEqual(['fallsBelow 10 percent']);
	});

	it('a test item has every member of a real one', async () => {
		const workflow = await trigger.activate();
		const [test = {}] = (await workflow.test()) ?? [];
		trigger.left(50);
		const [real = {}] = (await workflow.poll()) ?? [];
		expect(Object.keys(test)).toEqual([...Object.keys(real), 'wouldTrigger']);
	});
});
