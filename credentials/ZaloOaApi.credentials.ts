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

const appId: INodeProperties = {
	displayName: 'App ID',
	name: 'appId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1234567890123456789',
	hint: 'On the page of your app at developers.zalo.me: a long number',
	description: 'ID of your app',
};

/** Holds what is needed to act for one Zalo Official Account, and keeps its token alive. */
export class ZaloOaApi implements ICredentialType {
	name = 'zaloOaApi';

	displayName = 'Zalo OA API';

	icon: Icon = { light: 'file:../nodes/ZaloOa/zaloOa.svg', dark: 'file:../nodes/ZaloOa/zaloOa.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa#connect';

	properties: INodeProperties[] = [
		{
			displayName: 'Connect With',
			name: 'connectWith',
			type: 'options',
			// The way that lasts and needs least comes first.
			options: [
				{
					name: 'Refresh Token (Stays Connected, Recommended)',
					value: 'refreshToken',
					description: 'Copy a refresh token once; n8n then renews the tokens by itself. Needs no website.',
				},
				{
					name: 'Authorization Code (Stays Connected)',
					value: 'authorizationCode',
					description:
						'Allow the app once in your browser; n8n then renews the tokens by itself. Needs a verified domain.',
				},
				{
					name: 'Access Token (25 Hours)',
					value: 'accessToken',
					description: 'For a first try: works for 25 hours, then a new token has to be pasted',
				},
			],
			default: 'accessToken',
		},
		{
			displayName:
				'This token ends after 25 hours, and every workflow that uses it stops then. For anything that runs by itself, choose <b>Refresh Token</b> under Connect With. <a href="https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa/blob/main/README.vi.md#connect" target="_blank">Hướng dẫn tiếng Việt</a>',
			name: 'shortLivedNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { connectWith: ['accessToken'] } },
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['accessToken'] } },
			hint: 'developers.zalo.me → Tools → API Explorer: choose your app and OA Access Token',
			description: 'Token of the Official Account, which works for 25 hours',
		},
		{
			displayName:
				'Once, as admin of the OA, on developers.zalo.me:<ul><li>1. Open Tools → API Explorer</li><li>2. Choose your app and the token type OA Access Token, and press the button that gets it</li><li>3. Copy the refresh token that is shown beside the access token, and paste it below</li></ul>A refresh token works once. From now on only this n8n may use it: do not use the same one in a second n8n or another program. <a href="https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa/blob/main/README.vi.md#connect" target="_blank">Hướng dẫn tiếng Việt</a>',
			name: 'singleUseNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { connectWith: ['refreshToken'] } },
		},
		{
			displayName:
				'This way needs a callback address on a domain of yours, saved and verified in the app. Then, once, as admin of the OA:<ul><li>1. On developers.zalo.me, open your app → Official Account → Thiết lập chung (General settings), and copy the permission link shown there</li><li>2. Open the link, choose the OA and allow the app</li><li>3. Your browser is sent to your callback address. Copy the whole address from the address bar (it has code= in it) and paste it below</li><li>4. Press Save: a new code waits for 10 minutes. Once connected, you never need this again</li></ul><a href="https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa/blob/main/README.vi.md#connect" target="_blank">Hướng dẫn tiếng Việt</a>',
			name: 'codeNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { connectWith: ['authorizationCode'] } },
		},
		{
			...appId,
			required: true,
			displayOptions: { show: { connectWith: ['refreshToken', 'authorizationCode'] } },
		},
		{
			displayName: 'App Secret Key',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['refreshToken', 'authorizationCode'] } },
			hint: 'On the page of your app at developers.zalo.me. It is not the "OA Secret Key", which signs webhooks.',
			description: 'Secret key of your app',
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['refreshToken'] } },
			hint: 'developers.zalo.me → Tools → API Explorer, beside the OA access token',
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
			hint: 'The whole address that your browser shows after you have allowed the app, or only the code in it',
			description: 'Proof that an admin of the OA has allowed the app. It works once.',
		},
		{
			displayName: 'Code Verifier',
			name: 'codeVerifier',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { connectWith: ['authorizationCode'] } },
			hint: 'Leave this empty, unless your permission link has a code_challenge in it',
			description: 'The text that the code challenge was made from',
		},
		{
			...appId,
			displayOptions: { show: { connectWith: ['accessToken'] } },
			hint: 'Needed for the Zalo OA Trigger, otherwise optional. On the page of your app at developers.zalo.me: a long number',
			description:
				'ID of your app. The Zalo OA Trigger needs it, and workflows of the same app share its limit of requests by it.',
		},
		{
			displayName: 'OA Secret Key',
			name: 'oaSecretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Only for the Zalo OA Trigger. At developers.zalo.me, open your app → Webhook: it is shown once an address is saved there. It is not the App Secret Key.',
			description: 'The key by which Zalo signs its events',
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
