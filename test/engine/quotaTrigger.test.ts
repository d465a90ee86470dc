import type { IDataObject, INodeParameters, NodeApiError } from 'n8n-workflow';
import { ActiveWorkflow } from './support/pollingTrigger';
import { testClock } from './support/testClock';
import { QUOTA_PATH, World } from './support/world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TYPE = 'n8n-nodes-zalo-oa.zaloOaQuotaTrigger';
const V3_PATH = '/v3.0/oa/quota/message';

const percent = (value: number) => ({ value, unit: 'percent' });
const messages = (value: number) => ({ value, unit: 'messages' });

describe('Zalo OA Quota Trigger', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => {
		world.reset();
		world.sandbox.setQuota(world.oa, { remain: 2000, total: 2000 });
	});
	afterAll(async () => await world.stop());

	async function activate(parameters: INodeParameters = {}): Promise<ActiveWorkflow> {
		return new ActiveWorkflow(world.engine, TYPE, [
			{ parameters, credentialId: await world.refreshTokenCredential() },
		]);
	}
	const on = (events: string[], ...threshold: INodeParameters[]): INodeParameters => ({
		events,
		...(threshold.length > 0 && { thresholds: { threshold } }),
	});
	const left = (remain: number, total = 2000) => world.sandbox.setQuota(world.oa, { remain, total });

	/** The events of a poll in short: "fallsBelow 10 percent". */
	const told = (items: IDataObject[] | null) =>
		items?.map(({ event, threshold, thresholdUnit }) =>
			[event, threshold, thresholdUnit].filter((part) => part !== undefined).join(' '),
		) ?? null;

	/** Sets what is left, polls an hour later, and says what was told. */
	async function pollAt(workflow: ActiveWorkflow, remain: number, total?: number) {
		left(remain, total);
		testClock.advance(HOUR);
		return told(await workflow.poll());
	}

	describe('falling below a threshold', () => {
		it('is told once, with plain numbers, and again after the quota has recovered', async () => {
			const workflow = await activate();
			expect(await pollAt(workflow, 2000)).toBeNull();
			left(150);
			const checkedBefore = testClock.now();
			testClock.advance(HOUR);
			const items = await workflow.poll();
			expect(items).toEqual([
				{
					event: 'fallsBelow',
					quota: 'messageQuota',
					remain: 150,
					total: 2000,
					used: 1850,
					remainPercent: 7.5,
					threshold: 10,
					thresholdUnit: 'percent',
					previousRemain: 2000,
					previousCheckedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
					usedSinceLastPoll: 1850,
					checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				},
			]);
			expect(Date.parse(String(items?.[0]?.checkedAt))).toBeGreaterThan(checkedBefore);
			expect(await pollAt(workflow, 120)).toBeNull();
			expect(await pollAt(workflow, 200)).toBeNull();
			expect(await pollAt(workflow, 199)).toEqual(['fallsBelow 10 percent']);
		});

		it('is told for each threshold on its own, the lowest last', async () => {
			const workflow = await activate(on(['fallsBelow'], percent(5), messages(500), percent(50)));
			expect(await pollAt(workflow, 2000)).toBeNull();
			expect(await pollAt(workflow, 999)).toEqual(['fallsBelow 50 percent']);
			expect(await pollAt(workflow, 20)).toEqual(['fallsBelow 500 messages', 'fallsBelow 5 percent']);
			expect(await pollAt(workflow, 600)).toBeNull();
			expect(await pollAt(workflow, 499)).toEqual(['fallsBelow 500 messages']);
		});

		it('is told on the first poll when the quota is low already', async () => {
			expect(await pollAt(await activate(), 3)).toEqual(['fallsBelow 10 percent']);
		});

		it('is told from the highest to the lowest, whatever their units', async () => {
			const workflow = await activate(on(['fallsBelow', 'recovers'], messages(50), percent(10)));
			expect(await pollAt(workflow, 2000)).toBeNull();
			expect(await pollAt(workflow, 5)).toEqual(['fallsBelow 10 percent', 'fallsBelow 50 messages']);
			expect(await pollAt(workflow, 2000)).toEqual(['recovers 50 messages', 'recovers 10 percent']);
		});

		it('exactly at the threshold is not below it', async () => {
			const workflow = await activate(on(['fallsBelow'], messages(100), percent(10)));
			expect(await pollAt(workflow, 200)).toBeNull();
			expect(await pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
			expect(await pollAt(workflow, 99)).toEqual(['fallsBelow 100 messages']);
		});

		it('nothing granted is below every percentage', async () => {
			expect(await pollAt(await activate(), 0, 0)).toEqual(['fallsBelow 10 percent']);
		});
	});

	it('tells of a recovery, a renewal, a change and every poll, if that is wanted', async () => {
		const all = ['everyPoll', 'changes', 'isRenewed', 'recovers', 'fallsBelow'];
		const workflow = await activate(on(all, percent(10), percent(20)));
		expect(await pollAt(workflow, 2000)).toEqual(['everyPoll']);
		expect(await pollAt(workflow, 2000)).toEqual(['everyPoll']);
		expect(await pollAt(workflow, 1999)).toEqual(['changes', 'everyPoll']);
		expect(await pollAt(workflow, 10)).toEqual([
			'fallsBelow 20 percent',
			'fallsBelow 10 percent',
			'changes',
			'everyPoll',
		]);
		expect(await pollAt(workflow, 2000)).toEqual([
			'isRenewed',
			'recovers 10 percent',
			'recovers 20 percent',
			'changes',
			'everyPoll',
		]);
		expect(await pollAt(workflow, 1900, 2500)).toEqual(['isRenewed', 'changes', 'everyPoll']);
		expect(await pollAt(workflow, 1900, 2000)).toEqual(['changes', 'everyPoll']);
	});

	it('does not say what was used when the quota has gone up', async () => {
		const workflow = await activate(on(['changes']));
		await pollAt(workflow, 500);
		left(600);
		testClock.advance(HOUR);
		const [item] = (await workflow.poll()) ?? [];
		expect(item).toMatchObject({ previousRemain: 500, remain: 600 });
		expect(item).not.toHaveProperty('usedSinceLastPoll');
	});

	describe('a month of polls', () => {
		it('tells what it has to, and nothing else, through failures and restarts', async () => {
			const begin = Date.UTC(2027, 0, 2, 3);
			testClock.advance(begin - testClock.now());
			world.sandbox.clock.set(begin);
			const events = ['fallsBelow', 'isRenewed', 'recovers'];
			const workflow = await activate(on(events, percent(50), percent(10), messages(1)));
			const tellings: string[] = [];
			const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

			// 72 messages a day, in steps of 18: the package ends on the 28th day.
			for (let poll = 0; poll < 4 * 31; poll++) {
				testClock.advance(6 * HOUR);
				world.sandbox.clock.set(testClock.now());
				world.sandbox.spend(world.oa, 18);
				if (poll % 5 === 3) workflow.restart();
				if (poll % 7 === 2) {
					const fault = { kind: 'zaloError', code: -200, message: 'Send message failed' } as const;
					world.sandbox.faults.order({ path: QUOTA_PATH, fault });
					await expect(workflow.poll()).rejects.toThrow('-200');
					continue;
				}
				const day = dayOf(testClock.now());
				for (const event of told(await workflow.poll()) ?? []) tellings.push(`${day} ${event}`);
			}

			expect(tellings).toEqual([
				'2027-01-16 fallsBelow 50 percent',
				'2027-01-27 fallsBelow 10 percent',
				'2027-01-30 fallsBelow 1 messages',
				'2027-01-31 isRenewed',
				'2027-01-31 recovers 1 messages',
				'2027-01-31 recovers 10 percent',
				'2027-01-31 recovers 50 percent',
			]);
		});

		it('says how fast the quota goes and when it will be gone', async () => {
			const workflow = await activate(on(['everyPoll']));
			let item: IDataObject = {};
			for (let hour = 0; hour <= 72; hour++) {
				left(2000 - hour * 5);
				testClock.advance(HOUR);
				[item = {}] = (await workflow.poll()) ?? [];
				if (hour < 23) expect(item).not.toHaveProperty('ratePerDay');
			}
			expect(item.ratePerDay).toBeCloseTo(120, 0);
			expect(item.daysLeft).toBeCloseTo(1640 / 120, 0);
			const runsOut = Date.parse(String(item.runsOutAt)) - Date.parse(String(item.checkedAt));
			expect(runsOut / DAY).toBeCloseTo(1640 / 120, 1);
		});

		it('has no end when nothing is used, and keeps what n8n stores small', async () => {
			const workflow = await activate(on(['everyPoll']));
			let item: IDataObject = {};
			for (let minute = 0; minute < 3 * 24 * 60; minute += 10) {
				testClock.advance(600_000);
				[item = {}] = (await workflow.poll()) ?? [];
			}
			expect(item).toMatchObject({ ratePerDay: 0 });
			expect(item).not.toHaveProperty('runsOutAt');
			expect(JSON.stringify(workflow.staticData).length).toBeLessThan(15_000);
		});
	});

	describe('what it remembers', () => {
		it('survives a restart', async () => {
			const workflow = await activate();
			expect(await pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
			workflow.restart();
			expect(await pollAt(workflow, 90)).toBeNull();
		});

		it('does not change in a poll that fails, so that the next good one tells', async () => {
			const workflow = await activate();
			expect(await pollAt(workflow, 2000)).toBeNull();
			const before = workflow.staticData;
			world.sandbox.faults.order({
				path: QUOTA_PATH,
				fault: { kind: 'body', text: '{"error":0,"data":{}}' },
			});
			left(5);
			const error = await workflow.poll().catch((failed: NodeApiError) => failed);
			expect((error as NodeApiError).message).toBe("Zalo's answer does not hold the watched quota");
			expect(workflow.staticData).toEqual(before);
			expect(await pollAt(workflow, 5)).toEqual(['fallsBelow 10 percent']);
		});

		it('belongs to one trigger of the workflow', async () => {
			const credentialId = await world.refreshTokenCredential();
			const workflow = new ActiveWorkflow(world.engine, TYPE, [
				{ name: 'A', credentialId, parameters: on(['fallsBelow'], percent(10)) },
				{ name: 'B', credentialId, parameters: on(['fallsBelow'], percent(10)) },
			]);
			left(100);
			expect(told(await workflow.poll('A'))).toEqual(['fallsBelow 10 percent']);
			expect(told(await workflow.poll('A'))).toBeNull();
			expect(told(await workflow.poll('B'))).toEqual(['fallsBelow 10 percent']);
		});

		it('is kept for the thresholds that stay, and begins anew for another quota', async () => {
			const workflow = await activate(on(['fallsBelow'], percent(10)));
			expect(await pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
			workflow.restart({ parameters: on(['fallsBelow'], percent(10), percent(20)) });
			expect(await pollAt(workflow, 100)).toEqual(['fallsBelow 20 percent']);
			workflow.restart({ parameters: { ...on(['fallsBelow'], percent(20)), quota: 'quotaAsset' } });
			expect(await pollAt(workflow, 100)).toEqual(['fallsBelow 20 percent']);
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
			const workflow = await activate();
			expect(await pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
			workflow.restart();
			expect(await pollAt(workflow, 100)).toBeNull();

			const stored = workflow.staticData['node:Trigger'] as IDataObject;
			workflow.restart({ staticData: { 'node:Trigger': damage && { ...stored, ...damage } } });
			expect(await pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
			expect(await pollAt(workflow, 90)).toBeNull();
		});

		it('begins anew with the OA of another credential', async () => {
			const workflow = await activate(on(['everyPoll']));
			expect(await pollAt(workflow, 1000)).toEqual(['everyPoll']);
			workflow.restart({ credentialId: await world.refreshTokenCredential() });
			testClock.advance(HOUR);
			const [item] = (await workflow.poll()) ?? [];
			expect(item).not.toHaveProperty('previousRemain');
		});

		it('is that of the poll that ended last, when one takes longer than the time between two', async () => {
			const workflow = await activate();
			expect(await pollAt(workflow, 2000)).toBeNull();
			left(5);
			const both = await Promise.all([workflow.poll(), workflow.poll()]);
			expect(both.flatMap((items) => told(items) ?? [])).toEqual(['fallsBelow 10 percent']);
		});

		it('is not touched by a test run, which always shows the present state', async () => {
			const workflow = await activate();
			expect(await pollAt(workflow, 2000)).toBeNull();
			const before = workflow.staticData;
			left(50);
			testClock.advance(HOUR);
			expect(await workflow.test()).toMatchObject([
				{ event: 'test', remain: 50, threshold: 10, thresholdUnit: 'percent', usedSinceLastPoll: 1950 },
			]);
			expect(workflow.staticData).toEqual(before);
			expect(await pollAt(workflow, 50)).toEqual(['fallsBelow 10 percent']);
		});
	});

	describe('the other quotas', () => {
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
			const workflow = await activate({
				...on(['fallsBelow', 'everyPoll'], messages(100)),
				quota: 'quotaAsset',
				quotaType: 'purchase_quota',
			});
			world.oa.assets.push({ ...boughtAsset, remain: 60 }, { ...boughtAsset, assetId: 'b', remain: 40 });
			expect(told(await workflow.poll())).toEqual(['everyPoll']);
			testClock.advance(HOUR);
			world.oa.assets.pop();
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
			const workflow = await activate({ ...parameters, quotaType: 'purchase_quota' });
			await expect(workflow.poll()).rejects.toThrow('does not hold the watched quota');
			world.oa.assets.push(boughtAsset);
			expect(await workflow.poll()).toBeNull();
			world.oa.assets.pop();
			testClock.advance(HOUR);
			const [item] = (await workflow.poll()) ?? [];
			expect(item).toMatchObject({ event: 'fallsBelow', remain: 0, total: 0, remainPercent: 0 });
			expect(item).not.toHaveProperty('usedSinceLastPoll');
			testClock.advance(HOUR);
			expect(await workflow.poll()).toBeNull();
		});

		it('does not take a part of the assets for all of them', async () => {
			const workflow = await activate({ ...on(['fallsBelow'], messages(100)), quota: 'quotaAsset' });
			expect(await workflow.poll()).toBeNull();
			testClock.advance(HOUR);
			world.answerWith(V3_PATH, [
				{ remain: 1, total: 5 },
				{ remain: 'many', total: 2000 },
			]);
			await expect(workflow.poll()).rejects.toThrow('does not hold the watched quota');
		});

		it('watches the ZNS quota of the day', async () => {
			const workflow = await activate({ ...on(['fallsBelow'], percent(1)), quota: 'znsQuota' });
			expect(await workflow.poll()).toBeNull();
			world.oa.znsQuota.remainingQuota = 49;
			testClock.advance(HOUR);
			expect(await workflow.poll()).toMatchObject([{ quota: 'znsQuota', remain: 49, total: 5000 }]);
		});

		it('knows that ZNS messages are granted anew at midnight in Vietnam', async () => {
			const midnight = Math.ceil(testClock.now() / DAY) * DAY + 17 * HOUR;
			const workflow = await activate({ ...on(['everyPoll']), quota: 'znsQuota' });
			const pollAtTime = async (time: number, remain: number) => {
				testClock.advance(time - testClock.now());
				world.oa.znsQuota.remainingQuota = remain;
				return (await workflow.poll())?.[0];
			};
			await pollAtTime(midnight - 2 * HOUR, 1000);
			expect(await pollAtTime(midnight - HOUR, 900)).toMatchObject({ usedSinceLastPoll: 100 });
			expect(await pollAtTime(midnight + HOUR, 800)).not.toHaveProperty('usedSinceLastPoll');
			expect(await pollAtTime(midnight + 2 * HOUR, 790)).toMatchObject({ usedSinceLastPoll: 10 });
		});

		it('counts an asset on its last day in Vietnam and a day longer, and not after that', async () => {
			const midnight = Math.ceil(testClock.now() / DAY) * DAY + 17 * HOUR;
			const lastDay = new Date(midnight - 1).toISOString().slice(0, 10);
			const validThrough = lastDay.split('-').reverse().join('/');
			world.oa.assets.push({ ...boughtAsset, validThrough });
			const parameters = { ...on(['fallsBelow'], messages(1)), quota: 'quotaAsset' };
			const workflow = await activate({ ...parameters, quotaType: 'purchase_quota' });
			testClock.advance(midnight + DAY - HOUR - testClock.now());
			expect(await workflow.poll()).toBeNull();
			testClock.advance(2 * HOUR);
			expect(told(await workflow.poll())).toEqual(['fallsBelow 1 messages']);
		});

		it('says that there is nothing to watch when ZNS messages have no daily limit', async () => {
			const workflow = await activate({ ...on(['fallsBelow'], percent(1)), quota: 'znsQuota' });
			world.answerWith('/message/quota', { dailyQuota: -1, remainingQuota: -1, monthlyPromotionQuota: 5 });
			const error = await workflow.poll().catch((failed: NodeApiError) => failed);
			expect((error as NodeApiError).description).toContain('or no limit');
		});

		it('goes on with the newer call once Zalo has taken the older one away', async () => {
			const workflow = await activate();
			const fault = { kind: 'zaloError', code: 404, message: 'empty or invalid API' } as const;
			world.sandbox.faults.order({ path: QUOTA_PATH, times: Infinity, fault });
			expect(await pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
			expect(world.sandbox.requests.count({ path: V3_PATH })).toBe(1);
		});
	});

	it('keeps its connection when the token dies between two polls', async () => {
		const workflow = await activate(on(['everyPoll']));
		expect(await pollAt(workflow, 2000)).toEqual(['everyPoll']);
		world.sandbox.revoke(world.app, world.oa);
		expect(await pollAt(workflow, 1999)).toEqual(['everyPoll']);
		testClock.advance(26 * HOUR);
		expect(await pollAt(workflow, 1998)).toEqual(['everyPoll']);
		expect(world.sandbox.exchanges).toBe(3);
	});

	it.each<[string, INodeParameters, string]>([
		['no event', on([]), 'Nothing is chosen under Trigger On'],
		['an unknown event', on(['sometimes']), 'Nothing is chosen under Trigger On'],
		['no threshold', { ...on(['fallsBelow']), thresholds: {} }, 'There is no threshold'],
		['a threshold of words', on(['fallsBelow'], { value: 'low', unit: 'percent' }), 'is not a number'],
		['a threshold that is negative', on(['recovers'], messages(-1)), 'Nothing can fall below'],
		['a threshold of nothing', on(['fallsBelow'], percent(0)), 'Nothing can fall below a threshold of 0'],
		['too many percent', on(['fallsBelow'], percent(101)), 'more than the total'],
		['an unknown unit', on(['fallsBelow'], { value: 1, unit: 'kg' }), 'has no unit'],
		['no product', { quota: 'quotaAsset', productType: '' }, 'which quota asset'],
		['an unknown quota', { quota: 'everything' }, 'cannot be watched'],
	])('%s is refused before anything is sent', async (_name, parameters, message) => {
		const workflow = await activate(parameters);
		await expect(workflow.poll()).rejects.toThrow(message);
		expect(world.sandbox.requests.list).toEqual([]);
	});

	it('needs no threshold for events without one, and takes each only once', async () => {
		expect(await pollAt(await activate({ ...on(['everyPoll']), thresholds: {} }), 5)).toEqual(['everyPoll']);
		expect(await pollAt(await activate(on(['fallsBelow'], percent(10), percent(10))), 5)).toEqual([
			'fallsBelow 10 percent',
		]);
	});
});
