import {
	lineOf,
	manualStep,
	messageStep,
	webhookStep,
	World,
	type Connection,
	type Credential,
} from '../support';

const SEND = '/v3.0/oa/message/cs';
const UPLOAD = '/v2.0/oa/upload/image';

/** A red dot: 1 by 1 pixel. */
const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('messages, with files kept on disk', () => {
	let world: World;
	let connection: Connection & { credential: Credential };

	beforeAll(async () => {
		world = await World.start({ name: 'messages', env: { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' } });
		connection = await world.connectedCredential();
	});
	afterAll(async () => await world?.stop());

	function newUser(): string {
		const userId = String(5_000_000_000_000_000_001n + BigInt(connection.oa.users.size));
		world.createUser(connection.oa, userId);
		return userId;
	}

	/** The messages to a user that have reached Zalo, in order. */
	const arrivedAt = (userId: string) =>
		world.sandbox.requests.list
			.filter(({ path, bodyText }) => path === SEND && bodyText.includes(userId))
			.map(({ bodyText }) => (JSON.parse(bodyText) as { message: Record<string, unknown> }).message);

	it('sends a text, and answers with how it was counted', async () => {
		const user = newUser();
		const step = messageStep(connection.credential, {
			operation: 'sendText',
			userId: user,
			text: 'Xin chào 👋',
		});
		const workflow = await world.client.importWorkflow(lineOf('Text', [webhookStep('text'), step]));
		await world.client.goLive(workflow, 'text');
		const { status, body } = await world.client.callWebhook('text');
		expect([status, body]).toMatchObject([200, { userId: user, quota: { type: 'reply' } }]);
		expect(arrivedAt(user)).toEqual([{ text: 'Xin chào 👋' }]);
	});

	it('uploads a picture that n8n keeps on disk, and sends it', async () => {
		const user = newUser();
		const picture = {
			name: 'Picture',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				assignments: { assignments: [{ id: '1', name: 'picture', type: 'string', value: PNG }] },
			},
		};
		const toFile = {
			name: 'To File',
			type: 'n8n-nodes-base.convertToFile',
			typeVersion: 1.1,
			parameters: { operation: 'toBinary', sourceProperty: 'picture', options: { fileName: 'Ảnh.png' } },
		};
		const step = messageStep(connection.credential, {
			operation: 'sendImage',
			userId: user,
			caption: 'Áo mới',
		});
		const steps = [manualStep, picture, toFile, step];
		const workflow = await world.client.importWorkflow(lineOf('Picture', steps));
		const execution = await world.client.runManually(workflow, manualStep.name);
		expect(execution.error).toBeUndefined();
		expect(world.sandbox.requests.count({ path: UPLOAD })).toBe(1);
		expect(world.sandbox.uploads(connection.oa)).toMatchObject([{ fileName: 'Ảnh.png' }]);
		expect(arrivedAt(user)).toMatchObject([{ text: 'Áo mới', attachment: { type: 'template' } }]);
	});

	it('with Retry On Fail, sends only what was not sent', async () => {
		const user = newUser();
		const items = {
			name: 'Items',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			parameters: { jsCode: 'return [1, 2, 3].map((n) => ({ json: { text: `text ${n}` } }));' },
		};
		const step = messageStep(
			connection.credential,
			{ operation: 'sendText', userId: user, text: '={{ $json.text }}' },
			{ retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		);
		const fault = { kind: 'zaloError', code: -200, message: 'Send failed' } as const;
		world.sandbox.faults.order({ path: SEND, holds: 'text 3', times: 1, fault });
		const workflow = await world.client.importWorkflow(lineOf('Retry', [manualStep, items, step]));
		const execution = await world.client.runManually(workflow, manualStep.name);
		expect(execution.error).toBeUndefined();
		expect(arrivedAt(user).map(({ text }) => text)).toEqual(['text 1', 'text 2', 'text 3', 'text 3']);
	});
});
