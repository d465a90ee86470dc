import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { secretsIn } from '../helpers/secrets';
import { readAccessToken } from './accessToken';
import { isCredentialError } from './credentialError';
import { exchange } from './exchange';
import { isBeingStored, knownSession, memoryKey, noteRead, noteStoring, wasRefused } from './memory';
import {
	newest,
	readSessions,
	sourceOf,
	toBothPlaces,
	toSessionToken,
	type Session,
	type StoredSessions,
} from './session';
import { shareExchange, type SharedSession } from './sharedExchange';
import { readStartingPoint, type StartingPoint } from './startingPoint';
import { refuseTypingMistakes } from './typingMistakes';

/*
 * The order in which n8n calls what is in this file, for one request:
 *
 * 1. It takes the credential from the database, or what the transport hands it.
 * 2. If `sessionToken` is empty, it runs `renew`, writes what that returns into the database, and lays it over
 *    the data in hand.
 * 3. It asks `currentAccessToken` for the token, and sends the request.
 * 4. If either fails in a way that looks like HTTP 401 (`RenewalNeeded` does), it runs `renew` and stores as in
 *    2, and asks for the token and sends once more. A second `RenewalNeeded` fails the request.
 *
 * The HTTP Request node does the same, but takes step 4 after any failure. A credential test does it with
 * `oauthTokenData` replaced by `true`.
 */

/**
 * The part of a token's life, counted from its end, in which it is renewed ahead of time. It differs a
 * little from process to process, so that the workers of one n8n do not all exchange in the same moment.
 */
const RENEWAL_SHARE = 0.04 + Math.random() * 0.04;

/**
 * Which session each credential object was last given by `renew` (its issuedAt), because a second
 * `RenewalNeeded` would fail the request: storing is asked for only once.
 */
const renewedTo = new WeakMap<ICredentialDataDecryptedObject, number>();

/**
 * Why the exchange for a credential object failed. A token that may be spent must not go out a second time
 * with the same data in hand, as it would by step 4 of the HTTP Request node.
 */
const failedExchanges = new WeakMap<ICredentialDataDecryptedObject, unknown>();

/**
 * The token that each credential object was given, or that it was told to renew its session first. The transport
 * hands n8n an object of its own for every try, so this tells whether the try can have gone out, and with what.
 */
const given = new WeakMap<ICredentialDataDecryptedObject, { accessToken: string | undefined }>();

/**
 * What came of one try with a credential's data: the token that it was given; `undefined` in it for a try that got
 * as far as a renewal, and no further: nothing has gone out then. Undefined where n8n has asked with other data, and
 * nothing is known.
 */
export const tokenGivenFor = (
	credentials: ICredentialDataDecryptedObject,
): { accessToken: string | undefined } | undefined => given.get(credentials);

/**
 * Tells n8n to run `preAuthentication`, store what it returns, and ask for the token again. n8n knows only
 * HTTP 401 as a reason for that, so this looks like one; no request was sent.
 */
class RenewalNeeded extends Error {
	readonly response = { status: 401 };

	constructor() {
		super('The connection to Zalo has to be renewed. Run the workflow again.');
	}
}

interface Found {
	/** Under which this process remembers the session. */
	key: string;
	stored: StoredSessions;
	/** The newest one. */
	session: Session | undefined;
}

/** The newest session of a credential, out of the two places in it and what this process remembers. */
function findSession(credentials: ICredentialDataDecryptedObject, start: StartingPoint): Found {
	const key = memoryKey(start);
	const stored = readSessions(credentials, sourceOf(start));
	const session = newest(stored.inSessionToken, stored.inTokenData, knownSession(key));
	if (session) noteRead(key, session);
	return { key, stored, session };
}

/** Can this session not be used (any more)? */
function isDue(session: Session): boolean {
	const margin = (session.expiresAt - session.issuedAt) * RENEWAL_SHARE;
	return Date.now() >= session.expiresAt - margin || wasRefused(session.accessToken);
}

const isAsNewAs = (stored: Session | undefined, session: Session) =>
	stored !== undefined && stored.issuedAt >= session.issuedAt;

/**
 * What n8n has to write so that the credential is as new as what this process knows. `{}` for nothing.
 *
 * The key that n8n keeps by itself is written only where its content is known to be older: were it written
 * unseen, an old session could replace one that another process has stored.
 */
function fieldsToStore(session: Session, stored: StoredSessions): IDataObject {
	const isInTokenData = stored.isTokenDataHidden || isAsNewAs(stored.inTokenData, session);
	if (!isInTokenData) return toBothPlaces(session);
	return isAsNewAs(stored.inSessionToken, session) ? {} : toSessionToken(session);
}

/** Exchanges what is newest: the session's refresh token, or what the user typed where there is none yet. */
async function makeSession(
	helpers: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
	start: StartingPoint,
	{ key, session }: Found,
): Promise<SharedSession> {
	const from: StartingPoint = session
		? { ...start, grantType: 'refresh_token', value: session.refreshToken, codeVerifier: '' }
		: start;
	return await shareExchange(from, session !== undefined, async () => {
		const { accessToken, refreshToken, lifetime } = await exchange(helpers, from, [
			from.value,
			...secretsIn(credentials),
		]);
		// Later than the one before, even when a clock was set back in between: the latest is the living one.
		const issuedAt = Math.max(Date.now(), (session?.issuedAt ?? 0) + 1);
		const made = {
			accessToken,
			refreshToken,
			issuedAt,
			expiresAt: issuedAt + lifetime,
			source: sourceOf(start),
		};
		noteStoring(key, made);
		return made;
	});
}

/**
 * The access token to use now.
 *
 * @throws RenewalNeeded when n8n has to renew or store the session first
 * @throws CredentialError when a field of the credential is empty
 */
export function currentAccessToken(credentials: ICredentialDataDecryptedObject): string {
	given.set(credentials, { accessToken: undefined });
	const accessToken = findAccessToken(credentials);
	given.set(credentials, { accessToken });
	return accessToken;
}

function findAccessToken(credentials: ICredentialDataDecryptedObject): string {
	const start = readStartingPoint(credentials);
	if (!start) return readAccessToken(credentials);
	const { key, session, stored } = findSession(credentials, start);
	if (!session || isDue(session)) throw new RenewalNeeded();

	const isStored = Object.keys(fieldsToStore(session, stored)).length === 0;
	const wasJustRenewed = renewedTo.get(credentials) === session.issuedAt;
	if (!isStored && !wasJustRenewed && !isBeingStored(key)) throw new RenewalNeeded();
	return session.accessToken;
}

/**
 * What n8n runs when the credential has no session, and when `currentAccessToken` has asked for it: makes
 * the exchange when it must, and returns the fields to store.
 *
 * @returns `{}` when nothing has to change, so that an old copy is never written over a newer one
 * @throws CredentialError in plain words; nothing stored is changed by any failure
 */
export async function renew(
	helpers: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	given.set(credentials, { accessToken: undefined });
	const start = readStartingPoint(credentials);
	if (!start) return {};
	const found = findSession(credentials, start);
	if (found.session && !isDue(found.session)) {
		renewedTo.set(credentials, found.session.issuedAt);
		const fields = fieldsToStore(found.session, found.stored);
		if (Object.keys(fields).length > 0) noteStoring(found.key, found.session);
		return fields;
	}
	if (failedExchanges.has(credentials)) throw failedExchanges.get(credentials);
	if (!found.session) refuseTypingMistakes(credentials, start);
	const { session, isOwner } = await makeSession(helpers, credentials, start, found).catch(
		(error: unknown) => {
			const tokenState = isCredentialError(error) ? error.tokenState : 'unknown';
			if (isCredentialError(error) && tokenState === 'spent')
				error.lostSessionTime = found.session?.issuedAt ?? 0;
			if (tokenState !== 'unused') failedExchanges.set(credentials, error);
			throw error;
		},
	);
	renewedTo.set(credentials, session.issuedAt);
	// Whoever made the exchange stores it; the others go on with what this process remembers.
	return isOwner ? toBothPlaces(session) : {};
}

/** Is the credential connected in a way that can bring a new access token? */
export const isRenewable = ({ connectWith }: ICredentialDataDecryptedObject): boolean =>
	connectWith === 'refreshToken' || connectWith === 'authorizationCode';

/**
 * When the newest session of a credential was made (epoch ms), to tell whether another process has stored
 * a newer one; 0 where there is none.
 */
export function newestSessionTime(credentials: ICredentialDataDecryptedObject): number {
	const start = readStartingPoint(credentials);
	return (start && findSession(credentials, start).session?.issuedAt) ?? 0;
}
