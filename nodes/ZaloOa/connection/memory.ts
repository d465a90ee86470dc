import { createHash } from 'node:crypto';

import { sourceOf, type Session } from './session';
import type { StartingPoint } from './startingPoint';

/**
 * What this process knows of sessions. An execution may have read the credential just before another one
 * stored a newer session in it, and a form may write an old copy back hours later; so the newest one is kept
 * here as well, for as long as the process runs. Nothing leaves the process, and nothing here is needed after
 * a restart.
 */

interface Known {
	session: Session;
	/** When n8n was last asked to store the session (epoch ms). */
	storingSince: number;
}

/** Far more than the credentials of any n8n; it only bounds the memory. */
const MAX_ENTRIES = 1_000;

/**
 * For so long (ms) after n8n was asked to store a session, nobody asks again. Shorter than the wait before a
 * repeated call, so that the repeat after a write that n8n could not make asks again; long enough that of many
 * executions at once one writes.
 */
const STORING_TAKES = 250;

const hashOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** The last entries stay, in the order in which they were set. */
function setBounded<Value>(map: Map<string, Value>, key: string, value: Value): void {
	map.delete(key);
	map.set(key, value);
	const [oldest] = map.keys();
	if (map.size > MAX_ENTRIES && oldest !== undefined) map.delete(oldest);
}

/**
 * Under which a session is remembered. The app secret is part of it: whoever knows only an app id and a used
 * code must not get the session that the true owner has made with it.
 */
export const memoryKey = (start: StartingPoint): string => hashOf(sourceOf(start), start.appSecret);

/** The newest session of each key. */
const sessions = new Map<string, Known>();

/** The newest session that this process knows. */
export const knownSession = (key: string): Session | undefined => sessions.get(key)?.session;

/** Keeps a session that was read from a credential, unless a newer one is known. */
export function noteRead(key: string, session: Session): void {
	const known = knownSession(key);
	if (!known || known.issuedAt < session.issuedAt) {
		setBounded(sessions, key, { session, storingSince: -Infinity });
	}
}

/** Keeps a session that n8n is being asked to store. */
export function noteStoring(key: string, session: Session): void {
	setBounded(sessions, key, { session, storingSince: Date.now() });
}

/** Has somebody just asked n8n to store the session? */
export function isBeingStored(key: string): boolean {
	const sinceThen = Date.now() - (sessions.get(key)?.storingSince ?? -Infinity);
	// A clock that was set back must not keep a session from being stored.
	return sinceThen >= 0 && sinceThen < STORING_TAKES;
}

/** Access tokens that Zalo has refused, as hashes. */
const refusedTokens = new Map<string, true>();

/**
 * Notes that Zalo has refused an access token, so that its session is renewed before the next call. Kept here
 * and not in the credential's data, because older versions of n8n store that data with all that is in it.
 */
export function noteRefusal(accessToken: string): void {
	setBounded(refusedTokens, hashOf(accessToken), true);
}

export const wasRefused = (accessToken: string): boolean => refusedTokens.has(hashOf(accessToken));
