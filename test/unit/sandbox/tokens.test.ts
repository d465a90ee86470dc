import { createHash } from 'node:crypto';
import { DAY_MS, GETOA, HOUR_MS, pairOf, TOKEN, useWorld } from './world';

const world = useWorld();

describe('access token', () => {
	const INVALID = { error: -216, message: 'Access token is invalid' };

	it('must be there, in its own header, and known', async () => {
		expect((await world.client.send(GETOA)).json).toEqual(INVALID);
		const bearer = await world.client.send(GETOA, {
			headers: { authorization: `Bearer ${world.pair.accessToken}` },
		});
		expect(bearer.json).toEqual(INVALID);
		expect((await world.client.send(`${GETOA}?access_token=${world.pair.accessToken}`)).json).toEqual(
			INVALID,
		);
		expect((await world.getOa('at_sandbox_unknown')).json).toEqual(INVALID);
	});

	it('has a code of its own on the ZNS host', async () => {
		const address = 'https://business.openapi.zalo.me/message/quota';
		expect((await world.client.send(address)).json).toMatchObject({ error: -124 });
	});

	it('lives for 25 hours of the sandbox clock', async () => {
		world.sandbox.clock.advance(25 * HOUR_MS - 1);
		expect((await world.getOa()).json).toMatchObject({ error: 0 });
		world.sandbox.clock.advance(1);
		expect((await world.getOa()).json).toEqual({ error: -216, message: 'Access token has expired' });
		world.sandbox.expiredTokenCode = -220;
		expect((await world.getOa()).json).toMatchObject({ error: -220 });
	});

	it('can be revoked alone: the refresh token still works', async () => {
		world.sandbox.revoke(world.app, world.oa);
		expect((await world.getOa()).json).toEqual(INVALID);
		expect((await world.getOa(pairOf(await world.refresh()).accessToken)).json).toMatchObject({ error: 0 });
	});

	it('dies with the refresh token when the app is removed', async () => {
		world.sandbox.revokeAll(world.app, world.oa);
		expect((await world.getOa()).json).toEqual(INVALID);
		expect((await world.refresh()).json).toMatchObject({ error: -14014 });
	});
});

describe('token endpoint', () => {
	it('exchanges a code for a pair, once', async () => {
		const code = world.sandbox.authorise(world.app, world.oa);
		const answer = await world.redeem(code);
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			access_token: expect.stringMatching(/^at_sandbox_/),
			refresh_token: expect.stringMatching(/^rt_sandbox_/),
			expires_in: '90000',
		});
		expect(world.sandbox.holdsValidPair(world.app, world.oa, pairOf(answer))).toBe(true);
		expect((await world.redeem(code)).json).toEqual(
			expect.objectContaining({ error: -14005, error_name: expect.any(String) }),
		);
		expect((await world.redeem('code_sandbox_unknown')).json).toMatchObject({ error: -14005 });
		expect([world.sandbox.exchanges, world.sandbox.failedExchanges]).toEqual([1, 2]);
	});

	it('gives a code 10 minutes', async () => {
		const [early, late] = [
			world.sandbox.authorise(world.app, world.oa),
			world.sandbox.authorise(world.app, world.oa),
		];
		world.sandbox.clock.advance(10 * 60_000 - 1);
		expect((await world.redeem(early)).json).toHaveProperty('access_token');
		world.sandbox.clock.advance(1);
		expect((await world.redeem(late)).json).toMatchObject({ error: -14005 });
	});

	it('wants the verifier that belongs to the challenge', async () => {
		const verifier = 'Abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
		const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
		const code = world.sandbox.authorise(world.app, world.oa, { codeChallenge });
		expect((await world.redeem(code)).json).toMatchObject({ error: -14005 });
		expect((await world.redeem(code, { code_verifier: `${verifier}x` })).json).toMatchObject({
			error: -14005,
		});
		expect((await world.redeem(code, { code_verifier: verifier })).json).toHaveProperty('access_token');
	});

	it('rotates both tokens and kills the old pair', async () => {
		const next = pairOf(await world.refresh());
		expect((await world.getOa(next.accessToken)).json).toMatchObject({ error: 0 });
		expect((await world.getOa()).json).toMatchObject({ error: -216 });
		expect(world.sandbox.holdsValidPair(world.app, world.oa, world.pair)).toBe(false);
		expect(world.sandbox.holdsValidPair(world.app, world.oa, next)).toBe(true);
	});

	it('answers a used refresh token with nothing, and harms nobody', async () => {
		const next = pairOf(await world.refresh());
		const again = await world.refresh();
		expect([again.status, again.body]).toEqual([200, '']);
		expect(world.sandbox.holdsValidPair(world.app, world.oa, next)).toBe(true);
		expect([world.sandbox.exchanges, world.sandbox.failedExchanges]).toEqual([1, 1]);
	});

	it('lets one of two simultaneous exchanges win', async () => {
		const bodies = (await Promise.all([world.refresh(), world.refresh()])).map(({ body }) => body);
		expect(bodies.filter((body) => body === '')).toHaveLength(1);
		expect(world.sandbox.exchanges).toBe(1);
	});

	it('kills the old refresh token unused when a code brings a new pair', async () => {
		const next = pairOf(await world.redeem(world.sandbox.authorise(world.app, world.oa)));
		expect((await world.refresh()).json).toMatchObject({ error: -14014 });
		expect((await world.getOa()).json).toMatchObject({ error: -216 });
		expect((await world.refresh(next.refreshToken)).json).toHaveProperty('access_token');
	});

	it('gives a refresh token 90 days', async () => {
		world.sandbox.clock.advance(90 * DAY_MS - 1);
		const next = pairOf(await world.refresh());
		expect(next.refreshToken).toMatch(/^rt_sandbox_/);
		world.sandbox.clock.advance(90 * DAY_MS);
		expect((await world.refresh(next.refreshToken)).json).toMatchObject({ error: -14014 });
	});

	it('gives access tokens the lifetime set for the app', async () => {
		world.app.accessTokenSeconds = 60;
		const answer = await world.refresh();
		expect(answer.json).toMatchObject({ expires_in: '60' });
		world.sandbox.clock.advance(60_000);
		expect((await world.getOa(pairOf(answer).accessToken)).json).toMatchObject({ error: -216 });
	});

	it('refuses what is wrong in the request', async () => {
		const refreshGrant = { grant_type: 'refresh_token', refresh_token: world.pair.refreshToken };
		expect((await world.exchange({ ...refreshGrant, app_id: '1' })).json).toMatchObject({ error: -14002 });
		expect((await world.exchange(refreshGrant, { secret_key: 'wrong' })).json).toMatchObject({
			error: -14004,
		});
		expect((await world.exchange({ grant_type: 'password' })).json).toMatchObject({ error: -14018 });
		expect((await world.refresh('rt_sandbox_unknown')).json).toMatchObject({ error: -14014 });
		expect((await world.exchange(refreshGrant, { 'content-type': 'application/json' })).json).toMatchObject({
			error: -14002,
		});
		world.app.active = false;
		expect((await world.exchange(refreshGrant)).json).toMatchObject({ error: -14002 });
		world.app.active = true;
		// None of these has used the token up.
		expect((await world.refresh()).json).toHaveProperty('access_token');
	});

	it('does not give one app the tokens of another', async () => {
		const code = world.sandbox.authorise(world.app, world.oa);
		const { refreshToken } = world.pair;
		world.app = world.sandbox.createApp();
		expect((await world.redeem(code)).json).toMatchObject({ error: -14005 });
		expect((await world.refresh(refreshToken)).json).toMatchObject({ error: -14014 });
	});

	it('has one address and one method', async () => {
		const wrongPath = await world.client.send('https://oauth.zaloapp.com/v4/oa/refresh_token', {
			method: 'POST',
		});
		expect(wrongPath.json).toMatchObject({ error: '404' });
		expect((await world.client.send(TOKEN)).json).toMatchObject({ error: '404' });
	});
});
