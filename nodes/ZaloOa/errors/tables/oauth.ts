import type { ErrorTable } from './types';

const AUTHORIZE_AGAIN =
	'Let an admin of the OA authorize the app again, and paste the new refresh token or code into the credential.';

/**
 * Codes of oauth.zaloapp.com, where tokens are made. Zalo documents none of them: -14002, -14014 and 404 were
 * seen live, the others come from the clients of others and from forum threads. -14020 and -14068 rest on test
 * data of others alone, so their texts are a guess.
 *
 * Source: zalo-oa-api.md 2.3.
 */
export const oauthErrors = {
	'-14002': {
		kind: 'input',
		message: 'Zalo does not know the app ID, or the app is not active',
		description:
			'Copy the app ID from developers.zalo.me into the App ID field of the credential, and check there that the app is active.',
	},
	'-14003': {
		kind: 'permission',
		message: 'The callback address of the app does not match or its domain is not verified',
		description:
			'Open your app at developers.zalo.me and check the Official Account Callback Url and its verified domain: it must equal the address in the permission link.',
	},
	'-14004': {
		kind: 'input',
		message: 'The app secret key is wrong',
		description:
			'Copy the secret key of the app from developers.zalo.me into the App Secret Key field of the credential. It is not the OA secret key.',
	},
	'-14005': {
		kind: 'input',
		message: 'The authorization code is not valid: it was already used, or it is older than 10 minutes',
		description:
			'Open the permission link again, and paste the new code into the credential within 10 minutes.',
	},
	'-14012': {
		kind: 'permission',
		message: 'Zalo refused the authorization of the Official Account',
		description: `Sign in to Zalo as an admin of this OA. ${AUTHORIZE_AGAIN}`,
	},
	'-14014': {
		kind: 'permission',
		message: 'The refresh token is no longer valid',
		description: `It was used elsewhere, has expired after 3 months, is no refresh token (the API Explorer shows it beside the access token), or an admin has removed the app from the OA. ${AUTHORIZE_AGAIN}`,
	},
	'-14018': {
		kind: 'input',
		message: 'Zalo does not accept this way of getting a token',
		description:
			'Check whether the credential holds a refresh token or a code, and choose that way under Connect With.',
	},
	'-14020': {
		kind: 'permission',
		message: 'The Official Account has not given its permission to the app',
		description: `Tick the permission groups in the app at developers.zalo.me. ${AUTHORIZE_AGAIN}`,
	},
	'-14024': {
		kind: 'permission',
		message: 'The Zalo user who authorized the app does not own the Official Account',
		description: `Sign in to Zalo as an owner or admin of this OA. ${AUTHORIZE_AGAIN}`,
	},
	'-14068': {
		kind: 'permission',
		message: 'The permission of the Official Account for the app is missing or was taken back',
		description: `Check in OA Manager that the app is still connected. ${AUTHORIZE_AGAIN}`,
	},
	'-1013': {
		kind: 'input',
		message: 'Zalo does not accept one of the values for getting a token',
		description:
			'Check the app ID, the secret key and the token or code in the credential: copy each again as a whole.',
	},
	'404': {
		kind: 'server',
		message: 'Zalo no longer knows the address that gives out access tokens',
		description: 'Update the package n8n-nodes-zalo-oa: Zalo may have moved this call.',
	},
} satisfies ErrorTable;
