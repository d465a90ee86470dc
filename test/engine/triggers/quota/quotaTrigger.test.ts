import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { DAY, HOUR, messages, on, percent, QuotaTriggerWorld, told } from '../../support/quotaTriggerWorld';
import { testClock } from '../../support/testClock';
import { QUOTA_PATH } from '../../support/world';

describe('Zalo OA Quota Trigger', () => {
	let trigger: QuotaTriggerWorld;
	beforeAll(async () => {
		trigger = await QuotaTriggerWorld.start();
	});
	beforeEach(() => trigger.reset());
	afterAll(async () => await trigger.stop());

	describe('falling below a threshold', () => {
		it('is told once, with plain numbers, and again after the quota has recovered', async () => {
			const workflow = await trigger.activate();
			expect(await trigger.pollAt(workflow, 2000)).toBeNull();
			trigger.left(150);
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
					ratePerDay: null,
					daysLeft: null,
					runsOutAt: null,
					checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				},
			]);
			expect(Date.parse(String(items?.[0]?.checkedAt))).toBeGreaterThan(checkedBefore);
			expect(await trigger.pollAt(workflow, 120)).toBeNull();
			expect(await trigger.pollAt(workflow, 200)).toBeNull();
			expect(await trigger.pollAt(workflow, 199)).toEqual(['fallsBelow 10 percent']);
		});

		it('is told for each threshold on its own, the lowest last', async () => {
			const workflow = await trigger.activate(on(['fallsBelow'], percent(5), messages(500), percent(50)));
			expect(await trigger.pollAt(workflow, 2000)).toBeNull();
			expect(await trigger.pollAt(workflow, 999)).toEqual(['fallsBelow 50 percent']);
			expect(await trigger.pollAt(workflow, 20)).toEqual(['fallsBelow 500 messages', 'fallsBelow 5 percent']);
			expect(await trigger.pollAt(workflow, 600)).toBeNull();
			expect(await trigger.pollAt(workflow, 499)).toEqual(['fallsBelow 500 messages']);
		});

		it('is told on the first poll when the quota is low already', async () => {
			expect(await trigger.pollAt(await trigger.activate(), 3)).toEqual(['fallsBelow 10 percent']);
		});

		it('is told from the highest to the lowest, whatever their units', async () => {
			const workflow = await trigger.activate(on(['fallsBelow', 'recovers'], messages(50), percent(10)));
			expect(await trigger.pollAt(workflow, 2000)).toBeNull();
			expect(await trigger.pollAt(workflow, 5)).toEqual(['fallsBelow 10 percent', 'fallsBelow 50 messages']);
			expect(await trigger.pollAt(workflow, 2000)).toEqual(['recovers 50 messages', 'recovers 10 percent']);
		});

		it('exactly at the threshold is not below it', async () => {
			const workflow = await trigger.activate(on(['fallsBelow'], messages(100), percent(10)));
			expect(await trigger.pollAt(workflow, 200)).toBeNull();
			expect(await trigger.pollAt(workflow, 100)).toEqual(['fallsBelow 10 percent']);
			expect(await trigger.pollAt(workflow, 99)).toEqual(['fallsBelow 100 messages']);
		});

		it('nothing granted is below every percentage', async () => {
			expect(await trigger.pollAt(await trigger.activate(), 0, 0)).toEqual(['fallsBelow 10 percent']);
		});
	});

	it('tells of a recovery, a renewal, a change and every poll, if that is wanted', async () => {
		const all = ['everyPoll', 'changes', 'isRenewed', 'recovers', 'fallsBelow'];
		const workflow = await trigger.activate(on(all, percent(10), percent(20)));
		expect(await trigger.pollAt(workflow, 2000)).toEqual(['everyPoll']);
		expect(await trigger.pollAt(workflow, 2000)).toEqual(['everyPoll']);
		expect(await trigger.pollAt(workflow, 1999)).toEqual(['changes', 'everyPoll']);
		expect(await trigger.pollAt(workflow, 10)).toEqual([
			'fallsBelow 20 percent',
			'fallsBelow 10 percent',
			'changes',
			'everyPoll',
		]);
		expect(await trigger.pollAt(workflow, 2000)).toEqual([
			'isRenewed',
			'recovers 10 percent',
			'recovers 20 percent',
			'changes',
			'everyPoll',
		]);
		expect(await trigger.pollAt(workflow, 1900, 2500)).toEqual(['isRenewed', 'changes', 'everyPoll']);
		expect(await trigger.pollAt(workflow, 1900, 2000)).toEqual(['changes', 'everyPoll']);
	});

	it('does not say what was used when the quota has gone up', async () => {
		const workflow = await trigger.activate(on(['changes']));
		await trigger.pollAt(workflow, 500);
		trigger.left(600);
		testClock.advance(HOUR);
		const [item] = (await workflow.poll()) ?? [];
		expect(item).toMatchObject({ previousRemain: 500, remain: 600 });
		expect(item).toMatchObject({ usedSinceLastPoll: null });
	});

	describe('a month of polls', () => {
		it('tells what it has to, and nothing else, through failures and restarts', async () => {
			const begin = Date.UTC(2027, 0, 2, 3);
			testClock.advance(begin - testClock.now());
			trigger.world.sandbox.clock.set(begin);
			const events = ['fallsBelow', 'isRenewed', 'recovers'];
			const workflow = await trigger.activate(on(events, percent(50), percent(10), messages(1)));
			const tellings: string[] = [];
			const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

			// 72 messages a day, in steps of 18: the package ends on the 28th day.
			for (let poll = 0; poll < 4 * 31; poll++) {
				testClock.advance(6 * HOUR);
				trigger.world.sandbox.clock.set(testClock.now());
				trigger.world.sandbox.spend(trigger.world.oa, 18);
				if (poll % 5 === 3) workflow.restart();
				if (poll % 7 === 2) {
					const fault = { kind: 'zaloError', code: -200, message: 'Send message failed' } as const;
					trigger.world.sandbox.faults.order({ path: QUOTA_PATH, fault });
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
			const workflow = await trigger.activate(on(['everyPoll']));
			let item: IDataObject = {};
			for (let hour = 0; hour <= 72; hour++) {
				trigger.left(2000 - hour * 5);
				testClock.advance(HOUR);
				[item = {}] = (await workflow.poll()) ?? [];
				if (hour < 23) expect(item).toMatchObject({ ratePerDay: null });
			}
			expect(item.ratePerDay).toBeCloseTo(120, 0);
			expect(item.daysLeft).toBeCloseTo(1640 / 120, 0);
			const runsOut = Date.parse(String(item.runsOutAt)) - Date.parse(String(item.checkedAt));
			expect(runsOut / DAY).toBeCloseTo(1640 / 120, 1);
		});

		it('has no end when nothing is used, and keeps what n8n stores small', async () => {
			const workflow = await trigger.activate(on(['everyPoll']));
			let item: IDataObject = {};
			for (let minute = 0; minute < 3 * 24 * 60; minute += 10) {
				testClock.advance(600_000);
				[item = {}] = (await workflow.poll()) ?? [];
			}
			expect(item).toMatchObject({ ratePerDay: 0 });
			expect(item).toMatchObject({ runsOutAt: null });
			expect(JSON.stringify(workflow.staticData).length).toBeLessThan(15_000);
		});
	});

	it('keeps its connection when the token dies between two polls', async () => {
		const workflow = await trigger.activate(on(['everyPoll']));
		expect(await trigger.pollAt(workflow, 2000)).toEqual(['everyPoll']);
		trigger.world.sandbox.revoke(trigger.world.app, trigger.world.oa);
		expect(await trigger.pollAt(workflow, 1999)).toEqual(['everyPoll']);
		testClock.advance(26 * HOUR);
		expect(await trigger.pollAt(workflow, 1998)).toEqual(['everyPoll']);
		expect(trigger.world.sandbox.exchanges).toBe(3);
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
		[
			'no product',
			{ quota: 'quotaAsset', productType: '' },
			'Product Type has a value that is not in its list: ""',
		],
		['an owner from elsewhere', { quota: 'quotaAsset', quotaOwner: 'ME' }, 'Quota Owner has a value'],
		['an unknown quota', { quota: 'everything' }, 'cannot be watched'],
	])('%s is refused before anything is sent', async (_name, parameters, message) => {
		const workflow = await trigger.activate(parameters);
		await expect(workflow.poll()).rejects.toThrow(message);
		expect(trigger.world.sandbox.requests.list).toEqual([]);
	});

	it('needs no threshold for events without one, and takes each only once', async () => {
		expect(await trigger.pollAt(await trigger.activate({ ...on(['everyPoll']), thresholds: {} }), 5)).toEqual(
			['everyPoll'],
		);
		expect(
			await trigger.pollAt(await trigger.activate(on(['fallsBelow'], percent(10), percent(10))), 5),
		).toEqual(['fallsBelow 10 percent']);
	});
});
