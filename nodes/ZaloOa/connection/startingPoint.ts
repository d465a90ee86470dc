import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { CredentialError } from './credentialError';

/** What the user typed to connect in a way that stays connected. */
export interface StartingPoint {
	grantType: 'refresh_token' | 'authorization_code';
	/** The refresh token or the code. */
	value: string;
	appId: string;
	appSecret: string;
	/** PKCE verifier; empty where the link had no challenge. */
	codeVerifier: string;
}

function readField(credentials: ICredentialDataDecryptedObject, name: string): string {
	const value = credentials[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function requireField(credentials: ICredentialDataDecryptedObject, name: string, label: string): string {
	const value = readField(credentials, name);
	if (value !== '') return value;
	throw new CredentialError(`The Zalo OA credential has no ${label}`, `Fill in its ${label} field.`);
}

/**
 * The code from whatever was pasted: the code itself, the whole address that Zalo redirected to, or its
 * query. The callback is `<redirect_uri>?code=…&oa_id=…`. Source: zalo-oa-api.md 2.1.
 */
export function readCode(pasted: string): string {
	const inQuery = /(?:^|[?&#\s])code=([^&#\s]+)/.exec(pasted)?.[1];
	if (inQuery === undefined) return pasted;
	try {
		return decodeURIComponent(inQuery);
	} catch {
		return inQuery;
	}
}

/**
 * @returns undefined when the credential is connected with an access token, which cannot be renewed
 * @throws CredentialError when a field is empty
 */
export function readStartingPoint(credentials: ICredentialDataDecryptedObject): StartingPoint | undefined {
	const way = credentials.connectWith;
	if (way !== 'refreshToken' && way !== 'authorizationCode') return undefined;
	const app = {
		appId: requireField(credentials, 'appId', 'App ID'),
		appSecret: requireField(credentials, 'appSecret', 'App Secret Key'),
	};
	if (way === 'refreshToken') {
		const value = requireField(credentials, 'refreshToken', 'Refresh Token');
		return { ...app, grantType: 'refresh_token', value, codeVerifier: '' };
	}
	const value = readCode(requireField(credentials, 'authorizationCode', 'Authorization Code'));
	return {
		...app,
		grantType: 'authorization_code',
		value,
		codeVerifier: readField(credentials, 'codeVerifier'),
	};
}
