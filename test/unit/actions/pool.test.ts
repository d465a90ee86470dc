import fc from 'fast-check';

import { runInPool } from '../../../nodes/ZaloOa/actions/pool';

describe('runInPool', () => {
	it('hands out the results in order, whatever the order in which tasks end', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				fc.nat(30),
				fc.integer({ min: 1, max: 12 }),
				async (scheduler, count, width) => {
					const pool = runInPool(
						count,
						() => width,
						async (index) => await scheduler.schedule(Promise.resolve(index)),
						() => false,
					);
					await scheduler.waitFor(pool);
					expect(await pool).toEqual(Array.from({ length: count }, (_, index) => index));
				},
			),
		);
	});

	it('never runs more tasks at a time than it may', async () => {
		let running = 0;
		let most = 0;
		const task = async (index: number) => {
			most = Math.max(most, ++running);
			await new Promise(setImmediate);
			running--;
			return index;
		};
		await runInPool(
			50,
			() => 4,
			task,
			() => false,
		);
		expect(most).toBe(4);
	});

	it('starts nothing more once it has to stop, and waits for what is under way', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), fc.nat(20), async (scheduler, lastOne) => {
				const started: number[] = [];
				let startedAtStop = 0;
				const task = async (index: number) => {
					started.push(index);
					return await scheduler.schedule(Promise.resolve(index));
				};
				const pool = runInPool(
					100,
					() => 3,
					task,
					(index) => {
						if (index === lastOne) startedAtStop = started.length;
						return index === lastOne;
					},
				);
				await scheduler.waitFor(pool);
				const results = await pool;
				expect(results).toEqual(started);
				expect(results).toContain(lastOne);
				expect(results).toHaveLength(startedAtStop);
			}),
		);
	});

	it('does nothing for no items', async () => {
		const task = jest.fn(async () => 1);
		expect(
			await runInPool(
				0,
				() => 5,
				task,
				() => true,
			),
		).toEqual([]);
		expect(task).not.toHaveBeenCalled();
	});

	it.each([0, -3, 0.5])('runs one task at a time with a width of %p', async (width) => {
		let running = 0;
		const task = async (index: number) => {
			expect(++running).toBe(1);
			await new Promise(setImmediate);
			running--;
			return index;
		};
		expect(
			await runInPool(
				3,
				() => width,
				task,
				() => false,
			),
		).toEqual([0, 1, 2]);
	});

	it('follows a width that changes: it grows at once, and shrinks as tasks end', async () => {
		const widths = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), widths, async (scheduler, widthAfter) => {
				let running = 0;
				let ended = 0;
				const width = () => widthAfter[ended % widthAfter.length]!;
				const task = async (index: number) => {
					running++;
					expect(running).toBeLessThanOrEqual(width());
					await scheduler.schedule(Promise.resolve());
					running--;
					ended++;
					return index;
				};
				const pool = runInPool(40, width, task, () => false);
				await scheduler.waitFor(pool);
				expect(await pool).toHaveLength(40);
			}),
		);
	});
});
