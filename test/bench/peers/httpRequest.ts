import type { INodeParameters, INodeType, VersionedNodeType } from 'n8n-workflow';
import { HTTP_REQUEST_NODE, PROJECT_ROOT } from '../paths';
import { PHONE, TEMPLATE_DATA, TEMPLATE_ID, TEXT } from '../protocol';
import type { Peer } from './types';
import { credential } from './zaloOa';

/** The node that n8n ships, in the version that the editor would place. */
function newestHttpRequest(): INodeType {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- the package has no types for single nodes
	const { HttpRequest } = require(HTTP_REQUEST_NODE) as { HttpRequest: new () => VersionedNodeType };
	return new HttpRequest().getNodeType();
}

const post = (url: string): INodeParameters => ({
	method: 'POST',
	url,
	authentication: 'predefinedCredentialType',
	nodeCredentialType: 'zaloOaApi',
});

/** n8n's own HTTP Request node with the credential of this package, and all options left as they come. */
export const httpRequest: Peer = {
	packageRoot: PROJECT_ROOT,
	nodes: () => ({ 'n8n-nodes-base.httpRequest': newestHttpRequest() }),
	node: 'n8n-nodes-base.httpRequest',
	parameters: {
		'different reads': {
			...post('https://openapi.zalo.me/v3.0/oa/quota/message'),
			sendBody: true,
			bodyParameters: { parameters: [{ name: 'user_id', value: '={{ $json.userId }}' }] },
		},
		'identical reads': post('https://openapi.zalo.me/v2.0/oa/quota/message'),
		texts: {
			...post('https://openapi.zalo.me/v3.0/oa/message/cs'),
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify({ recipient: { user_id: $json.userId }, message: { text: '${TEXT}' } }) }}`,
		},
		'ZNS messages': {
			...post('https://business.openapi.zalo.me/message/template'),
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify({ phone: ${PHONE.slice(3, -2)}, template_id: '${TEMPLATE_ID}', template_data: ${JSON.stringify(TEMPLATE_DATA)}, tracking_id: 'bench' + $itemIndex }) }}`,
		},
	},
	credentialType: 'zaloOaApi',
	credential,
};
