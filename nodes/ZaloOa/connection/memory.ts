import { createHash } from 'node:crypto';

import { isCredentialError, type CredentialError } from './credentialError';
import type { Session } from './session';
import type { StartingPoint } from './startingPoint';

/**
 * What this process knows of its sessions. An execution may have read the credential just before another one
 * stored a newer session in it, and a form may write an old copy back hours later; so the newest one is kept
 * here as well, for as long as the process runs. Nothing leaves the process, and nothing here is needed after
 * a restart.
 */

interface Remembered {
	session: Session;
	/** When the session was last given to n8n to be stored (epoch ms). */
	offeredAt: number;
}

/** Far more than the credentials of any n8n; it only bounds the memory. */
const MAX_SESSIONS = 1_000;

/**
 * Between two offers of the same session (ms). Shorter than the wait before a repeated call, so that the
 * repeat after a write that n8n could not make offers it again; long enough that of many executions at once
 * one writes.
 */
const OFFER_PAUSE = 250;

/** The newest session of each source, the one that was remembered last at the end. */
const sessions = new Map<string, Remembered>();

function keep(session: Session, offeredAt: number): void {
	sessions.delete(session.source);
	sessions.set(session.source, { session, offeredAt });
	const [oldest] = sessions.keys();
	if (sessions.size > MAX_SESSIONS && oldest !== undefined) sessions.delete(oldest);
}

/** The newest session of a source that this process knows. */
export const recall = (source: string): Session | undefined => sessions.get(source)?.session;

/** Keeps a session that was read from a credential, if it is newer than what this process knows. */
export function learn(session: Session): void {
	const known = recall(session.source);
	if (!known || known.issuedAt < session.issuedAt) keep(session, -Infinity);
}

/** Keeps a session that is being given to n8n to be stored. */
export function remember(session: Session): void {
	keep(session, Date.now());
}

/** May the session be given to n8n to be stored now, or has somebody just done so? */
export function mayOffer(session: Session): boolean {
	const sinceThen = Date.now() - (sessions.get(session.source)?.offeredAt ?? -Infinity);
	// A clock that was set back must not keep a session from being stored.
	return sinceThen >= OFFER_PAUSE || sinceThen < 0;
}

export interface SharedSession {
	session: Session;
	/** Did this caller make the exchange, or did it wait for another one's? */
	isOwner: boolean;
}

const flights = new Map<string, Promise<Session>>();

/**
 * For how long (ms) a session's refused token is not sent again. Zalo has refused it because another process
 * was faster, and until that one has stored its session, every other caller here would get the same answer.
 * Much shorter than callers wait for the faster one, so that a passing fault is not taken for the truth.
 */
const REFUSAL_COUNTS_FOR = 2_000;

/** Why Zalo refused a session's token, and when (epoch ms). */
const refusals = new Map<string, { error: CredentialError; at: number }>();

function recentRefusal(key: string): CredentialError | undefined {
	for (const [other, { at }] of refusals) {
		if (Math.abs(Date.now() - at) > REFUSAL_COUNTS_FOR) refusals.delete(other);
	}
	return refusals.get(key)?.error;
}

/**
 * Makes an exchange, or waits for the one that is under way for the same token: a refresh token and a code
 * work only once, so however many executions ask at the same time, one exchange has to serve them all.
 *
 * @param isRenewal is it a session's token that is exchanged, not what the user typed?
 * @throws CredentialError of the exchange; for a token that Zalo has just refused, without asking again
 */
export async function shareExchange(
	start: StartingPoint,
	isRenewal: boolean,
	make: () => Promise<Session>,
): Promise<SharedSession> {
	const key = createHash('sha256').update(JSON.stringify(start)).digest('hex');
	const underWay = flights.get(key);
	if (underWay) return { session: await underWay, isOwner: false };
	const refusal = recentRefusal(key);
	if (refusal) throw refusal;

	const flight = make()
		.catch((error: unknown) => {
			const isRefused = isCredentialError(error) && error.tokenState === 'spent';
			if (isRefused && isRenewal) refusals.set(key, { error, at: Date.now() });
			throw error;
		})
		.finally(() => flights.delete(key));
	flights.set(key, flight);
	return { session: await flight, isOwner: true };
}
