import { PROJECT_ROOT } from '../paths';
import { PHONE, TEMPLATE_DATA, TEMPLATE_ID, TEXT, type Connection } from '../protocol';
import type { CredentialPlace, Peer } from './types';

/** The credential of this package, which the HTTP Request node and the floor use, too. */
export function credential(connection: Connection, { renews }: CredentialPlace) {
	const { appId, appSecret, accessToken, refreshToken } = connection;
	if (renews) return { connectWith: 'refreshToken', appId, appSecret, refreshToken };
	return { connectWith: 'accessToken', appId, accessToken };
}

/** This package's node. */
export const zaloOa: Peer = {
	packageRoot: PROJECT_ROOT,
	node: 'zaloOa',
	parameters: {
		'different reads': { resource: 'quota', operation: 'getUserQuota', userId: '={{ $json.userId }}' },
		'identical reads': { resource: 'quota', operation: 'getMessageQuota' },
		texts: { resource: 'message', operation: 'sendText', userId: '={{ $json.userId }}', text: TEXT },
		'ZNS messages': {
			resource: 'znsMessage',
			operation: 'send',
			phone: PHONE,
			templateId: TEMPLATE_ID,
			templateData: { mappingMode: 'defineBelow', value: TEMPLATE_DATA },
		},
		pictures: { resource: 'message', operation: 'sendImage', userId: '={{ $json.userId }}' },
	},
	credentialType: 'zaloOaApi',
	credential,
};
