/**
 * Runs a task for each index from 0 to count - 1, some at the same time, and hands out the results in order.
 * Once it has to stop, no task is started any more; those under way finish, because a request that is out
 * cannot be called back.
 *
 * @param width how many tasks may be under way; asked again after each task, because it changes
 * @param runTask its promise must not reject; tasks are started in the order of their indexes
 * @param mustStop asked after each task
 * @returns the results of the tasks that were started: a prefix of the indexes
 */
export async function runInPool<Result>(
	count: number,
	width: () => number,
	runTask: (index: number) => Promise<Result>,
	mustStop: (result: Result) => boolean,
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	let underWay = 0;
	let isStopped = false;

	await new Promise<void>((done) => {
		const runOne = async (index: number) => {
			results[index] = await runTask(index);
			isStopped ||= mustStop(results[index]);
			underWay--;
			fill();
		};
		const fill = () => {
			while (!isStopped && next < count && underWay < Math.max(width(), 1)) {
				underWay++;
				void runOne(next++);
			}
			if (underWay === 0) done();
		};
		fill();
	});
	return results;
}
