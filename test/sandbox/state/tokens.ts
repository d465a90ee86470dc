import { createHash } from 'node:crypto';
import type { SandboxClock } from '../clock';
import { newSecret } from '../secrets';
import type { SandboxApp } from './apps';
import type { SandboxOa } from './officialAccounts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** zalo-oa-api.md, section 2.1: a code works once, for 10 minutes. */
const CODE_LIFETIME_MS = 10 * MINUTE_MS;
/** Section 2.2: "3 months", taken as 90 days. */
const REFRESH_LIFETIME_MS = 90 * DAY_MS;

export interface TokenPair {
	accessToken: string;
	refreshToken: string;
}

/** One pair, and what has become of each half. */
export interface Grant extends TokenPair {
	appId: string;
	oaId: string;
	accessExpiresAt: number;
	accessRevoked: boolean;
	refreshExpiresAt: number;
	refreshState: 'live' | 'used' | 'dead';
}

interface AuthorizationCode {
	appId: string;
	oaId: string;
	expiresAt: number;
	codeChallenge: string | undefined;
	used: boolean;
}

const pairKey = (app: SandboxApp, oa: SandboxOa): string => `${app.appId}/${oa.oaId}`;

/** Codes and token pairs, with the rules of zalo-oa-api.md, sections 2.1 and 2.2. */
export class TokenStore {
	readonly #clock: SandboxClock;
	readonly #codes = new Map<string, AuthorizationCode>();
	readonly #byAccessToken = new Map<string, Grant>();
	readonly #byRefreshToken = new Map<string, Grant>();
	readonly #current = new Map<string, Grant>();

	constructor(clock: SandboxClock) {
		this.#clock = clock;
	}

	newCode(app: SandboxApp, oa: SandboxOa, codeChallenge?: string): string {
		const code = newSecret('authorizationCode');
		const expiresAt = this.#clock.now() + CODE_LIFETIME_MS;
		this.#codes.set(code, { appId: app.appId, oaId: oa.oaId, expiresAt, codeChallenge, used: false });
		return code;
	}

	/** The OA the code was given for, or undefined if it cannot be redeemed. A refused code is not used up. */
	redeemCode(app: SandboxApp, code: string, codeVerifier: string): string | undefined {
		const entry = this.#codes.get(code);
		if (!entry || entry.used || entry.appId !== app.appId || this.#clock.now() >= entry.expiresAt)
			return undefined;
		if (entry.codeChallenge !== undefined) {
			const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
			if (challenge !== entry.codeChallenge) return undefined;
		}
		entry.used = true;
		return entry.oaId;
	}

	/** A new pair kills both halves of the one before it. */
	mint(app: SandboxApp, oa: SandboxOa): Grant {
		this.revokeAll(app, oa);
		const now = this.#clock.now();
		const grant: Grant = {
			appId: app.appId,
			oaId: oa.oaId,
			accessToken: newSecret('accessToken'),
			accessExpiresAt: now + app.accessTokenSeconds * 1000,
			accessRevoked: false,
			refreshToken: newSecret('refreshToken'),
			refreshExpiresAt: now + REFRESH_LIFETIME_MS,
			refreshState: 'live',
		};
		this.#byAccessToken.set(grant.accessToken, grant);
		this.#byRefreshToken.set(grant.refreshToken, grant);
		this.#current.set(pairKey(app, oa), grant);
		return grant;
	}

	readAccess(accessToken: string): { state: 'unknown' } | { state: 'live' | 'expired'; grant: Grant } {
		const grant = this.#byAccessToken.get(accessToken);
		if (!grant || grant.accessRevoked) return { state: 'unknown' };
		return { state: this.#clock.now() >= grant.accessExpiresAt ? 'expired' : 'live', grant };
	}

	/** Uses the refresh token up. */
	useRefresh(app: SandboxApp, refreshToken: string): 'unknown' | 'used' | Grant {
		const grant = this.#byRefreshToken.get(refreshToken);
		if (!grant || grant.appId !== app.appId || this.#clock.now() >= grant.refreshExpiresAt) return 'unknown';
		if (grant.refreshState === 'used') return 'used';
		if (grant.refreshState === 'dead') return 'unknown';
		grant.refreshState = 'used';
		return grant;
	}

	/** The OAs that have allowed an app, by their ids: those that a pair was made for. */
	oaIdsOf({ appId }: SandboxApp): string[] {
		return [...this.#current.values()].filter((grant) => grant.appId === appId).map(({ oaId }) => oaId);
	}

	revokeAccess(app: SandboxApp, oa: SandboxOa): void {
		const grant = this.#current.get(pairKey(app, oa));
		if (grant) grant.accessRevoked = true;
	}

	revokeAll(app: SandboxApp, oa: SandboxOa): void {
		const grant = this.#current.get(pairKey(app, oa));
		if (!grant) return;
		grant.accessRevoked = true;
		if (grant.refreshState === 'live') grant.refreshState = 'dead';
	}

	holdsValidPair(app: SandboxApp, oa: SandboxOa, pair: TokenPair): boolean {
		const grant = this.#current.get(pairKey(app, oa));
		return (
			grant !== undefined &&
			grant.accessToken === pair.accessToken &&
			grant.refreshToken === pair.refreshToken &&
			this.readAccess(grant.accessToken).state === 'live' &&
			grant.refreshState === 'live' &&
			this.#clock.now() < grant.refreshExpiresAt
		);
	}

	hasLiveAccessToken(app: SandboxApp, oa: SandboxOa): boolean {
		const grant = this.#current.get(pairKey(app, oa));
		return grant !== undefined && this.readAccess(grant.accessToken).state === 'live';
	}

	acceptsRefreshToken(app: SandboxApp, oa: SandboxOa, refreshToken: string): boolean {
		const grant = this.#current.get(pairKey(app, oa));
		return (
			grant?.refreshToken === refreshToken &&
			grant.refreshState === 'live' &&
			this.#clock.now() < grant.refreshExpiresAt
		);
	}

	clear(): void {
		for (const map of [this.#codes, this.#byAccessToken, this.#byRefreshToken, this.#current]) map.clear();
	}
}
