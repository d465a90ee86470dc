import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { connectionTest } from '../nodes/ZaloOa/connection/connectionTest';
import { currentAccessToken, renew } from '../nodes/ZaloOa/connection/renewal';

/** Holds what is needed to act for one Zalo Official Account, and keeps its token alive. */
export class ZaloOaApi implements ICredentialType {
	name = 'zaloOaApi';

	displayName = 'Zalo OA API';

	icon: Icon = { light: 'file:../nodes/ZaloOa/zaloOa.svg', dark: 'file:../nodes/ZaloOa/zaloOa.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Connect With',
			name: 'connectWith',
			type: 'options',
			options: [
				{
					name: 'Access Token (25 Hours)',
					value: 'accessToken',
					description: 'For a first try: works for 25 hours, then a new token has to be pasted',
				},
				{
					name: 'Authorization Code (Stays Connected)',
					value: 'authorizationCode',
					description: 'Allow the app once in your browser; n8n then renews the tokens by itself',
				},
				{
					name: 'Refresh Token (Stays Connected)',
					value: 'refreshToken',
					description: 'Start from a refresh token you have; n8n then renews the tokens by itself',
				},
			],
			default: 'accessToken',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['accessToken'] } },
			hint: 'Get it at developers.zalo.me under Tools, API Explorer: choose your app and the token type OA Access Token',
			description: 'Token of the Official Account, which works for 25 hours',
		},
		{
			displayName:
				'As admin of the OA, get a code in your browser:<ul><li>Copy https://oauth.zaloapp.com/v4/oa/permission?app_id=APP_ID&amp;redirect_uri=CALLBACK_URL</li><li>Put your app ID and the Official Account Callback Url of your app in place of the two words, and open it</li><li>Choose the OA and allow the app</li><li>Paste below the address that your browser then shows (with code= in it), and save within 10 minutes</li></ul>',
			name: 'codeNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { connectWith: ['authorizationCode'] } },
		},
		{
			displayName:
				'A refresh token works once. From now on only this n8n may use it: do not use the same one in a second n8n or another program.',
			name: 'singleUseNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { connectWith: ['refreshToken'] } },
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567890123456789',
			displayOptions: { show: { connectWith: ['refreshToken', 'authorizationCode'] } },
			description: 'ID of your app, a long number. Find it at developers.zalo.me on the page of the app.',
		},
		{
			displayName: 'App Secret Key',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['refreshToken', 'authorizationCode'] } },
			description: 'Secret key of your app. Find it at developers.zalo.me on the page of the app.',
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['refreshToken'] } },
			hint: 'The API Explorer at developers.zalo.me shows it beside the OA access token',
			description: 'The newest refresh token of the Official Account',
		},
		{
			displayName: 'Authorization Code',
			name: 'authorizationCode',
			type: 'string',
			// Whoever sees the code has what the session was made from.
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/callback?code=…&oa_id=…',
			displayOptions: { show: { connectWith: ['authorizationCode'] } },
			description: 'The whole address that Zalo sent your browser to, or only the code in it',
		},
		{
			displayName: 'Code Verifier',
			name: 'codeVerifier',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { connectWith: ['authorizationCode'] } },
			description:
				'Only if your permission link had a code_challenge: the code verifier that it was made from. Otherwise leave this empty.',
		},
		{
			// n8n calls `preAuthentication` when this is empty, and stores here what it returns. It is a
			// password so that it never travels to the browser and back, which would restore an old session.
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Makes or renews the session when there is none that works; n8n stores what this returns. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await renew(this.helpers, credentials);
	}

	/**
	 * Zalo wants the token in a header of its own, not as a bearer token (zalo-oa-api.md 1). The request is
	 * changed in place, so that whoever sends it can see which token it went out with.
	 */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		request.headers = { ...request.headers, access_token: currentAccessToken(credentials) };
		return request;
	};

	test: ICredentialTestRequest = connectionTest;
}
