import type { NodeApiError } from 'n8n-workflow';
import { DAY, HOUR, messages, on, percent, QuotaTriggerWorld, told } from '../../support/quotaTriggerWorld';
import { dayInVietnam } from '../../../sandbox/calendar';
import { testClock } from '../../support/testClock';
import { QUOTA_PATH } from '../../support/world';

const V3_PATH = '/v3.0/oa/quota/message';

describe('the other quotas of the Zalo OA Quota Trigger', () => {
	let trigger: QuotaTriggerWorld;
	beforeAll(async () => {
		trigger = await QuotaTriggerWorld.start();
	});
	beforeEach(() => trigger.reset());
	afterAll(async () => await trigger.stop());

	const boughtAsset = {
		assetId: 'a',
		owner: 'OA' as const,
		productType: 'cs',
		quotaType: 'purchase_quota',
		validThrough: '31/12/2999',
		autoRenew: false,
		total: 100,
		remain: 100,
	};

	it('watches a quota asset, several of a kind taken together', async () => {
		const workflow = await trigger.activate({
			...on(['fallsBelow', 'everyPoll'], messages(100)),
			quota: 'quotaAsset',
			quotaType: 'purchase_quota',
		});
		trigger.world.oa.assets.push(
			{ ...boughtAsset, remain: 60 },
			{ ...boughtAsset, assetId: 'b', remain: 40 },
		);
		expect(told(await workflow.poll())).toEqual(['everyPoll']);
		testClock.advance(HOUR);
		trigger.world.oa.assets.pop();
		expect(await workflow.poll()).toMatchObject([
			{
				event: 'fallsBelow',
				quota: 'quotaAsset',
				quotaOwner: 'OA',
				productType: 'cs',
				quotaType: 'purchase_quota',
				remain: 60,
				total: 100,
			},
			{ event: 'everyPoll' },
		]);
	});

	it('tells of bought assets that are gone once they are used up, but not before they were there', async () => {
		const parameters = { ...on(['fallsBelow'], messages(1)), quota: 'quotaAsset' };
		const workflow = await trigger.activate({ ...parameters, quotaType: 'purchase_quota' });
		await expect(workflow.poll()).rejects.toThrow('does not hold the watched quota');
		trigger.world.oa.assets.push(boughtAsset);
		expect(await workflow.poll()).toBeNull();
		trigger.world.oa.assets.pop();
		testClock.advance(HOUR);
		const [item] = (await workflow.poll()) ?? [];
		expect(item).toMatchObject({ event: 'fallsBelow', remain: 0, total: 0, remainPercent: 0 });
		expect(item).toMatchObject({ usedSinceLastPoll: null });
		testClock.advance(HOUR);
		expect(await workflow.poll()).toBeNull();
	});

	it('does not take a part of the assets for all of them', async () => {
		const workflow = await trigger.activate({ ...on(['fallsBelow'], messages(100)), quota: 'quotaAsset' });
		expect(await workflow.poll()).toBeNull();
		testClock.advance(HOUR);
		trigger.world.answerWith(V3_PATH, [
			{ remain: 1, total: 5 },
			{ remain: 'many', total: 2000 },
		]);
		await expect(workflow.poll()).rejects.toThrow('does not hold the watched quota');
	});

	it('watches the ZNS quota of the day', async () => {
		const workflow = await trigger.activate({ ...on(['fallsBelow'], percent(1)), quota: 'znsQuota' });
		expect(await workflow.poll()).toBeNull();
		trigger.world.oa.znsQuota.remainingQuota = 49;
		testClock.advance(HOUR);
		expect(await workflow.poll()).toMatchObject([{ quota: 'znsQuota', remain: 49, total: 5000 }]);
	});

	it('knows that ZNS messages are granted anew at midnight in Vietnam', async () => {
		const midnight = Math.ceil(testClock.now() / DAY) * DAY + 17 * HOUR;
		const workflow = await trigger.activate({ ...on(['everyPoll']), quota: 'znsQuota' });
		const pollAtTime = async (time: number, remain: number) => {
			testClock.advance(time - testClock.now());
			// What Zalo has granted for this day already, less what was sent.
			trigger.world.oa.znsRenewedOn = dayInVietnam(time);
			trigger.world.oa.znsQuota.remainingQuota = remain;
			return (await workflow.poll())?.[0];
		};
		await pollAtTime(midnight - 2 * HOUR, 1000);
		expect(await pollAtTime(midnight - HOUR, 900)).toMatchObject({ usedSinceLastPoll: 100 });
		expect(await pollAtTime(midnight + HOUR, 800)).toMatchObject({ usedSinceLastPoll: null });
		expect(await pollAtTime(midnight + 2 * HOUR, 790)).toMatchObject({ usedSinceLastPoll: 10 });
	});

	it('counts an asset on its last day in Vietnam and a day longer, and not after that', async () => {
		const midnight = Math.ceil(testClock.now() / DAY) * DAY + 17 * HOUR;
		const lastDay = new Date(midnight - 1).toISOString().slice(0, 10);
		const validThrough = lastDay.split('-').reverse().join('/');
		trigger.world.oa.assets.push({ ...boughtAsset, validThrough });
		const parameters = { ...on(['fallsBelow'], messages(1)), quota: 'quotaAsset' };
		const workflow = await trigger.activate({ ...parameters, quotaType: 'purchase_quota' });
		testClock.advance(midnight + DAY - HOUR - testClock.now());
		expect(await workflow.poll()).toBeNull();
		testClock.advance(2 * HOUR);
		expect(told(await workflow.poll())).toEqual(['fallsBelow 1 messages']);
	});

	it('says that there is nothing to watch when ZNS messages have no daily limit', async () => {
		const workflow = await trigger.activate({ ...on(['fallsBelow'], percent(1)), quota: 'znsQuota' });
		trigger.world.answerWith('/message/quota', {
			dailyQuota: -1,
			remainingQuota: -1,
			monthlyPromotionQuota: 5,
		});
		const error = await workflow.poll().catch((failed: NodeApiError) => failed);
		expect((error as NodeApiError).description).toContain('or no limit');
	});

	it('goes on with the newer call once Zalo has taken the older one away', async () => {
		const workflow = await trigger.activate();
		const fault = { kind: 'zaloError', code: 404, message: 'empty or invalid API' } as const;
		trigger.world.sandbox.faults.order({ path: QUOTA_PATH, times: Infinity, fault });
		expect(await trigger.pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
		expect(trigger.world.sandbox.requests.count({ path: V3_PATH })).toBe(1);
	});
});
