import { OTHER_PACKAGE } from '../paths';
import { N8N_API_KEY } from '../n8nApi';
import { PHONE, TEMPLATE_DATA, TEMPLATE_ID, TEXT } from '../protocol';
import type { Peer } from './types';

/**
 * The package @haus07/n8n-nodes-zalo-oa. It reads no quotas: the closest it has are a user's details, and the
 * profile of the OA. Its credential is told how to store a renewed token: through n8n's own API.
 */
export const haus07: Peer = {
	packageRoot: OTHER_PACKAGE,
	node: 'zaloOa',
	parameters: {
		'different reads': { resource: 'user', operation: 'getDetail', userId: '={{ $json.userId }}' },
		'identical reads': { resource: 'oa' },
		texts: { resource: 'cs', operation: 'sendText', csUserId: '={{ $json.userId }}', csText: TEXT },
		'ZNS messages': {
			resource: 'message',
			phone: PHONE,
			templateId: TEMPLATE_ID,
			templateData: { items: Object.entries(TEMPLATE_DATA).map(([key, value]) => ({ key, value })) },
			trackingId: '={{ "bench" + $itemIndex }}',
		},
	},
	credentialType: 'zaloOaApi',
	credential: ({ appId, appSecret, accessToken, refreshToken }, { id, n8nUrl }) => ({
		credentialName: 'Zalo OA',
		appId,
		secretKey: appSecret,
		accessToken,
		refreshToken,
		n8nApiKey: N8N_API_KEY,
		n8nInstanceUrl: n8nUrl,
		credentialId: id,
	}),
};
