import fc from 'fast-check';

import { Lanes } from '../../../nodes/ZaloOa/actions/lanes';
import { runInPool } from '../../../nodes/ZaloOa/actions/pool';

const turnOfTheLoop = async () => await new Promise(setImmediate);

/** Tasks by the name of their recipient; some fail. */
const anyTasks = fc.array(fc.record({ name: fc.constantFrom('an', 'binh', 'chi'), fails: fc.boolean() }), {
	maxLength: 25,
});

describe('lanes', () => {
	it('keep the order per recipient under any schedule, and run each task once', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				anyTasks,
				fc.integer({ min: 1, max: 8 }),
				async (scheduler, tasks, width) => {
					const lanes = new Lanes();
					const begun: Record<string, number[]> = { an: [], binh: [], chi: [] };
					const running = new Set<string>();
					const runTask = async (index: number) => {
						const { name, fails } = tasks[index]!;
						const task = async () => {
							expect(running.has(name)).toBe(false);
							running.add(name);
							begun[name]!.push(index);
							await scheduler.schedule(Promise.resolve());
							running.delete(name);
							if (fails) throw new Error(`${index} failed`);
							return index;
						};
						return await lanes.run(name, task).catch((error: Error) => error.message);
					};
					const pool = runInPool(
						tasks.length,
						() => width,
						runTask,
						() => false,
					);
					await scheduler.waitFor(pool);
					const indexesOf = (name: string) =>
						tasks.flatMap((task, index) => (task.name === name ? [index] : []));
					expect(begun).toEqual({ an: indexesOf('an'), binh: indexesOf('binh'), chi: indexesOf('chi') });
					expect(await pool).toEqual(tasks.map(({ fails }, index) => (fails ? `${index} failed` : index)));
				},
			),
		);
	});

	it('do not wait for each other', async () => {
		const lanes = new Lanes();
		const never = lanes.run('an', async () => await new Promise<void>(() => undefined));
		expect(await lanes.run('binh', async () => 'sent')).toBe('sent');
		expect(never).toBeInstanceOf(Promise);
	});

	it('begin a task at once when their recipient has none under way', () => {
		const task = jest.fn(async () => undefined);
		void new Lanes().run('an', task);
		expect(task).toHaveBeenCalledTimes(1);
	});

	it.each([
		['rejects', async () => await Promise.reject(new Error('no'))],
		[
			'throws at once',
			() => {
				throw new Error('no');
			},
		],
	])('go on after a task that %s, and hand its error to its own caller only', async (_name, failing) => {
		const lanes = new Lanes();
		const first = lanes.run('an', async () => 1);
		const second = lanes.run('an', failing);
		const third = lanes.run('an', async () => 3);
		expect(await Promise.allSettled([first, second, third])).toMatchObject([
			{ value: 1 },
			{ reason: { message: 'no' } },
			{ value: 3 },
		]);
		await expect(lanes.run('binh', failing)).rejects.toThrow('no');
		expect(await lanes.run('binh', async () => 4)).toBe(4);
	});

	it('let a task that ends start the next one for the same recipient, behind those that wait', async () => {
		const lanes = new Lanes();
		const order: string[] = [];
		const first = lanes.run('an', async () => {
			await turnOfTheLoop();
			order.push('first');
		});
		const second = lanes.run('an', async () => {
			order.push('second');
		});
		await first;
		await lanes.run('an', async () => {
			order.push('third');
		});
		await second;
		expect(order).toEqual(['first', 'second', 'third']);
	});

	it('keep nothing of tasks that are done', async () => {
		const kept = jest.spyOn(Map.prototype, 'set');
		const lanes = new Lanes();
		const fail = async () => await Promise.reject(new Error('no'));
		const tasks = ['an', 'an', 'binh'].flatMap((name) => [
			lanes.run(name, turnOfTheLoop),
			lanes.run(name, fail),
		]);
		const maps = new Set(
			kept.mock.calls.flatMap(([name], index) =>
				name === 'an' ? [kept.mock.contexts[index] as Map<string, unknown>] : [],
			),
		);
		kept.mockRestore();
		expect([...maps].map(({ size }) => size)).toEqual([2]);
		await Promise.allSettled(tasks);
		expect([...maps].map(({ size }) => size)).toEqual([0]);
	});
});
