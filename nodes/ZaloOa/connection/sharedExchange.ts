import { createHash } from 'node:crypto';

import { isCredentialError, type CredentialError } from './credentialError';
import type { Session } from './session';
import type { StartingPoint } from './startingPoint';

export interface SharedSession {
	session: Session;
	/** Did this caller make the exchange, or did it wait for another one's? */
	isOwner: boolean;
}

const underWay = new Map<string, Promise<Session>>();

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
 * @param from what is exchanged; callers share only where all of it is equal, the app secret included
 * @param isRenewal is it a session's token that is exchanged, not what the user typed?
 * @throws CredentialError of the exchange; for a token that Zalo has just refused, without asking again
 */
export async function shareExchange(
	from: StartingPoint,
	isRenewal: boolean,
	make: () => Promise<Session>,
): Promise<SharedSession> {
	const key = createHash('sha256').update(JSON.stringify(from)).digest('hex');
	const others = underWay.get(key);
	if (others) return { session: await others, isOwner: false };
	const refusal = recentRefusal(key);
	if (refusal) throw refusal;

	const exchange = make()
		.catch((error: unknown) => {
			const isRefused = isCredentialError(error) && error.tokenState === 'spent';
			if (isRefused && isRenewal) refusals.set(key, { error, at: Date.now() });
			throw error;
		})
		.finally(() => underWay.delete(key));
	underWay.set(key, exchange);
	return { session: await exchange, isOwner: true };
}
