import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

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
export class TokenService {
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

/** Writes a package of one node and one credential, on which the engine itself is tried, to a new folder. */
export async function writeEchoPackage(): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'embedded-engine-'));
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
		path.resolve(__dirname, '../../../node_modules'),
		path.join(folder, 'node_modules'),
		'junction',
	);
	return folder;
}
