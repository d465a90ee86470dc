import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { readAccessToken } from './accessToken';
import { connectionTest } from './connectionTest';

/** Holds what is needed to act for one Zalo Official Account, and puts its token on every request. */
export class ZaloOaApi implements ICredentialType {
	name = 'zaloOaApi';

	displayName = 'Zalo OA API';

	icon: Icon = { light: 'file:../nodes/ZaloOa/zaloOa.svg', dark: 'file:../nodes/ZaloOa/zaloOa.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Token of the Official Account. Get it at developers.zalo.me under Tools, API Explorer: choose your app, then the token type OA Access Token. It works for 25 hours.',
		},
	];

	/** Zalo wants the token in a header of its own, not as a bearer token. Source: zalo-oa-api.md 1. */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		return { ...request, headers: { ...request.headers, access_token: readAccessToken(credentials) } };
	};

	test: ICredentialTestRequest = connectionTest;
}
