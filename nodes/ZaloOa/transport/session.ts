import type { ICredentialsDecrypted } from 'n8n-workflow';

import { isRecord } from '../helpers/guards';
import type { ZaloContext } from './types';

export const CREDENTIAL_TYPE = 'zaloOaApi';

/** The credential of each run. One entry per run, gone with the run. */
const credentials = new WeakMap<ZaloContext, Promise<ICredentialsDecrypted>>();

async function fetchCredential(context: ZaloContext): Promise<ICredentialsDecrypted> {
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
export async function getCredential(context: ZaloContext): Promise<ICredentialsDecrypted> {
	let credential = credentials.get(context);
	if (!credential) {
		credential = fetchCredential(context);
		credentials.set(context, credential);
	}
	return await credential;
}

/** Fields of the credential that are no secret and may well stand in an answer of Zalo's. */
const PUBLIC_FIELDS = new Set(['connectWith', 'appId']);

/** Shorter values are no token, and taking them out of a text would garble it. */
const MIN_SECRET_LENGTH = 8;

function collectTexts(value: unknown): string[] {
	if (typeof value === 'string') return value.length < MIN_SECRET_LENGTH ? [] : [value];
	return isRecord(value) ? Object.values(value).flatMap(collectTexts) : [];
}

/** Every secret text in the credential, so that none of them can get into an error. */
export function secretsOf(credential: ICredentialsDecrypted): string[] {
	const fields = Object.entries(credential.data ?? {});
	return fields.flatMap(([name, value]) => (PUBLIC_FIELDS.has(name) ? [] : collectTexts(value)));
}
