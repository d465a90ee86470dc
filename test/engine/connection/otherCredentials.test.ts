import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { World } from '../support/world';

const DAY = 86_400_000;

describe('a credential and the other ones in the same n8n', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const add = async (data: ICredentialDataDecryptedObject) =>
		await world.engine.addCredential('zaloOaApi', data);
	const run = async (credentialId: string) => await world.getMessageQuota({ credentialId });

	it.each([
		['a used code', () => world.codeFields()],
		['a used refresh token', () => world.refreshTokenFields],
	])(
		'whoever knows the app ID and %s, but not the secret, does not get the session',
		async (_name, fields) => {
			const typed = fields();
			expect((await run(await add(typed))).status).toBe('success');
			for (const appSecret of ['aWrongGuess', `${typed.appSecret}x`, typed.appSecret.toUpperCase()]) {
				const stranger = await run(await add({ ...typed, appSecret }));
				expect(stranger.status).toBe('error');
				expect(stranger.nodeError()?.message).toMatch(/\(Zalo code -14004\)$/);
			}
		},
	);

	it('with the right secret, the same code in a second credential goes on with the session of the first', async () => {
		const typed = world.codeFields();
		await run(await add(typed));
		expect((await run(await add(typed))).status).toBe('success');
		expect(world.tokenCalls).toBe(1);
	});

	it('a new app secret keeps the stored session', async () => {
		const id = await add(world.refreshTokenFields);
		await run(id);
		const data = await world.engine.credentialData(id);
		world.app.appSecret = 'aNewSecretFromTheConsole';
		await world.store.write(id, JSON.stringify({ ...data, appSecret: world.app.appSecret }));
		expect((await run(id)).status).toBe('success');
		expect(world.tokenCalls).toBe(1);
	});

	/** As it is stored, with a source that fits, so that nothing but its time tells it from the true one. */
	const forge = async (id: string, issuedAt: number) => {
		const data = await world.engine.credentialData(id);
		const session = JSON.parse(String(data.sessionToken)) as object;
		const forged = {
			...session,
			accessToken: 'forged',
			refreshToken: 'forged',
			issuedAt,
			expiresAt: issuedAt + DAY,
		};
		return {
			...data,
			sessionToken: JSON.stringify(forged),
			oauthTokenData: forged,
		} as ICredentialDataDecryptedObject;
	};

	it.each([
		['with another secret, a minute ahead', 60_000, 'aWrongGuess'],
		['with another secret, years ahead', 4_000 * DAY, 'aWrongGuess'],
		['with the right secret, years ahead', 4_000 * DAY, undefined],
		['with the right secret, as far ahead as numbers go', Number.MAX_SAFE_INTEGER, undefined],
	])('a forged session in another credential %s does not harm the true one', async (_name, ahead, secret) => {
		const id = await add(world.refreshTokenFields);
		await run(id);
		const forged = await forge(id, Date.now() + ahead);
		await run(await add({ ...forged, ...(secret !== undefined && { appSecret: secret }) }));
		const exchanges = world.tokenCalls;
		expect((await run(id)).status).toBe('success');
		expect(world.tokenCalls).toBe(exchanges);
		expect(world.sandbox.holdsValidPair(world.app, world.oa, await world.storedSession(id))).toBe(true);
	});

	it('a true session with a time years ahead, of a clock that was wrong, still works', async () => {
		const id = await add(world.refreshTokenFields);
		await run(id);
		const data = await world.engine.credentialData(id);
		const session = JSON.parse(String(data.sessionToken)) as { issuedAt: number; expiresAt: number };
		const ahead = {
			...session,
			issuedAt: session.issuedAt + 4_000 * DAY,
			expiresAt: session.expiresAt + 4_000 * DAY,
		};
		const stored = { ...data, sessionToken: JSON.stringify(ahead), oauthTokenData: ahead };
		await world.store.write(id, JSON.stringify(stored));
		await world.restart();
		expect((await run(id)).status).toBe('success');
		expect(world.sandbox.failedExchanges).toBe(0);
		expect((await world.storedSession(id)).issuedAt).toBeLessThan(Date.now() + DAY);
	});
});
