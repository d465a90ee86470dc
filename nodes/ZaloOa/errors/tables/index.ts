import type { ZaloHost } from '../../http/hosts';
import { businessErrors } from './business';
import { oauthErrors } from './oauth';
import { openapiErrors } from './openapi';
import type { ErrorEntry, ErrorTable } from './types';

export type { ErrorEntry, ErrorKind, ErrorTable } from './types';

/** Every documented code, by the server that sends it: the same number means different things per server. */
export const errorTable: Readonly<Record<ZaloHost, ErrorTable>> = {
	openapi: openapiErrors,
	business: businessErrors,
	oauth: oauthErrors,
};

/**
 * Finds the row of a code.
 *
 * @param code as Zalo sent it: it has been seen both as a number and quoted ("-216")
 * @param zaloText Zalo's own text, which tells the meanings of a two-meaning code apart
 * @returns undefined for a code that is not documented
 */
export function lookUpError(host: ZaloHost, code: number | string, zaloText = ''): ErrorEntry | undefined {
	const table = errorTable[host];
	const row = String(code).trim();
	const entry = Object.hasOwn(table, row) ? table[row] : undefined;
	return entry?.alternatives?.find(({ whenZaloSays }) => whenZaloSays.test(zaloText)) ?? entry;
}

/** The row of a code that the server at hand is not known to send, but another one of Zalo's is. */
export const lookUpAnywhere = (code: string): ErrorEntry | undefined =>
	lookUpError('openapi', code) ?? lookUpError('business', code) ?? lookUpError('oauth', code);
