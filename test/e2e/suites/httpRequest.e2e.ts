import { lineOf, waitFor, webhookStep, World, type Credential, type Step } from '../support';

/** Short, so that the suite can wait for Zalo's own clock to end a token's life. */
const TOKEN_SECONDS = 12;

/** n8n's HTTP Request node with the credential picked as "Predefined Credential Type". */
const httpRequestStep = (credential: Credential): Step => ({
	name: 'HTTP Request',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: 'https://openapi.zalo.me/v2.0/oa/quota/message',
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'zaloOaApi',
		options: { response: { response: { responseFormat: 'json' } } },
	},
	credential,
});

describe('the credential in n8n’s HTTP Request node', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start({ name: 'httpRequest' });
	});
	afterAll(async () => await world?.stop());

	it('brings the token, and a new one once that has expired', async () => {
		const { app, oa, credential } = await world.connectedCredential(
			{ accessTokenSeconds: TOKEN_SECONDS },
			{ messageQuota: { type: 'active', remain: 12, total: 500 } },
		);
		const workflow = await world.client.importWorkflow(
			lineOf('Quota without the node', [webhookStep('plain'), httpRequestStep(credential)]),
		);
		await world.client.goLive(workflow, 'plain');
		const quota = {
			status: 200,
			body: { data: { type: 'active', remain: 12, total: 500 }, error: 0, message: 'Success' },
		};

		expect(await world.client.callWebhook('plain')).toEqual(quota);
		const first = world.sandbox.exchanges;
		await waitFor('the access token to expire', () => !world.sandbox.hasLiveAccessToken(app, oa));
		expect(await world.client.callWebhook('plain')).toEqual(quota);

		expect(first).toBe(1);
		expect(world.sandbox.exchanges).toBe(2);
		expect(world.sandbox.failedExchanges).toBe(0);
	});
});
