import type { SandboxClock } from '../clock';
import type { SandboxApp } from './apps';

const MINUTE_MS = 60_000;

/** Requests per app and calendar minute (zalo-oa-api.md, section 11.3). */
export class RateLimiter {
	readonly #clock: SandboxClock;
	readonly #windows = new Map<string, { minute: number; used: number }>();

	constructor(clock: SandboxClock) {
		this.#clock = clock;
	}

	/** Counts one call; false when the app has none left in this minute. */
	take(app: SandboxApp): boolean {
		const window = this.#window(app);
		if (window.used >= app.requestsPerMinute) return false;
		window.used++;
		return true;
	}

	/** `Remain`, not `Remaining`: Zalo's own spelling. */
	headers(app: SandboxApp): Record<string, string> {
		const remain = Math.max(0, app.requestsPerMinute - this.#window(app).used);
		return { 'X-RateLimit-Limit': String(app.requestsPerMinute), 'X-RateLimit-Remain': String(remain) };
	}

	clear(): void {
		this.#windows.clear();
	}

	#window(app: SandboxApp): { minute: number; used: number } {
		const minute = Math.floor(this.#clock.now() / MINUTE_MS);
		const open = this.#windows.get(app.appId);
		if (open?.minute === minute) return open;
		const next = { minute, used: 0 };
		this.#windows.set(app.appId, next);
		return next;
	}
}
