/**
 * Lets tasks of one name run one after the other, in the order in which they came; tasks of different names do not
 * wait for each other. So the messages to one recipient arrive in order, however many are under way.
 */
export class Lanes {
	readonly #last = new Map<string, Promise<unknown>>();
	#waiting = 0;

	/** Tasks that wait for another one of their name. */
	get waiting(): number {
		return this.#waiting;
	}

	/** A task that fails does not keep the next one from running. */
	async run<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
		const before = this.#last.get(name);
		const inTurn = async () => {
			this.#waiting--;
			return await task();
		};
		if (before) this.#waiting++;
		const running = before ? before.then(inTurn, inTurn) : task();
		this.#last.set(name, running);
		try {
			return await running;
		} finally {
			if (this.#last.get(name) === running) this.#last.delete(name);
		}
	}
}
