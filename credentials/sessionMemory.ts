import { createHash } from 'node:crypto';

import type { Session } from './session';
import type { StartingPoint } from './startingPoint';

/**
 * What this process knows of its sessions. Executions read the credential from n8n's database, and some do
 * so just before another one has written the newest pair there; for those the pair is kept here. Nothing
 * leaves the process, and nothing here is needed after a restart.
 */

interface Remembered {
	session: Session;
	/** When the session was last given to n8n to be stored (epoch ms). */
	offeredAt: number;
	/** When it was first seen in the stored credential (epoch ms). Until then it may be the only copy. */
	seenStoredAt?: number;
}

/** How long (ms) a stored session is kept for those who have read the database before. */
const KEEP_AFTER_STORED = 10 * 60_000;

/**
 * Between two offers of the same session (ms). Shorter than the wait before a repeated call, so that the
 * repeat after a write that n8n could not make offers it again; long enough that of many executions at once
 * one writes.
 */
const OFFER_PAUSE = 250;

const sessions = new Map<string, Remembered>();

function prune(now: number): void {
	for (const [source, { seenStoredAt }] of sessions) {
		if (seenStoredAt !== undefined && now - seenStoredAt > KEEP_AFTER_STORED) sessions.delete(source);
	}
}

/** The newest session of a source that this process knows, if it still keeps one. */
export function recall(source: string): Session | undefined {
	prune(Date.now());
	return sessions.get(source)?.session;
}

/** Keeps a new session, and notes that it is being given to n8n to be stored. */
export function remember(session: Session): void {
	sessions.set(session.source, { session, offeredAt: Date.now() });
}

/** Notes that a session was found in the stored credential. */
export function noteStored(session: Session): void {
	const remembered = sessions.get(session.source);
	if (remembered && remembered.session.issuedAt <= session.issuedAt) remembered.seenStoredAt ??= Date.now();
}

/** May the session be given to n8n to be stored now, or has somebody just done so? */
export function mayOffer(session: Session): boolean {
	const offeredAt = sessions.get(session.source)?.offeredAt;
	return offeredAt === undefined || Date.now() - offeredAt >= OFFER_PAUSE || Date.now() < offeredAt;
}

export interface SharedSession {
	session: Session;
	/** Did this caller make the exchange, or did it wait for another one's? */
	isOwner: boolean;
}

const flights = new Map<string, Promise<Session>>();

/**
 * Makes an exchange, or waits for the one that is under way for the same token: a refresh token and a code
 * work only once, so however many executions ask at the same time, one exchange has to serve them all.
 */
export async function shareExchange(
	start: StartingPoint,
	make: () => Promise<Session>,
): Promise<SharedSession> {
	const key = createHash('sha256').update(JSON.stringify(start)).digest('hex');
	const underWay = flights.get(key);
	if (underWay) return { session: await underWay, isOwner: false };
	const flight = make().finally(() => flights.delete(key));
	flights.set(key, flight);
	return { session: await flight, isOwner: true };
}
