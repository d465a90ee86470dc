import { hostOf } from '../http/hosts';
import { Limiter } from './limiter';

/** Far more apps than any n8n has; it only bounds the memory. */
const MAX_LIMITERS = 1_000;

const limiters = new Map<string, Limiter>();

/**
 * The limiter of an app, one in this process for each of Zalo's hosts: messages by phone number do not count towards
 * the limit of the OA API (zalo-oa-api.md 11.3).
 *
 * @param app tells apps apart, see `appOf`
 */
export function limiterFor(app: string, url: string): Limiter {
	const key = `${hostOf(url)}/${app}`;
	const limiter = limiters.get(key) ?? new Limiter();
	limiters.delete(key);
	limiters.set(key, limiter);
	const [oldest] = limiters.keys();
	if (limiters.size > MAX_LIMITERS && oldest !== undefined) limiters.delete(oldest);
	return limiter;
}
