import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { toText } from '../helpers/guards';

/**
 * What tells apps apart, because Zalo counts calls by the app (zalo-oa-api.md 11.3): its id, or where that is not
 * filled in the access token, as a hash.
 */
export const appOf = ({ appId, accessToken }: ICredentialDataDecryptedObject): string =>
	toText(appId) ??
	createHash('sha256')
		.update(toText(accessToken) ?? '')
		.digest('hex');
