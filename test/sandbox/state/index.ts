import type { SandboxClock } from '../clock';
import { newApp, type SandboxApp } from './apps';
import { newOa, type SandboxOa } from './officialAccounts';
import { RateLimiter } from './rateLimits';
import { TokenStore } from './tokens';

/** How lists of quota assets come: sources differ (section 3.5, "shape"). */
export type AssetStyle = 'array' | 'object' | 'assets';

/** Everything the sandbox knows. Apps and OAs are plain objects which a test may change at any time. */
export class SandboxState {
	readonly clock: SandboxClock;
	readonly apps = new Map<string, SandboxApp>();
	readonly oas = new Map<string, SandboxOa>();
	readonly tokens: TokenStore;
	readonly rates: RateLimiter;
	/** The docs say -220 for an expired access token, live reports say -216 (section 11). */
	expiredTokenCode: -216 | -220 = -216;
	assetStyle: AssetStyle = 'array';
	/** Numbers and switches of quota assets as text. */
	quotesNumbers = false;
	/** Zalo has stopped sending the counters of replies in 2026 (section 3.8). */
	countsReplies = false;
	/** As one source spells the names of section 3.7. */
	capitalisesZnsNames = false;
	exchanges = 0;
	failedExchanges = 0;

	constructor(clock: SandboxClock) {
		this.clock = clock;
		this.tokens = new TokenStore(clock);
		this.rates = new RateLimiter(clock);
	}

	createApp(partial: Partial<SandboxApp> = {}): SandboxApp {
		const app = newApp(partial);
		this.apps.set(app.appId, app);
		return app;
	}

	createOa(partial: Partial<SandboxOa> = {}): SandboxOa {
		const oa = newOa(this.clock.now(), partial);
		this.oas.set(oa.oaId, oa);
		return oa;
	}

	reset(): void {
		this.apps.clear();
		this.oas.clear();
		this.tokens.clear();
		this.rates.clear();
		this.expiredTokenCode = -216;
		this.assetStyle = 'array';
		this.quotesNumbers = false;
		this.countsReplies = false;
		this.capitalisesZnsNames = false;
		this.exchanges = 0;
		this.failedExchanges = 0;
		this.clock.reset();
	}
}
