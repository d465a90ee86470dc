/**
 * Lets only so many tasks of a run be under way at a time, whichever of its items they are for. The pool of the items
 * would not do where each item makes hundreds of calls at once: their numbers would multiply.
 */
export class Gate {
	#underWay = 0;
	readonly #waiting: Array<() => void> = [];

	/**
	 * Does the same for each entry. After a failure nothing more is begun; what is under way finishes first.
	 *
	 * @param width how many tasks may be under way; asked again after each task, because it changes
	 * @returns the results in the order of the entries
	 * @throws what the first failed task threw
	 */
	async each<Entry, Result>(
		entries: readonly Entry[],
		width: () => number,
		task: (entry: Entry) => Promise<Result>,
	): Promise<Array<Awaited<Result>>> {
		const results: Array<Awaited<Result>> = [];
		const failures: unknown[] = [];
		const inTurn = entries.map(async (entry, index) => {
			await this.#enter(width);
			if (failures.length === 0) {
				const [outcome] = await Promise.allSettled([task(entry)]);
				if (outcome.status === 'fulfilled') results[index] = outcome.value;
				else failures.push(outcome.reason);
			}
			this.#leave(width);
		});
		await Promise.all(inTurn);
		if (failures.length > 0) throw failures[0];
		return results;
	}

	async #enter(width: () => number): Promise<void> {
		while (this.#underWay >= Math.max(width(), 1)) {
			await new Promise<void>((go) => this.#waiting.push(go));
		}
		this.#underWay++;
	}

	/** The width may have grown meanwhile, so that several may come in. */
	#leave(width: () => number): void {
		this.#underWay--;
		for (let free = Math.max(width(), 1) - this.#underWay; free > 0; free--) this.#waiting.shift()?.();
	}
}
