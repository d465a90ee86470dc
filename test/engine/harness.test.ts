import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Engine, FileCredentialStore, MemoryCredentialStore } from './support';
import type { RunNodeOptions, WorkflowDefinition } from './support';
import { TokenService, writeEchoPackage } from './support/echoPackage';

/**
 * Proves the embedded engine itself, on a package made up for it: one node, and one credential whose
 * token a service hands out.
 */

describe('the embedded engine', () => {
	const service = new TokenService();
	let folder: string;
	let url: string;
	let store: MemoryCredentialStore;
	let engine: Engine;

	beforeAll(async () => {
		folder = await writeEchoPackage();
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
