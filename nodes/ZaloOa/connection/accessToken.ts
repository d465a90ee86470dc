import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { CredentialError } from './credentialError';
import { refuseMistakesInAccessToken } from './typingMistakes';

/**
 * The access token as it can go into a header. People paste it with a line break or a space at the end.
 *
 * @throws CredentialError when there is none, or when it holds what no token has
 */
export function readAccessToken(credentials: ICredentialDataDecryptedObject): string {
	const token = typeof credentials.accessToken === 'string' ? credentials.accessToken.trim() : '';
	if (token === '') {
		throw new CredentialError(
			'The Zalo OA credential has no access token',
			'Paste one into its Access Token field.',
		);
	}
	refuseMistakesInAccessToken(token);
	return token;
}
