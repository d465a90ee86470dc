/** Calls of one run that are under way at the same time: at the beginning, and at the most. */
const FIRST_WIDTH = 40;
const MAX_WIDTH = 100;

/** How much wider each good answer makes it: three times as wide after one round of answers. */
const GROWTH = 2;

/** An answer that takes this many times as long as the fastest one came out of a queue. */
const QUEUED = 3;

/**
 * So much (ms) an answer may take longer for reasons that have nothing to do with a queue at Zalo: where the processor is
 * what holds a run up, each of a hundred answers waits so long for its turn in n8n.
 */
const JITTER = 400;

/**
 * How many calls of a run may be under way at the same time. It grows while answers come as fast as before, up
 * to a width at which Zalo's limit per minute is reached even where each answer takes a second; it stays where
 * answers become slow, because more calls would only wait longer; and it is halved by a refusal for too many
 * calls, a time-out or a cut connection.
 */
export class Pace {
	#width = FIRST_WIDTH;
	#fastest = Infinity;
	/** Answers to calls that began before the last halving say nothing of the new width. */
	#halvedAt = -Infinity;

	get width(): number {
		return Math.floor(this.#width);
	}

	/** Nothing has to be felt out: whoever counts the calls knows already how many Zalo takes. */
	openUp(): void {
		this.#width = MAX_WIDTH;
	}

	/**
	 * @param startedAt when the call went out (epoch ms)
	 * @param isTrouble has it met too much traffic, or no answer?
	 */
	note(startedAt: number, isTrouble: boolean): void {
		const now = Date.now();
		if (isTrouble) {
			if (startedAt < this.#halvedAt) return;
			this.#width = Math.max(1, this.#width / 2);
			this.#halvedAt = now;
			return;
		}
		const took = Math.max(now - startedAt, 0);
		this.#fastest = Math.min(this.#fastest, took);
		if (took <= this.#fastest * QUEUED + JITTER) this.#width = Math.min(MAX_WIDTH, this.#width + GROWTH);
	}
}
