/**
 * Runs a task for each index from 0 to count - 1, a few at a time, and hands out the results in order.
 * Once it has to stop, no task is started any more; those under way finish, because a request that is out
 * cannot be called back.
 *
 * @param runTask its promise must not reject
 * @param mustStop asked after each task
 * @returns the results of the tasks that were started: a prefix of the indexes
 */
export async function runInPool<Result>(
	count: number,
	maxParallel: number,
	runTask: (index: number) => Promise<Result>,
	mustStop: (result: Result) => boolean,
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	let stopped = false;

	async function work(): Promise<void> {
		while (!stopped && next < count) {
			const index = next++;
			const result = await runTask(index);
			results[index] = result;
			stopped ||= mustStop(result);
		}
	}

	await Promise.all(Array.from({ length: Math.min(maxParallel, count) }, work));
	return results;
}
