import { newId, newSecret } from '../secrets';

export interface SandboxApp {
	appId: string;
	appSecret: string;
	/** Signs events; it is not the app's secret (section 10.2). */
	oaSecretKey: string;
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
		oaSecretKey: newSecret('oaSecretKey'),
		active: true,
		accessTokenSeconds: 90_000,
		requestsPerMinute: 4000,
		...partial,
	};
}
