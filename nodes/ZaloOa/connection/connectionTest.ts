import type { ICredentialTestRequest } from 'n8n-workflow';

import { errorTable, type ErrorEntry } from '../errors/tables';
import { OPENAPI_URL } from '../http/hosts';

type Rule = NonNullable<ICredentialTestRequest['rules']>[number] & { type: 'responseSuccessBody' };

const whenEqual = (key: string, value: unknown, message: string): Rule => ({
	type: 'responseSuccessBody',
	properties: { key, value, message },
});

const NO_PROFILE =
	'Zalo did not send the profile of an Official Account. Check that the token is an OA access token, not a user access token, then try again.';

/** n8n has only "this key equals this value" to tell a failed test, so each code gets a rule. */
function rulesFor([code, { message, description }]: [string, ErrorEntry]): Rule[] {
	const text = `${message} (Zalo code ${code}). ${description}`;
	// Zalo has been seen to quote the number (zalo-oa-api.md 1), and n8n compares strictly.
	return [whenEqual('error', Number(code), text), whenEqual('error', code, text)];
}

/**
 * What n8n asks when somebody presses Test or saves the credential: the OA's own profile, which every
 * token may read. Zalo answers a bad token with HTTP 200 too, so only the rules tell good from bad.
 *
 * The last rules catch all that the table does not know: an answer without the OA's data.
 *
 * Source: zalo-oa-api.md 6.9 and 11.1.
 */
export const connectionTest: ICredentialTestRequest = {
	request: {
		baseURL: OPENAPI_URL,
		url: '/v2.0/oa/getoa',
		method: 'GET',
		// The token must not follow a redirect to another host.
		disableFollowRedirect: true,
	},
	rules: [
		...Object.entries(errorTable.openapi).flatMap(rulesFor),
		whenEqual('data', undefined, NO_PROFILE),
		whenEqual('data', null, NO_PROFILE),
	],
};
