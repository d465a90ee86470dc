import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

import type { ZaloContext } from './types';

export const CREDENTIAL_TYPE = 'zaloOaApi';

export type ZaloCredential = ICredentialsDecrypted & { data: ICredentialDataDecryptedObject };

/** The credential of each run. One entry per run, gone with the run. */
const credentials = new WeakMap<ZaloContext, Promise<ZaloCredential>>();

async function readCredential(context: ZaloContext): Promise<ZaloCredential> {
	const data = await context.getCredentials(CREDENTIAL_TYPE);
	const stored = context.getNode().credentials?.[CREDENTIAL_TYPE];
	return { id: stored?.id ?? '', name: stored?.name ?? '', type: CREDENTIAL_TYPE, data };
}

/**
 * The credential, read once per run instead of once per item: each read costs n8n a database query and a
 * decryption.
 *
 * @throws NodeOperationError from n8n when the node has no credential
 */
export async function getCredential(context: ZaloContext): Promise<ZaloCredential> {
	return await (credentials.get(context) ?? rereadCredential(context));
}

/** Reads the credential again; from now on all calls of the run use what is stored now. */
export async function rereadCredential(context: ZaloContext): Promise<ZaloCredential> {
	const credential = readCredential(context);
	credentials.set(context, credential);
	return await credential;
}

/** The next call of the run reads the credential again. */
export function forgetCredential(context: ZaloContext): void {
	credentials.delete(context);
}
