import type { ZaloHost } from '../errors/tables';

/** Official Account API: OA, users, messages, quota. Source: zalo-oa-api.md 1. */
export const OPENAPI_URL = 'https://openapi.zalo.me';

/** Messages by phone number (ZNS/ZBS) and their quota. Source: zalo-oa-api.md 1. */
export const BUSINESS_URL = 'https://business.openapi.zalo.me';

/** Where tokens are made: the only address that gets the app secret. Source: zalo-oa-api.md 2.2. */
export const TOKEN_URL = 'https://oauth.zaloapp.com/v4/oa/access_token';

/**
 * The same code means different things per host, so errors are looked up by the host that sent them.
 * Source: zalo-oa-api.md 11.
 */
export function hostOf(url: string): ZaloHost {
	return url.startsWith(`${BUSINESS_URL}/`) ? 'business' : 'openapi';
}
