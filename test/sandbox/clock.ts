/**
 * The only source of time in the sandbox: token lifetimes, rate limit windows and log entries all read it,
 * so a test can let 25 hours pass at once. Certificates alone use real time, since clients check them against it.
 */
export class SandboxClock {
	readonly #frozen: boolean;
	readonly #start: number | undefined;
	#base = 0;
	#realAtBase = 0;

	constructor(options: { frozen?: boolean; start?: number } = {}) {
		this.#frozen = options.frozen ?? false;
		this.#start = options.start;
		this.reset();
	}

	/** Epoch milliseconds. */
	now(): number {
		return this.#frozen ? this.#base : this.#base + (Date.now() - this.#realAtBase);
	}

	advance(ms: number): void {
		this.set(this.now() + ms);
	}

	set(ms: number): void {
		this.#base = ms;
		this.#realAtBase = Date.now();
	}

	/** Back to where the clock began: the given start, or real time. */
	reset(): void {
		this.set(this.#start ?? Date.now());
	}
}
