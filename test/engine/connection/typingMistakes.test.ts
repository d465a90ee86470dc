import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { World } from '../support/world';

/** What people paste into the wrong field. Zalo must not be asked: it could use something up. */
describe('mistakes that can be seen before Zalo is asked', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	async function test(fields: ICredentialDataDecryptedObject) {
		const { dialog } = world.engine;
		const form = dialog.newForm('zaloOaApi', fields);
		return await dialog.test(await dialog.create('zaloOaApi', form), form);
	}
	const permission =
		'https://oauth.zaloapp.com/v4/oa/permission?app_id=1&redirect_uri=https%3A%2F%2Fshop.example';

	it.each([
		['the permission link itself', permission, 'is the permission link itself'],
		['an address without a code', 'https://shop.example/callback?oa_id=42', 'has no code= in it'],
		['a refusal', 'https://shop.example/callback?error=access_denied', 'The app was not allowed'],
		[
			"Zalo's own page of a refusal",
			'https://oauth.zaloapp.com/v4/permission/error?error_code=-14003',
			'The app was not allowed',
		],
		['a code with a space inside', 'code_sandbox_ab cdef', 'has a space inside'],
		['a cut code', 'abc', 'is not complete'],
		['a shortened address', 'https://shop.example/callback?code=abcdefghijkl…', 'is not complete'],
		['an address whose code is cut', 'https://shop.example/callback?code=ab&oa_id=42', 'is not complete'],
	])('in Authorization Code: %s', async (_name, pasted, said) => {
		const { status, message } = await test(world.codeFields(pasted));
		expect([status, message]).toEqual(['Error', expect.stringContaining(said)]);
		expect(world.sandbox.requests.list).toEqual([]);
	});

	it.each<[string, () => ICredentialDataDecryptedObject, string]>([
		[
			'the address with the code',
			() => ({ refreshToken: 'https://shop.example/?code=abcdefghijk' }),
			'is an address',
		],
		[
			'the whole answer',
			() => ({ refreshToken: '{"access_token":"a","refresh_token":"b"}' }),
			'is a whole answer',
		],
		[
			'a token with a space inside',
			() => ({ refreshToken: 'rt_sandbox_ab cdefghijkl' }),
			'has a space inside',
		],
		['a shortened token', () => ({ refreshToken: 'rt_sandbox_abcdef...' }), 'is not complete'],
	])('in Refresh Token: %s', async (_name, fields, said) => {
		const { status, message } = await test({ ...world.refreshTokenFields, ...fields() });
		expect([status, message]).toEqual(['Error', expect.stringContaining(said)]);
		expect(world.sandbox.requests.list).toEqual([]);
	});

	it.each<[string, () => ICredentialDataDecryptedObject, string]>([
		[
			'the app ID in the secret’s field',
			() => ({ appSecret: world.app.appId }),
			'App Secret Key is an app ID',
		],
		['another long number', () => ({ appSecret: '1234567890123456789' }), 'App Secret Key is an app ID'],
		['a secret with a space inside', () => ({ appSecret: 'abc def ghi' }), 'has a space or a letter inside'],
		['the secret in the app ID’s field', () => ({ appId: world.app.appSecret }), 'App ID is not a number'],
	])('%s', async (_name, fields, said) => {
		for (const way of [world.refreshTokenFields, world.codeFields()]) {
			const { status, message } = await test({ ...way, ...fields() });
			expect([status, message]).toEqual(['Error', expect.stringContaining(said)]);
		}
		expect(world.sandbox.requests.list).toEqual([]);
	});

	it.each<[string, () => ICredentialDataDecryptedObject, string]>([
		['the whole answer', () => ({ accessToken: '{"access_token":"a"}' }), 'is a whole answer'],
	])('in Access Token: %s', async (_name, fields, said) => {
		const { status, message } = await test({ connectWith: 'accessToken', ...fields() });
		expect([status, message]).toEqual(['Error', expect.stringContaining(said)]);
		expect(world.sandbox.requests.list).toEqual([]);
	});

	it('no mistake shows what was typed', async () => {
		const typed = 'code_sandbox_secret part';
		expect((await test(world.codeFields(typed))).message).not.toContain('secret part');
	});

	it('a session that lives is not questioned', async () => {
		const credentialId = await world.refreshTokenCredential();
		await world.getMessageQuota({ credentialId });
		const data = await world.engine.credentialData(credentialId);
		await world.store.write(credentialId, JSON.stringify({ ...data, appSecret: '1234567890123456789' }));
		expect((await world.getMessageQuota({ credentialId })).status).toBe('success');
	});

	it('a manual run with an access token says that it ends; a production run and a renewed one do not', async () => {
		const hints = async (credentialId: string, mode: 'manual' | 'webhook') =>
			(await world.getMessageQuota({ credentialId, mode })).hints().map(({ message }) => message);
		const short = await world.accessTokenCredential();
		expect(await hints(short, 'manual')).toEqual([expect.stringContaining('ends after 25 hours')]);
		expect(await hints(short, 'webhook')).toEqual([]);
		expect(await hints(await world.refreshTokenCredential(), 'manual')).toEqual([]);
	});
});
