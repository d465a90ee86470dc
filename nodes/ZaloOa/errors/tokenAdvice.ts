export const PASTE_NEW_TOKEN =
	'get a new access token at developers.zalo.me under Tools, API Explorer (choose OA Access Token, and take that one, not the refresh token beside it), and paste it into the Access Token field of the credential.';

export const AUTHORIZE_AGAIN =
	'n8n has renewed the token and Zalo does not accept the new one either, so let an admin of the OA authorize the app again, and paste the new refresh token or code into the credential.';

/** What to do about a dead token, by the way in which the credential is connected. */
export const tokenAdvice = (isRenewable: boolean): string =>
	isRenewable
		? AUTHORIZE_AGAIN
		: `An access token works for 25 hours: ${PASTE_NEW_TOKEN} To never have to do this again, choose Refresh Token under Connect With.`;
