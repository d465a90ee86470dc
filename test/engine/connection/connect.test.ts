import { createHash } from 'node:crypto';
import { CREDENTIAL_BLANKING_VALUE, type ICredentialDataDecryptedObject } from 'n8n-workflow';

import { fingerprint, type Fault } from '../../sandbox';
import { testClock } from '../support/testClock';
import { OA_PATH, QUOTA_PATH, TOKEN_PATH, World } from '../support/world';

const HOUR = 60 * 60_000;

/** How every secret of the sandbox begins. */
const SECRET = /(at|rt|code|secret)_sandbox_/;

describe('connecting an Official Account', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	/** What a user does with a new credential: fill in the dialog, save, which tests it. */
	async function connect(typed: ICredentialDataDecryptedObject) {
		const { dialog } = world.engine;
		const form = dialog.newForm('zaloOaApi', typed);
		const id = await dialog.create('zaloOaApi', form);
		return { id, form, result: await dialog.test(id, form) };
	}

	/** Opens the saved credential, changes fields, saves, which tests it. */
	async function edit(id: string, changes: ICredentialDataDecryptedObject) {
		const { dialog } = world.engine;
		const form = Object.assign(await dialog.openForm(id), changes);
		await dialog.save(id, form);
		return await dialog.test(id, form);
	}

	const store = async (typed: ICredentialDataDecryptedObject) =>
		await world.engine.addCredential('zaloOaApi', typed);
	const run = async (credentialId: string) => (await world.getMessageQuota({ credentialId })).status;

	/** The tokens that the requests went out with, as far as the log shows them, in turn. */
	const tokensUsed = () =>
		world.sandbox.requests.list
			.filter(({ path }) => path === OA_PATH || path === QUOTA_PATH)
			.map(({ headers }) => headers.access_token);

	/** The stored session, which has to be the pair that Zalo takes at this moment. */
	async function livingSession(id: string) {
		const session = await world.storedSession(id);
		expect(world.sandbox.holdsValidPair(world.app, world.oa, session)).toBe(true);
		return session;
	}

	describe.each([
		['an access token', () => ({ accessToken: world.tokens.accessToken }), 0],
		['a refresh token', () => world.refreshTokenFields, 1],
		['an authorization code', () => world.codeFields(), 1],
	])('with %s', (_name, fields, exchanges) => {
		it('through the dialog: Test is green, and a workflow goes on with the same tokens', async () => {
			const { id, result } = await connect(fields());
			expect(result).toMatchObject({ status: 'OK' });
			expect(world.tokenCalls).toBe(exchanges);
			if (exchanges > 0) await livingSession(id);

			expect(await run(id)).toBe('success');
			await world.restart();
			expect(await run(id)).toBe('success');
			expect(world.tokenCalls).toBe(exchanges);
			expect(new Set(tokensUsed()).size).toBe(1);
		});

		it('by a workflow that runs with a credential nobody has tested', async () => {
			const id = await store(fields());
			expect(await run(id)).toBe('success');
			expect(await run(id)).toBe('success');
			expect(world.tokenCalls).toBe(exchanges);
			if (exchanges > 0) await livingSession(id);
		});
	});

	it('the exchange is asked for as the reference says: a form, with the app secret in its own header', async () => {
		const { refreshToken } = world.tokens;
		await run(await world.refreshTokenCredential());
		const code = world.sandbox.authorise(world.app, world.oa);
		await run(await store(world.codeFields(code)));
		const asked = world.sandbox.requests.list.filter(({ path }) => path === TOKEN_PATH);
		expect(asked.map(({ bodyText }) => Object.fromEntries(new URLSearchParams(bodyText)))).toEqual([
			{ grant_type: 'refresh_token', app_id: world.app.appId, refresh_token: fingerprint(refreshToken) },
			{ grant_type: 'authorization_code', app_id: world.app.appId, code: fingerprint(code) },
		]);
		for (const { method, host, headers } of asked) {
			expect([method, host]).toEqual(['POST', 'oauth.zaloapp.com']);
			expect(headers).toMatchObject({
				secret_key: fingerprint(world.app.appSecret),
				'content-type': 'application/x-www-form-urlencoded',
			});
			expect(headers).not.toHaveProperty('authorization');
		}
	});

	describe('the code is found in whatever was pasted:', () => {
		it.each([
			['the code alone', (code: string) => code],
			['the code with spaces and a line break around it', (code: string) => `  ${code}\n`],
			['the whole address', (code: string) => `https://shop.example/callback?code=${code}&oa_id=42`],
			['the address with the code last', (code: string) => `https://shop.example/?oa_id=42&code=${code}`],
			[
				'the address of a link with state and challenge',
				(code: string) => `https://shop.example/cb?code_challenge=abc&state=x&code=${code}&oa_id=42`,
			],
			['the address with spaces', (code: string) => ` \thttps://shop.example/?code=${code}&oa_id=42 `],
			['the address with a fragment', (code: string) => `https://shop.example/?code=${code}#top`],
			['the query', (code: string) => `?code=${code}&oa_id=42`],
			['an address with a word that ends alike', (code: string) => `?error_code=0&code=${code}&oa_id=42`],
			['the query without its question mark', (code: string) => `code=${code}&oa_id=42`],
			['an encoded code', (code: string) => `?code=${code.replaceAll('_', '%5F')}&oa_id=42`],
		])('%s', async (_name, paste) => {
			const code = world.sandbox.authorise(world.app, world.oa);
			const { id, result } = await connect(world.codeFields(paste(code)));
			expect(result).toMatchObject({ status: 'OK' });
			expect(world.tokenCalls).toBe(1);
			await livingSession(id);
		});
	});

	describe('a link with a code challenge', () => {
		const verifier = 'Verifier-of-43-characters-0123456789-abcdef';
		const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
		const fields = (codeVerifier: string) => ({
			...world.codeFields(world.sandbox.authorise(world.app, world.oa, { codeChallenge })),
			codeVerifier,
		});

		it.each([verifier, ` ${verifier}\n`])('works with its verifier: "%s"', async (codeVerifier) => {
			const { id, result } = await connect(fields(codeVerifier));
			expect(result).toMatchObject({ status: 'OK' });
			await livingSession(id);
		});

		it.each(['', 'another-verifier'])(
			'does not work with "%s", and does with it corrected',
			async (wrong) => {
				const { id, result } = await connect(fields(wrong));
				expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining('-14005') });
				expect(await world.engine.credentialData(id)).not.toHaveProperty('sessionToken');
				expect(await edit(id, { codeVerifier: verifier })).toMatchObject({ status: 'OK' });
				await livingSession(id);
			},
		);
	});

	it('spaces around the other fields do no harm', async () => {
		const { connectWith, appId, appSecret, refreshToken } = world.refreshTokenFields;
		const typed = { appId: ` ${appId}`, appSecret: `${appSecret}\n`, refreshToken: `\t${refreshToken} ` };
		expect((await connect({ connectWith, ...typed })).result).toMatchObject({ status: 'OK' });
	});

	it.each([
		['App ID', 'appId', () => world.refreshTokenFields],
		['App Secret Key', 'appSecret', () => world.codeFields()],
		['Refresh Token', 'refreshToken', () => world.refreshTokenFields],
		['Authorization Code', 'authorizationCode', () => world.codeFields()],
	])('an empty %s is said, and nothing goes out', async (label, field, fields) => {
		const id = await store({ ...fields(), [field]: '  ' });
		const result = await world.getMessageQuota({ credentialId: id });
		expect(result.nodeError()?.message).toBe(`The Zalo OA credential has no ${label}`);
		expect(result.nodeError()?.description).toContain(`Fill in its ${label} field`);
		expect(world.sandbox.requests.list).toHaveLength(0);
	});

	describe('changing a connected credential', () => {
		it.each([
			[
				'a new refresh token',
				() => ({ refreshToken: world.sandbox.issueTokens(world.app, world.oa).refreshToken }),
			],
			['a code instead', () => world.codeFields()],
		])('%s starts a new session, and the old one is not used any more', async (_name, changes) => {
			const { id } = await connect(world.refreshTokenFields);
			const old = await livingSession(id);
			world.sandbox.requests.clear();

			expect(await edit(id, changes())).toMatchObject({ status: 'OK' });
			expect(await run(id)).toBe('success');
			expect(world.tokenCalls).toBe(1);
			const { accessToken } = await livingSession(id);
			expect(new Set(tokensUsed())).toEqual(new Set([fingerprint(accessToken)]));
			expect(accessToken).not.toBe(old.accessToken);
		});

		it('a new code starts a new session', async () => {
			const { id } = await connect(world.codeFields());
			expect(await edit(id, world.codeFields())).toMatchObject({ status: 'OK' });
			expect(world.tokenCalls).toBe(2);
			await livingSession(id);
		});

		it('a new app secret keeps the session, and is what the next renewal is asked with', async () => {
			const { id } = await connect(world.refreshTokenFields);
			const before = await livingSession(id);
			world.app.appSecret = 'secret_sandbox_made_anew_at_zalo';

			expect(await edit(id, { appSecret: world.app.appSecret })).toMatchObject({ status: 'OK' });
			expect(await run(id)).toBe('success');
			await world.restart();
			expect(await run(id)).toBe('success');
			expect(world.tokenCalls).toBe(1);
			expect(await livingSession(id)).toEqual(before);

			testClock.advance(25 * HOUR);
			expect(await run(id)).toBe('success');
			expect(world.sandbox.exchanges).toBe(2);
		});

		it('trying an access token and going back keeps the session', async () => {
			const { id } = await connect(world.refreshTokenFields);
			const { accessToken } = await livingSession(id);
			expect(await edit(id, { connectWith: 'accessToken', accessToken })).toMatchObject({ status: 'OK' });
			expect(await edit(id, world.refreshTokenFields)).toMatchObject({
				status: 'OK',
			});
			expect(await run(id)).toBe('success');
			expect(world.tokenCalls).toBe(1);
			await livingSession(id);
		});
	});

	it('the form in the browser never holds a token or the app secret', async () => {
		for (const typed of [world.refreshTokenFields, world.codeFields(), { accessToken: 'at_sandbox_typed' }]) {
			const { id, form } = await connect(typed);
			const received = await world.engine.dialog.openForm(id);
			// A code is worth nothing once it was exchanged, so its field may be shown.
			const text = JSON.stringify({ ...received, authorizationCode: '' });
			expect(text).not.toMatch(SECRET);
			if (!('appSecret' in typed)) continue;
			expect(received).toMatchObject({
				appSecret: CREDENTIAL_BLANKING_VALUE,
				sessionToken: CREDENTIAL_BLANKING_VALUE,
				oauthTokenData: true,
			});
			// The form of the first Save, which is still open, has not been given the session either.
			expect(form.sessionToken).toBe('');
		}
	});

	describe('picked in the HTTP Request node', () => {
		const askWithHttpRequest = async (credentialId: string) =>
			await world.engine.runNode({
				node: 'n8n-nodes-base.httpRequest',
				parameters: {
					url: `https://openapi.zalo.me${OA_PATH}`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'zaloOaApi',
				},
				credentialType: 'zaloOaApi',
				credentialId,
			});

		it.each([
			['a refresh token', () => world.refreshTokenFields],
			['a code', () => world.codeFields()],
		])('connects with %s on its first use, and renews by the clock', async (_name, fields) => {
			const id = await store(fields());
			for (const exchanges of [1, 2, 3]) {
				for (let use = 0; use < 2; use++) {
					const result = await askWithHttpRequest(id);
					expect(result.status).toBe('success');
					expect(result.json()[0]?.data).toContain(world.oa.name);
				}
				expect(world.tokenCalls).toBe(exchanges);
				await livingSession(id);
				testClock.advance(25 * HOUR);
				if (exchanges === 2) await world.restart();
			}
		});

		it.each<[string, number, Fault, string]>([
			['on its first use', 0, { kind: 'zaloError', code: -14004, message: '' }, '-14004'],
			['on its first use', 0, { kind: 'cut' }, 'was cut'],
			['after the expiry', 25 * HOUR, { kind: 'zaloError', code: -14004, message: '' }, '-14004'],
			['after the expiry', 25 * HOUR, { kind: 'cut' }, 'was cut'],
		])('asks once when the exchange fails %s, and says why', async (_name, age, fault, said) => {
			const id = await world.refreshTokenCredential();
			if (age > 0) expect((await askWithHttpRequest(id)).status).toBe('success');
			testClock.advance(age);
			world.sandbox.requests.clear();
			const failing = world.sandbox.faults.order({ path: TOKEN_PATH, times: Infinity, fault });

			const failed = await askWithHttpRequest(id);
			expect(failed.status).toBe('error');
			expect(JSON.stringify([failed.nodeError(), failed.nodeError()?.message])).toContain(said);
			expect(JSON.stringify(failed.raw)).not.toMatch(SECRET);
			expect(world.tokenCalls).toBe(1);

			failing.cancel();
			expect((await askWithHttpRequest(id)).status).toBe('success');
			await livingSession(id);
		});
	});
});
