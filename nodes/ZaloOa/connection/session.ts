import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { isRecord } from '../helpers/guards';
import type { StartingPoint } from './startingPoint';

/**
 * A pair of tokens from Zalo. The access token works for 25 hours; the refresh token works once and brings
 * the next pair. Source: zalo-oa-api.md 2.2.
 */
export interface Session {
	accessToken: string;
	refreshToken: string;
	/** When the pair was made (epoch ms). Of several sessions of one source the latest is the living one. */
	issuedAt: number;
	/** When the access token dies (epoch ms). */
	expiresAt: number;
	/** The starting point that the pair descends from: see `sourceOf`. */
	source: string;
}

/**
 * Binds a session to what the user typed, so that pasting a new refresh token or code starts a new session,
 * and a new app secret does not. A hash, because a session must not carry the typed token along.
 */
export function sourceOf({ grantType, appId, value }: StartingPoint): string {
	return createHash('sha256')
		.update(JSON.stringify([grantType, appId, value]))
		.digest('hex');
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const DAY = 86_400_000;

/**
 * Times that lie further ahead than any clock is wrong say nothing: the session counts as the oldest of all, and is
 * renewed before it is used. Taken at its word, it would be "the newest" for good, and the true one would fail.
 */
const believable = (session: Session): Session =>
	session.issuedAt > Date.now() + DAY ? { ...session, issuedAt: 0, expiresAt: 0 } : session;

/** Reads a stored session; undefined for anything that is not a whole one. */
function toSession(stored: unknown): Session | undefined {
	if (!isRecord(stored)) return undefined;
	const { accessToken, refreshToken, issuedAt, expiresAt, source } = stored;
	const isWhole =
		isText(accessToken) && isText(refreshToken) && isTime(issuedAt) && isTime(expiresAt) && isText(source);
	return isWhole ? believable({ accessToken, refreshToken, issuedAt, expiresAt, source }) : undefined;
}

function parse(text: unknown): unknown {
	if (!isText(text)) return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** What one credential holds of a source's sessions. */
export interface StoredSessions {
	/** From `sessionToken`: the field that makes n8n ask for a session when it is empty. */
	inSessionToken: Session | undefined;
	/** From `oauthTokenData`: the key that n8n keeps by itself on every save. */
	inTokenData: Session | undefined;
	/** A credential test gets `true` instead of the data, so what is stored there cannot be seen. */
	isTokenDataHidden: boolean;
}

/** Sessions that started elsewhere are left out: they belong to a token or app that was replaced. */
export function readSessions(credentials: ICredentialDataDecryptedObject, source: string): StoredSessions {
	const ofSource = (session: Session | undefined) => (session?.source === source ? session : undefined);
	const { sessionToken, oauthTokenData } = credentials;
	return {
		inSessionToken: ofSource(toSession(parse(sessionToken))),
		inTokenData: ofSource(toSession(isText(oauthTokenData) ? parse(oauthTokenData) : oauthTokenData)),
		isTokenDataHidden: (oauthTokenData as unknown) === true,
	};
}

/** The fields of the credential that hold a session. */
export const toSessionToken = (session: Session): IDataObject => ({ sessionToken: JSON.stringify(session) });
export const toBothPlaces = (session: Session): IDataObject => ({
	...toSessionToken(session),
	oauthTokenData: { ...session },
});

export function newest(...sessions: Array<Session | undefined>): Session | undefined {
	const [first, ...others] = sessions.filter((session) => session !== undefined);
	return others.reduce(
		(best, session) => (best && session.issuedAt <= best.issuedAt ? best : session),
		first,
	);
}
