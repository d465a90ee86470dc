import type { SandboxClock } from '../clock';
import type { SandboxApp } from './apps';
import type { SandboxOa } from './officialAccounts';

const MINUTE_MS = 60_000;

/** Requests per app, and per OA, in each calendar minute (zalo-oa-api.md, section 11.3). */
export class RateLimiter {
	readonly #clock: SandboxClock;
	readonly #apps = new Map<string, number>();
	readonly #oas = new Map<string, number>();
	#minute = 0;

	constructor(clock: SandboxClock) {
		this.#clock = clock;
	}

	/** Counts one call, or tells who has none left in this minute; such a call is not counted. */
	take(app: SandboxApp, oa: SandboxOa): 'taken' | 'noneForApp' | 'noneForOa' {
		const ofApp = this.#used(this.#apps, app.appId);
		const ofOa = this.#used(this.#oas, oa.oaId);
		if (ofApp >= app.requestsPerMinute) return 'noneForApp';
		if (ofOa >= oa.requestsPerMinute) return 'noneForOa';
		this.#apps.set(app.appId, ofApp + 1);
		this.#oas.set(oa.oaId, ofOa + 1);
		return 'taken';
	}

	/** Of the app: no source has headers for an OA. `Remain`, not `Remaining`: Zalo's own spelling. */
	headers(app: SandboxApp): Record<string, string> {
		const remain = Math.max(0, app.requestsPerMinute - this.#used(this.#apps, app.appId));
		return { 'X-RateLimit-Limit': String(app.requestsPerMinute), 'X-RateLimit-Remain': String(remain) };
	}

	clear(): void {
		this.#apps.clear();
		this.#oas.clear();
	}

	#used(counts: Map<string, number>, id: string): number {
		const minute = Math.floor(this.#clock.now() / MINUTE_MS);
		if (minute !== this.#minute) {
			this.clear();
			this.#minute = minute;
		}
		return counts.get(id) ?? 0;
	}
}
