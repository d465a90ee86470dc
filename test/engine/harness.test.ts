import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Engine, FileCredentialStore, MemoryCredentialStore } from './support';
import type { RunNodeOptions, WorkflowDefinition } from './support';

/**
 * Proves the embedded engine itself, on a package made up for it: one node, and one credential whose
 * token a service hands out.
 */

const nodeSource = `
exports.Echo = class {
	description = {
		displayName: 'Echo', name: 'echo', group: ['transform'], version: 1, description: 'Echo',
		defaults: { name: 'Echo' }, inputs: ['main'], outputs: ['main'],
		credentials: [{ name: 'echoApi' }],
		properties: [
			{ displayName: 'Text', name: 'text', type: 'string', default: 'nothing' },
			{ displayName: 'Ask', name: 'ask', type: 'boolean', default: false },
		],
	};
	async execute() {
		const output = [];
		for (let index = 0; index < this.getInputData().length; index++) {
			try {
				const text = this.getNodeParameter('text', index);
				if (text === 'fail') throw new Error('Asked to fail');
				const json = { text };
				if (this.getNodeParameter('ask', index)) {
					const { url } = await this.getCredentials('echoApi');
					json.answer = await this.helpers.httpRequestWithAuthentication.call(this, 'echoApi', {
						url: url + '/data', json: true,
					});
				}
				output.push({ json, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				output.push({ json: { error: error.message }, pairedItem: { item: index } });
			}
		}
		return [output];
	}
};`;

const credentialSource = `
exports.EchoApi = class {
	name = 'echoApi';
	displayName = 'Echo API';
	properties = [
		{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		{ displayName: 'Key', name: 'key', type: 'string', typeOptions: { password: true }, default: '' },
		{
			displayName: 'Token', name: 'token', type: 'hidden',
			typeOptions: { expirable: true, password: true }, default: '',
		},
	];
	async preAuthentication(credentials) {
		const answer = await this.helpers.httpRequest({ url: credentials.url + '/token', json: true });
		if (credentials.key === 'answer without the token') return { key: 'changed' };
		return { token: answer.token, oauthTokenData: { token: answer.token } };
	}
	async authenticate(credentials, request) {
		if (credentials.token === 'known to be old') {
			throw Object.assign(new Error('Expired'), { response: { status: 401 } });
		}
		return { ...request, headers: { ...request.headers, authorization: credentials.token } };
	}
	test = {
		request: { baseURL: '={{$credentials.url}}', url: '/data' },
		rules: [{ type: 'responseSuccessBody', properties: { key: 'token', value: 'refused', message: 'Refused' } }],
	};
};`;

/** Hands out token-1, token-2 …, and answers /data with the token it is asked with. */
class TokenService {
	tokens = 0;
	private readonly server: Server = createServer((request, response) => this.answer(request, response));

	async start(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private answer(request: IncomingMessage, response: ServerResponse): void {
		const token = request.url === '/token' ? `token-${++this.tokens}` : request.headers.authorization;
		if (token === 'rejected') response.statusCode = 403;
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ token }));
	}
}

describe('the embedded engine', () => {
	const service = new TokenService();
	let folder: string;
	let url: string;
	let store: MemoryCredentialStore;
	let engine: Engine;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(os.tmpdir(), 'embedded-engine-'));
		await mkdir(path.join(folder, 'dist'));
		await writeFile(path.join(folder, 'dist/Echo.node.js'), nodeSource);
		await writeFile(path.join(folder, 'dist/EchoApi.credentials.js'), credentialSource);
		await writeFile(
			path.join(folder, 'package.json'),
			JSON.stringify({
				name: 'n8n-nodes-echo',
				version: '1.0.0',
				n8n: { nodes: ['dist/Echo.node.js'], credentials: ['dist/EchoApi.credentials.js'] },
			}),
		);
		await symlink(
			path.resolve(__dirname, '../../node_modules'),
			path.join(folder, 'node_modules'),
			'junction',
		);
		url = await service.start();
	});

	afterAll(async () => {
		await service.stop();
		await rm(folder, { recursive: true, force: true });
	});

	beforeEach(async () => {
		service.tokens = 0;
		store = new MemoryCredentialStore();
		engine = await Engine.start({ projectRoot: folder, store });
	});

	const ask = async (credentialId: string, more: Partial<RunNodeOptions> = {}) =>
		await engine.runNode({ node: 'echo', parameters: { ask: true }, credentialId, ...more });

	describe('running workflows', () => {
		it('runs a node of a package on disk, with expressions and paired items', async () => {
			const result = await engine.runNode({
				node: 'echo',
				parameters: { text: '={{ $json.name.toUpperCase() }} of {{ $itemIndex + 1 }}' },
				items: [{ json: { name: 'lan' } }, { json: { name: 'minh' } }],
			});

			expect(result.status).toBe('success');
			expect(result.json()).toEqual([{ text: 'LAN of 1' }, { text: 'MINH of 2' }]);
			expect(result.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		});

		it('stops at a failing item, and goes on if the node is told to', async () => {
			const failing = { node: 'echo', parameters: { text: '={{ $json.text }}' } };
			const items = [{ json: { text: 'fail' } }, { json: { text: 'fine' } }];

			const stopped = await engine.runNode({ ...failing, items });
			expect(stopped.status).toBe('error');
			expect(stopped.nodeError()?.message).toContain('Asked to fail');

			for (const goOn of [{ continueOnFail: true }, { onError: 'continueRegularOutput' as const }]) {
				const result = await engine.runNode({ ...failing, ...goOn, items });
				expect(result.status).toBe('success');
				expect(result.json()).toEqual([{ error: 'Asked to fail' }, { text: 'fine' }]);
			}

			const split = await engine.runNode({ ...failing, onError: 'continueErrorOutput', items });
			expect(split.json('Node', 0)).toEqual([{ text: 'fine' }]);
			expect(split.json('Node', 1)).toEqual([{ text: 'fail', error: 'Asked to fail' }]);
		});

		it.each(['manual', 'trigger'] as const)("splits items with n8n's own filter (%s mode)", async (mode) => {
			const condition = {
				id: '1',
				leftValue: '={{ $json.remain }}',
				rightValue: 10,
				operator: { type: 'number', operation: 'lt' },
			};
			const workflow: WorkflowDefinition = {
				nodes: [
					{ name: 'Every Day', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, parameters: {} },
					{
						name: 'Low?',
						type: 'n8n-nodes-base.if',
						typeVersion: 2.2,
						parameters: {
							conditions: {
								options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
								combinator: 'and',
								conditions: [condition],
							},
						},
					},
					{ name: 'Alert', type: 'n8n-nodes-echo.echo', typeVersion: 1, parameters: { text: 'low' } },
				],
				connections: {
					'Every Day': { main: [[{ node: 'Low?', type: 'main', index: 0 }]] },
					'Low?': { main: [[{ node: 'Alert', type: 'main', index: 0 }], []] },
				},
			};
			const items = [{ json: { remain: 3 } }, { json: { remain: 30 } }, { json: { remain: 9 } }];

			const result = await engine.run(workflow, { mode, items });
			expect(result.json('Low?', 0)).toEqual([{ remain: 3 }, { remain: 9 }]);
			expect(result.json('Low?', 1)).toEqual([{ remain: 30 }]);
			expect(result.json('Alert')).toHaveLength(2);
			expect(result.executedNodes).toEqual(['Every Day', 'Low?', 'Alert']);
			expect(engine.nodeTypes.isStandIn('n8n-nodes-base.if')).toBe(true);
			expect(engine.nodeTypes.isStandIn('n8n-nodes-echo.echo')).toBe(false);
		});

		it('runs many executions at once', async () => {
			const ids = Array.from({ length: 20 }, (_, index) => index);
			const results = await Promise.all(
				ids.map(
					async (id) =>
						await engine.runNode({
							node: 'echo',
							items: [{ json: { id } }],
							parameters: { text: '={{ $json.id }}' },
						}),
				),
			);
			expect(results.map((result) => result.json()[0]?.text)).toEqual(ids);
		});
	});

	describe('preAuthentication, as n8n 2.41 runs it', () => {
		it('runs if the expirable field is empty, and stores the answer', async () => {
			const id = await engine.addCredential('echoApi', { url, key: 'k' });

			const result = await ask(id);
			expect(result.json()).toEqual([{ text: 'nothing', answer: { token: 'token-1' } }]);
			expect(await engine.credentialData(id)).toEqual({
				url,
				key: 'k',
				token: 'token-1',
				oauthTokenData: { token: 'token-1' },
			});
			expect(store.count.writes).toBe(1);
		});

		it('does not run if the field is filled', async () => {
			const id = await engine.addCredential('echoApi', { url, token: 'mine' });

			expect((await ask(id)).json()).toEqual([{ text: 'nothing', answer: { token: 'mine' } }]);
			expect(service.tokens).toBe(0);
			expect(store.count.writes).toBe(0);
		});

		it('runs if authenticate throws something with the status 401, and authenticates again', async () => {
			const id = await engine.addCredential('echoApi', { url, token: 'known to be old' });

			expect((await ask(id)).json()).toEqual([{ text: 'nothing', answer: { token: 'token-1' } }]);
			expect(store.history(id)).toHaveLength(2);
		});

		it('stores nothing if the answer lacks the field', async () => {
			const id = await engine.addCredential('echoApi', { url, key: 'answer without the token' });

			await ask(id);
			expect(service.tokens).toBe(1);
			expect(store.count.writes).toBe(0);
		});

		it('does not overwrite an expression with an answer', async () => {
			const id = await engine.addCredential('echoApi', { url: `={{ '${url}' }}`, token: '' });

			expect((await ask(id)).json()).toEqual([{ text: 'nothing', answer: { token: 'token-1' } }]);
			expect((await engine.credentialData(id)).url).toBe(`={{ '${url}' }}`);
		});

		it('serves the HTTP Request node, which refreshes after any error', async () => {
			const id = await engine.addCredential('echoApi', { url, token: 'rejected' });

			const result = await engine.runNode({
				node: 'n8n-nodes-base.httpRequest',
				parameters: {
					url: `${url}/data`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'echoApi',
				},
				credentialType: 'echoApi',
				credentialId: id,
			});
			expect(result.json()).toEqual([{ token: 'token-1' }]);
		});
	});

	describe('the credential dialog', () => {
		it('keeps the session through create, test, edit, save, test, reopen, test, save, test', async () => {
			const { dialog } = engine;
			const form = dialog.newForm('echoApi', { url, key: 'k' });
			const id = await dialog.create('echoApi', form);
			expect(await engine.credentialData(id)).toEqual({ url, key: 'k' });
			expect(await dialog.test(id, form)).toEqual({ status: 'OK', message: 'Connection successful!' });
			expect((await engine.credentialData(id)).token).toBe('token-1');

			// The form is still the one of the first Save: its empty token wipes the stored one.
			form.key = 'edited';
			await dialog.save(id, form);
			expect(await engine.credentialData(id)).toEqual({
				url,
				key: 'edited',
				oauthTokenData: { token: 'token-1' },
			});
			await dialog.test(id, form);
			expect(service.tokens).toBe(2);

			const reopened = await dialog.openForm(id);
			expect(reopened.url).toBe(url);
			expect(reopened.oauthTokenData).toBe(true);
			expect(JSON.stringify(reopened)).not.toContain('token-2');
			await dialog.test(id, reopened);
			await dialog.save(id, reopened);
			await dialog.test(id, reopened);
			expect(service.tokens).toBe(2);
			expect(await engine.credentialData(id)).toEqual({
				url,
				key: 'edited',
				token: 'token-2',
				oauthTokenData: { token: 'token-2' },
			});
		});

		it('reports what the rules, the status, or the network say', async () => {
			const test = async (data: Record<string, string>) => {
				const id = await engine.addCredential('echoApi', data);
				return await engine.dialog.test(id, await engine.dialog.openForm(id));
			};

			expect(await test({ url, token: 'refused' })).toEqual({ status: 'Error', message: 'Refused' });
			expect(await test({ url, token: 'rejected' })).toEqual({ status: 'Error', message: 'Forbidden' });
			expect(await test({ url: 'http://127.0.0.1:1', token: 't' })).toMatchObject({ status: 'Error' });
		});
	});

	describe('the credential stores', () => {
		it('can fail, wait, and hand out what is stale', async () => {
			const id = await engine.addCredential('echoApi', { url });
			store.failNextWrites(1);
			expect((await ask(id)).nodeError()?.message).toBeDefined();
			expect(await engine.credentialData(id)).toEqual({ url });

			const thaw = store.freezeReads();
			await ask(id);
			await ask(id);
			expect(service.tokens).toBe(3);
			thaw();
			await ask(id);
			expect(service.tokens).toBe(3);

			let release = (): void => {};
			store.holdNextReads(1, new Promise<void>((resolve) => (release = resolve)));
			const held = engine.credentialData(id);
			await store.write(id, '{}');
			release();
			expect(await held).toMatchObject({ token: 'token-3' });
		});

		it('can share a folder', async () => {
			const shared = path.join(folder, 'credentials');
			const one = await Engine.start({ projectRoot: folder, store: new FileCredentialStore(shared) });
			const two = await Engine.start({ projectRoot: folder, store: new FileCredentialStore(shared) });
			const id = await one.addCredential('echoApi', { url });

			await one.runNode({ node: 'echo', parameters: { ask: true }, credentialId: id });
			expect((await two.credentialData(id)).token).toBe('token-1');
		});
	});
});
