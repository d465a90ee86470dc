import type { SandboxClock } from '../clock';
import { newQuotas, type Quotas } from './quotas';
import { RateLimiter } from './rateLimits';
import { newId, newSecret } from '../secrets';
import { TokenStore } from './tokens';

/** Groups of rights which the OA's administrator ticks before granting (zalo-oa-api.md, section 1 "Preconditions"). */
export const PERMISSIONS = ['oaInfo', 'messages', 'users', 'groups', 'articles'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface SandboxApp {
	appId: string;
	appSecret: string;
	active: boolean;
	/** 25 hours as Zalo gives (section 2.2); shorter to see a client live through an expiry. */
	accessTokenSeconds: number;
	/** Section 11.3. */
	requestsPerMinute: number;
}

/** How lists of quota assets come: sources differ (section 3.5, "shape"). */
export type AssetStyle = 'array' | 'object' | 'assets';

export interface SandboxOa extends Quotas {
	oaId: string;
	name: string;
	description: string;
	isVerified: boolean;
	/** 2 business, 4 state body (section 6.9). */
	oaType: number;
	packageName: string;
	packageActive: boolean;
	followers: number;
	permissions: Set<Permission>;
}

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
		const app: SandboxApp = {
			appId: newId(),
			appSecret: newSecret('appSecret'),
			active: true,
			accessTokenSeconds: 90_000,
			requestsPerMinute: 4000,
			...partial,
		};
		this.apps.set(app.appId, app);
		return app;
	}

	createOa(partial: Partial<SandboxOa> = {}): SandboxOa {
		const oa: SandboxOa = {
			oaId: newId(),
			name: 'Cửa hàng thử nghiệm',
			description: 'A shop that exists only on this machine',
			isVerified: true,
			oaType: 2,
			packageName: 'Toàn diện',
			packageActive: true,
			followers: 1234,
			permissions: new Set(PERMISSIONS),
			...newQuotas(this.clock.now()),
			...partial,
		};
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
