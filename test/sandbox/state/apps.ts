import { newId, newSecret } from '../secrets';

export interface SandboxApp {
	appId: string;
	appSecret: string;
	active: boolean;
	/** 25 hours as Zalo gives (zalo-oa-api.md, section 2.2); shorter to see a client live through an expiry. */
	accessTokenSeconds: number;
	/** Section 11.3. */
	requestsPerMinute: number;
}

export function newApp(partial: Partial<SandboxApp> = {}): SandboxApp {
	return {
		appId: newId(),
		appSecret: newSecret('appSecret'),
		active: true,
		accessTokenSeconds: 90_000,
		requestsPerMinute: 4000,
		...partial,
	};
}
