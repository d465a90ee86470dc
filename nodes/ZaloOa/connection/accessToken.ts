import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { CredentialError } from './credentialError';

/**
 * The access token as it can go into a header. People paste it with a line break or a space at the end.
 *
 * @throws CredentialError when there is none, or when it holds characters that no token has
 */
export function readAccessToken(credentials: ICredentialDataDecryptedObject): string {
	const token = typeof credentials.accessToken === 'string' ? credentials.accessToken.trim() : '';
	if (token === '') {
		throw new CredentialError(
			'The Zalo OA credential has no access token',
			'Paste one into its Access Token field.',
		);
	}
	if (!/^[\x21-\x7e]+$/.test(token)) {
		throw new CredentialError(
			'The access token in the Zalo OA credential contains spaces or characters that no token has',
			'Copy it again as a whole.',
		);
	}
	return token;
}
