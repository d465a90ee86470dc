/** Official Account API: OA, users, messages, quota. Source: zalo-oa-api.md 1. */
export const OPENAPI_URL = 'https://openapi.zalo.me';

/** Messages by phone number (ZNS/ZBS) and their quota. Source: zalo-oa-api.md 1. */
export const BUSINESS_URL = 'https://business.openapi.zalo.me';

/** Where tokens are made: the only address that gets the app secret. Source: zalo-oa-api.md 2.2. */
export const TOKEN_URL = 'https://oauth.zaloapp.com/v4/oa/access_token';

/** Which of Zalo's servers is meant: the same code means different things on each (zalo-oa-api.md 11). */
export type ZaloHost = 'openapi' | 'business' | 'oauth';

/** The server behind the address of a call. Tokens are not made by calls, so "oauth" never comes out. */
export const hostOf = (url: string): ZaloHost =>
	url.startsWith(`${BUSINESS_URL}/`) ? 'business' : 'openapi';
