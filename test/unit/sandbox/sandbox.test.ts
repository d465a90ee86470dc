import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import {
	defaultCertificateDirectory,
	ensureCertificateAuthority,
	fingerprint,
	SandboxClock,
	ZaloSandbox,
	type SandboxApp,
	type SandboxOa,
	type TokenPair,
} from '../../sandbox';
import { TestClient, type ClientAnswer } from '../../sandbox/testClient';

const GETOA = 'https://openapi.zalo.me/v2.0/oa/getoa';
const QUOTA = 'https://openapi.zalo.me/v2.0/oa/quota/message';
const TOKEN = 'https://oauth.zaloapp.com/v4/oa/access_token';
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** The last second of a minute, so that one step of the clock enters the next one. */
const START = Date.parse('2026-10-01T08:00:59Z');

let certificateAuthority: { key: string; cert: string };
let sandbox: ZaloSandbox;
let client: TestClient;
let app: SandboxApp;
let oa: SandboxOa;
let pair: TokenPair;

beforeAll(async () => {
	certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
	const clock = new SandboxClock({ frozen: true, start: START });
	sandbox = await ZaloSandbox.start({ certificateAuthority, clock });
	client = new TestClient(sandbox.proxyUrl, certificateAuthority.cert);
});

afterAll(async () => {
	await sandbox.stop();
});

beforeEach(() => {
	sandbox.reset();
	app = sandbox.createApp();
	oa = sandbox.createOa();
	pair = sandbox.issueTokens(app, oa);
});

const getOa = (token = pair.accessToken) => client.send(GETOA, { headers: { access_token: token } });

const getQuota = (body?: string, headers: Record<string, string> = {}) =>
	client.send(QUOTA, {
		method: 'POST',
		headers: { access_token: pair.accessToken, ...headers },
		...(body === undefined ? {} : { body }),
	});

function exchange(
	fields: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<ClientAnswer> {
	return client.send(TOKEN, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			secret_key: app.appSecret,
			...headers,
		},
		body: new URLSearchParams({ app_id: app.appId, ...fields }).toString(),
	});
}

const refresh = (token = pair.refreshToken, extra: Record<string, string> = {}) =>
	exchange({ grant_type: 'refresh_token', refresh_token: token, ...extra });

const redeem = (code: string, extra: Record<string, string> = {}) =>
	exchange({ grant_type: 'authorization_code', code, ...extra });

function pairOf(answer: ClientAnswer): TokenPair {
	const { access_token, refresh_token } = answer.json as { access_token: string; refresh_token: string };
	return { accessToken: access_token, refreshToken: refresh_token };
}

describe('official account and quota', () => {
	it('describes the OA of the token, labelled text/json', async () => {
		const answer = await getOa();
		expect(answer.status).toBe(200);
		expect(answer.headers['content-type']).toBe('text/json; charset=utf-8');
		expect(answer.headers.date).toBe(new Date(START).toUTCString());
		expect(answer.json).toMatchObject({
			data: { oaid: oa.oaId, name: oa.name, is_verified: true, oa_type: 2, package_name: 'Toàn diện' },
			error: 0,
			message: 'Success',
		});
	});

	it('tells the quota of the package, as numbers', async () => {
		sandbox.setQuota(oa, { remain: 1874 });
		expect((await getQuota()).json).toEqual({
			data: { type: 'active', remain: 1874, total: 2000 },
			error: 0,
			message: 'Success',
		});
	});

	it.each([['{}'], ['""'], ['{"message_id":null}']])('takes %s for no parameters', async (body) => {
		expect((await getQuota(body, { 'content-type': 'application/json' })).json).toMatchObject({ error: 0 });
	});

	it.each([['not json'], ['[]'], ['{"message_id":5}'], ['{"type":"promotion"}'], ['{"page":"1"}']])(
		'refuses the body %s',
		async (body) => {
			expect((await getQuota(body)).json).toMatchObject({ error: -201 });
		},
	);

	it.each([
		['GET', QUOTA],
		['POST', GETOA],
		['GET', 'https://openapi.zalo.me/v3.0/oa/getoa'],
		['GET', 'https://business.openapi.zalo.me/v2.0/oa/getoa'],
	])('knows no %s %s', async (method, address) => {
		const answer = await client.send(address, { method, headers: { access_token: pair.accessToken } });
		expect(answer.json).toEqual({ error: 404, message: expect.stringContaining('empty or invalid API') });
	});

	it('keeps several OAs and apps apart', async () => {
		const otherOa = sandbox.createOa({ name: 'Other' });
		const otherApp = sandbox.createApp();
		const sameApp = sandbox.issueTokens(app, otherOa);
		const sameOa = sandbox.issueTokens(otherApp, oa);
		expect((await getOa()).json).toMatchObject({ data: { oaid: oa.oaId } });
		expect((await getOa(sameApp.accessToken)).json).toMatchObject({ data: { oaid: otherOa.oaId } });
		expect((await getOa(sameOa.accessToken)).json).toMatchObject({ data: { oaid: oa.oaId } });
	});
});

describe('access token', () => {
	const INVALID = { error: -216, message: 'Access token is invalid' };

	it('must be there, in its own header, and known', async () => {
		expect((await client.send(GETOA)).json).toEqual(INVALID);
		const bearer = await client.send(GETOA, { headers: { authorization: `Bearer ${pair.accessToken}` } });
		expect(bearer.json).toEqual(INVALID);
		expect((await client.send(`${GETOA}?access_token=${pair.accessToken}`)).json).toEqual(INVALID);
		expect((await getOa('at_sandbox_unknown')).json).toEqual(INVALID);
	});

	it('has a code of its own on the ZNS host', async () => {
		const address = 'https://business.openapi.zalo.me/message/quota';
		expect((await client.send(address)).json).toMatchObject({ error: -124 });
	});

	it('lives for 25 hours of the sandbox clock', async () => {
		sandbox.clock.advance(25 * HOUR_MS - 1);
		expect((await getOa()).json).toMatchObject({ error: 0 });
		sandbox.clock.advance(1);
		expect((await getOa()).json).toEqual({ error: -216, message: 'Access token has expired' });
		sandbox.expiredTokenCode = -220;
		expect((await getOa()).json).toMatchObject({ error: -220 });
	});

	it('can be revoked alone: the refresh token still works', async () => {
		sandbox.revoke(app, oa);
		expect((await getOa()).json).toEqual(INVALID);
		expect((await getOa(pairOf(await refresh()).accessToken)).json).toMatchObject({ error: 0 });
	});

	it('dies with the refresh token when the app is removed', async () => {
		sandbox.revokeAll(app, oa);
		expect((await getOa()).json).toEqual(INVALID);
		expect((await refresh()).json).toMatchObject({ error: -14014 });
	});
});

describe('rate limit', () => {
	it('counts per app and calendar minute and says so in headers', async () => {
		app.requestsPerMinute = 2;
		const limits = async () => {
			const { headers, json } = await getOa();
			const { error } = json as { error: number };
			return [headers['x-ratelimit-limit'], headers['x-ratelimit-remain'], error];
		};
		expect(await limits()).toEqual(['2', '1', 0]);
		expect(await limits()).toEqual(['2', '0', 0]);
		expect(await limits()).toEqual(['2', '0', -32]);

		const otherApp = sandbox.createApp();
		const otherPair = sandbox.issueTokens(otherApp, oa);
		expect((await getOa(otherPair.accessToken)).headers['x-ratelimit-remain']).toBe('3999');

		sandbox.clock.advance(999);
		expect(await limits()).toEqual(['2', '0', -32]);
		sandbox.clock.advance(1);
		expect(await limits()).toEqual(['2', '1', 0]);
	});

	it('does not count the token endpoint', async () => {
		app.requestsPerMinute = 1;
		const renewed = pairOf(await refresh());
		expect((await getOa(renewed.accessToken)).json).toMatchObject({ error: 0 });
	});
});

describe('state of app and OA', () => {
	it.each<[number, () => void]>([
		[-209, () => (app.active = false)],
		[-221, () => (oa.isVerified = false)],
		[-224, () => (oa.packageActive = false)],
		[-223, () => oa.permissions.delete('messages')],
	])('answers %s', async (code, change) => {
		change();
		expect((await getQuota()).json).toMatchObject({ error: code });
	});

	it('names the earliest trouble first', async () => {
		oa.isVerified = false;
		oa.packageActive = false;
		oa.permissions.clear();
		app.requestsPerMinute = 2;
		expect((await getOa('at_sandbox_unknown')).json).toMatchObject({ error: -216 });
		expect((await getOa()).json).toMatchObject({ error: -221 });
		oa.isVerified = true;
		expect((await getOa()).json).toMatchObject({ error: -224 });
		expect((await getOa()).json).toMatchObject({ error: -32 });
	});
});

describe('token endpoint', () => {
	it('exchanges a code for a pair, once', async () => {
		const code = sandbox.authorise(app, oa);
		const answer = await redeem(code);
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			access_token: expect.stringMatching(/^at_sandbox_/),
			refresh_token: expect.stringMatching(/^rt_sandbox_/),
			expires_in: '90000',
		});
		expect(sandbox.holdsValidPair(app, oa, pairOf(answer))).toBe(true);
		expect((await redeem(code)).json).toEqual(
			expect.objectContaining({ error: -14005, error_name: expect.any(String) }),
		);
		expect((await redeem('code_sandbox_unknown')).json).toMatchObject({ error: -14005 });
		expect([sandbox.exchanges, sandbox.failedExchanges]).toEqual([1, 2]);
	});

	it('gives a code 10 minutes', async () => {
		const [early, late] = [sandbox.authorise(app, oa), sandbox.authorise(app, oa)];
		sandbox.clock.advance(10 * 60_000 - 1);
		expect((await redeem(early)).json).toHaveProperty('access_token');
		sandbox.clock.advance(1);
		expect((await redeem(late)).json).toMatchObject({ error: -14005 });
	});

	it('wants the verifier that belongs to the challenge', async () => {
		const verifier = 'Abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
		const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
		const code = sandbox.authorise(app, oa, { codeChallenge });
		expect((await redeem(code)).json).toMatchObject({ error: -14005 });
		expect((await redeem(code, { code_verifier: `${verifier}x` })).json).toMatchObject({ error: -14005 });
		expect((await redeem(code, { code_verifier: verifier })).json).toHaveProperty('access_token');
	});

	it('rotates both tokens and kills the old pair', async () => {
		const next = pairOf(await refresh());
		expect((await getOa(next.accessToken)).json).toMatchObject({ error: 0 });
		expect((await getOa()).json).toMatchObject({ error: -216 });
		expect(sandbox.holdsValidPair(app, oa, pair)).toBe(false);
		expect(sandbox.holdsValidPair(app, oa, next)).toBe(true);
	});

	it('answers a used refresh token with nothing, and harms nobody', async () => {
		const next = pairOf(await refresh());
		const again = await refresh();
		expect([again.status, again.body]).toEqual([200, '']);
		expect(sandbox.holdsValidPair(app, oa, next)).toBe(true);
		expect([sandbox.exchanges, sandbox.failedExchanges]).toEqual([1, 1]);
	});

	it('lets one of two simultaneous exchanges win', async () => {
		const bodies = (await Promise.all([refresh(), refresh()])).map(({ body }) => body);
		expect(bodies.filter((body) => body === '')).toHaveLength(1);
		expect(sandbox.exchanges).toBe(1);
	});

	it('kills the old refresh token unused when a code brings a new pair', async () => {
		const next = pairOf(await redeem(sandbox.authorise(app, oa)));
		expect((await refresh()).json).toMatchObject({ error: -14014 });
		expect((await getOa()).json).toMatchObject({ error: -216 });
		expect((await refresh(next.refreshToken)).json).toHaveProperty('access_token');
	});

	it('gives a refresh token 90 days', async () => {
		sandbox.clock.advance(90 * DAY_MS - 1);
		const next = pairOf(await refresh());
		expect(next.refreshToken).toMatch(/^rt_sandbox_/);
		sandbox.clock.advance(90 * DAY_MS);
		expect((await refresh(next.refreshToken)).json).toMatchObject({ error: -14014 });
	});

	it('gives access tokens the lifetime set for the app', async () => {
		app.accessTokenSeconds = 60;
		const answer = await refresh();
		expect(answer.json).toMatchObject({ expires_in: '60' });
		sandbox.clock.advance(60_000);
		expect((await getOa(pairOf(answer).accessToken)).json).toMatchObject({ error: -216 });
	});

	it('refuses what is wrong in the request', async () => {
		const refreshGrant = { grant_type: 'refresh_token', refresh_token: pair.refreshToken };
		expect((await exchange({ ...refreshGrant, app_id: '1' })).json).toMatchObject({ error: -14002 });
		expect((await exchange(refreshGrant, { secret_key: 'wrong' })).json).toMatchObject({ error: -14004 });
		expect((await exchange({ grant_type: 'password' })).json).toMatchObject({ error: -14018 });
		expect((await refresh('rt_sandbox_unknown')).json).toMatchObject({ error: -14014 });
		expect((await exchange(refreshGrant, { 'content-type': 'application/json' })).json).toMatchObject({
			error: -14002,
		});
		app.active = false;
		expect((await exchange(refreshGrant)).json).toMatchObject({ error: -14002 });
		app.active = true;
		// None of these has used the token up.
		expect((await refresh()).json).toHaveProperty('access_token');
	});

	it('does not give one app the tokens of another', async () => {
		const code = sandbox.authorise(app, oa);
		const { refreshToken } = pair;
		app = sandbox.createApp();
		expect((await redeem(code)).json).toMatchObject({ error: -14005 });
		expect((await refresh(refreshToken)).json).toMatchObject({ error: -14014 });
	});

	it('has one address and one method', async () => {
		const wrongPath = await client.send('https://oauth.zaloapp.com/v4/oa/refresh_token', { method: 'POST' });
		expect(wrongPath.json).toMatchObject({ error: '404' });
		expect((await client.send(TOKEN)).json).toMatchObject({ error: '404' });
	});
});

describe('faults', () => {
	it('loses the answer but carries the exchange out', async () => {
		sandbox.faults.order({ host: 'oauth.zaloapp.com', fault: { kind: 'lostAnswer' } });
		await expect(refresh()).rejects.toThrow('socket hang up');
		expect(sandbox.exchanges).toBe(1);
		expect(sandbox.holdsValidPair(app, oa, pair)).toBe(false);
		expect((await refresh()).body).toBe('');
	});

	it.each([
		['cut', 'socket hang up'],
		['reset', 'ECONNRESET'],
	] as const)('ends the connection without carrying the call out: %s', async (kind, message) => {
		sandbox.faults.order({ fault: { kind } });
		await expect(refresh()).rejects.toThrow(message);
		expect(sandbox.exchanges + sandbox.failedExchanges).toBe(0);
		expect((await refresh()).json).toHaveProperty('access_token');
	});

	it('cuts in the middle of the body', async () => {
		sandbox.faults.order({ fault: { kind: 'cutMidBody' } });
		await expect(refresh()).rejects.toThrow('aborted');
		expect(sandbox.exchanges).toBe(1);
	});

	it('stays silent until the client gives up', async () => {
		sandbox.faults.order({ fault: { kind: 'silence' } });
		const giveUp = new AbortController();
		const call = client.send(GETOA, { headers: { access_token: pair.accessToken }, signal: giveUp.signal });
		await until(() => sandbox.requests.count({ answeredCode: 'silence' }) === 1);
		giveUp.abort();
		await expect(call).rejects.toThrow('aborted');
	});

	it('answers late by the time ordered', async () => {
		const handle = sandbox.faults.order({ fault: { kind: 'latency', ms: 60 } });
		const began = performance.now();
		expect((await getOa()).json).toMatchObject({ error: 0 });
		expect(performance.now() - began).toBeGreaterThanOrEqual(59);
		expect(handle.count).toBe(1);
	});

	it('carries a late call out on arrival', async () => {
		sandbox.faults.order({ fault: { kind: 'latency', ms: 60_000 } });
		const giveUp = new AbortController();
		const options = { headers: { access_token: pair.accessToken }, signal: giveUp.signal };
		const call = client.send(GETOA, options);
		await until(() => sandbox.requests.count({ answeredCode: null }) === 1);
		expect((await getOa()).headers['x-ratelimit-remain']).toBe('3998');
		giveUp.abort();
		await expect(call).rejects.toThrow('aborted');
	});

	it.each([
		[{ kind: 'http', status: 502, body: '<h1>Bad Gateway</h1>' } as const, 'text/html; charset=utf-8'],
		[
			{
				kind: 'http',
				status: 302,
				body: '',
				contentType: 'text/plain',
				headers: { location: 'https://a.test/' },
			} as const,
			'text/plain',
		],
	])('lets a gateway answer: %j', async (fault, contentType) => {
		sandbox.faults.order({ fault });
		const answer = await getOa();
		expect([answer.status, answer.body]).toEqual([fault.status, fault.body]);
		expect(answer.headers).toMatchObject({
			'content-type': contentType,
			...('headers' in fault ? fault.headers : {}),
		});
	});

	it.each([[''], ['{"data":'], ['null']])('answers with exactly the text %j', async (text) => {
		sandbox.faults.order({ fault: { kind: 'body', text } });
		const answer = await getOa();
		expect([answer.status, answer.body]).toEqual([200, text]);
	});

	it('refuses with a code, in the shape of the host', async () => {
		const fault = { kind: 'zaloError', code: '-14014', message: 'No' } as const;
		sandbox.faults.order({ times: 2, fault });
		expect((await getOa()).json).toEqual({ error: '-14014', message: 'No' });
		expect((await refresh()).json).toMatchObject({ error: '-14014', error_name: 'No' });
		expect(sandbox.exchanges).toBe(0);
	});

	it('rewrites an answer', async () => {
		sandbox.faults.order({
			fault: {
				kind: 'rewrite',
				change: (answer) => {
					const { data } = answer as { data: { remain: number } };
					return { data: { remain: String(data.remain) }, error: '0' };
				},
			},
		});
		expect((await getQuota()).json).toEqual({ data: { remain: '2000' }, error: '0' });
	});

	it('meets the calls it was ordered for, no others', async () => {
		const fault = { kind: 'zaloError', code: -200, message: 'Failed' } as const;
		const path = '/v2.0/oa/quota/message';
		const handle = sandbox.faults.order({ host: 'openapi.zalo.me', path, after: 1, times: 2, fault });
		sandbox.faults.order({ host: 'business.openapi.zalo.me', fault });
		const code = async (call: Promise<ClientAnswer>) => ((await call).json as { error: number }).error;
		expect(await code(getOa())).toBe(0);
		const codes: number[] = [];
		for (let call = 0; call < 4; call++) codes.push(await code(getQuota()));
		expect(codes).toEqual([0, -200, -200, 0]);
		expect(handle.count).toBe(2);
	});

	it('goes on for ever if asked to, until cancelled', async () => {
		const fault = { kind: 'body', text: 'no' } as const;
		const handle = sandbox.faults.order({ path: /getoa$/, times: Infinity, fault });
		for (let call = 0; call < 3; call++) expect((await getOa()).body).toBe('no');
		handle.cancel();
		expect((await getOa()).json).toMatchObject({ error: 0 });
		expect(handle.count).toBe(3);
	});

	it('adds latency to another fault of the same call', async () => {
		sandbox.faults.order({ fault: { kind: 'body', text: 'first' } });
		const latency = sandbox.faults.order({ fault: { kind: 'latency', ms: 1 } });
		sandbox.faults.order({ fault: { kind: 'body', text: 'second' } });
		expect((await getOa()).body).toBe('first');
		expect(latency.count).toBe(1);
		expect((await getOa()).body).toBe('second');
	});
});

describe('request log', () => {
	it('keeps what arrived, with fingerprints in place of secrets', async () => {
		await getQuota('{"message_id":null}', { 'content-type': 'application/json' });
		await refresh();
		await client.send(`${GETOA}?access_token=real-token&x=1`, { headers: { 'x-note': pair.accessToken } });
		const [quota, token, query] = sandbox.requests.list;
		expect(quota).toMatchObject({
			host: 'openapi.zalo.me',
			method: 'POST',
			path: '/v2.0/oa/quota/message',
			query: {},
			bodyText: '{"message_id":null}',
			at: START,
			answeredCode: 0,
		});
		expect(quota?.headers['access_token']).toBe(fingerprint(pair.accessToken));
		expect(token?.headers['secret_key']).toBe(fingerprint(app.appSecret));
		expect(token?.bodyText).toContain(`refresh_token=${fingerprint(pair.refreshToken)}`);
		expect(query?.query).toEqual({ access_token: fingerprint('real-token'), x: '1' });
		const printed = JSON.stringify(sandbox.requests.list);
		for (const secret of [pair.accessToken, pair.refreshToken, app.appSecret, 'real-token']) {
			expect(printed).not.toContain(secret);
		}
	});

	it('counts and forgets', async () => {
		sandbox.faults.order({ path: '/v2.0/oa/getoa', fault: { kind: 'cut' } });
		await expect(getOa()).rejects.toThrow();
		await getOa('wrong');
		await getQuota();
		expect(sandbox.requests.count()).toBe(3);
		expect(sandbox.requests.count({ host: 'openapi.zalo.me', path: '/v2.0/oa/getoa' })).toBe(2);
		expect(sandbox.requests.count({ host: 'oauth.zaloapp.com' })).toBe(0);
		expect(sandbox.requests.list.map(({ answeredCode }) => answeredCode)).toEqual(['cut', -216, 0]);
		sandbox.requests.clear();
		expect(sandbox.requests.count()).toBe(0);
	});
});

describe('proxy', () => {
	it.each([
		['https://example.com/'],
		['https://openapi.zalo.me.example.com/'],
		['https://openapi.zalo.me:8443/v2.0/oa/getoa'],
	])('refuses %s', async (address) => {
		const answer = await client.send(address);
		expect(answer.status).toBe(502);
		expect(answer.body).toContain('passes nothing on');
		expect(sandbox.requests.count({ answeredCode: 'refused' })).toBe(1);
	});

	it('refuses a Host header that names another host or port than the tunnel', async () => {
		const otherHost = await client.send(GETOA, { headers: { host: 'oauth.zaloapp.com' } });
		expect(otherHost.status).toBe(502);
		const headers = { host: 'openapi.zalo.me' };
		const otherPort = await client.send('https://openapi.zalo.me:8443/v2.0/oa/getoa', { headers });
		expect(otherPort.status).toBe(502);
	});

	it('opens no WebSocket', async () => {
		const headers = {
			connection: 'Upgrade',
			upgrade: 'websocket',
			'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
			'sec-websocket-version': '13',
		};
		expect((await client.send('https://openapi.zalo.me/', { headers })).status).toBe(503);
	});

	it('cannot be reached from outside this machine', async () => {
		const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
		const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
		// Without a network there is still the rest of the loopback range, which only "all interfaces" includes.
		const socket = connect(Number(new URL(sandbox.proxyUrl).port), outside ?? '127.0.0.2');
		await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED');
	});

	it('stops at once with calls hanging, and answers none of them', async () => {
		const other = await ZaloSandbox.start({ certificateAuthority });
		const otherClient = new TestClient(other.proxyUrl, certificateAuthority.cert);
		other.faults.order({ fault: { kind: 'silence' } });
		other.faults.order({ after: 1, fault: { kind: 'latency', ms: 60_000 } });
		const idle = await otherClient.openTunnel('openapi.zalo.me', 443);
		const idleClosed = once(idle, 'close');
		const calls = Promise.allSettled([otherClient.send(GETOA), otherClient.send(GETOA)]);
		await until(() => other.requests.count() === 2);
		const clearTimer = jest.spyOn(globalThis, 'clearTimeout');
		const began = performance.now();
		await other.stop();
		expect(performance.now() - began).toBeLessThan(1000);
		expect((await calls).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		await idleClosed;
		// A timer left behind would keep the process alive for the rest of the minute.
		expect(clearTimer).toHaveBeenCalledTimes(1);
		clearTimer.mockRestore();
		expect(() => other.proxyUrl).toThrow('not running');
	});

	it('tells each answer to a listener', async () => {
		const seen: Array<number | string | null> = [];
		const other = await ZaloSandbox.start({
			certificateAuthority,
			onAnswered: ({ answeredCode }) => seen.push(answeredCode),
		});
		await new TestClient(other.proxyUrl, certificateAuthority.cert).send(GETOA);
		await other.stop();
		expect(seen).toEqual([-216]);
	});

	it('forgets everything on reset', async () => {
		const next = pairOf(await refresh());
		sandbox.faults.order({ times: Infinity, fault: { kind: 'cut' } });
		sandbox.clock.advance(1);
		await expect(getOa(next.accessToken)).rejects.toThrow();
		sandbox.reset();
		expect([sandbox.exchanges, sandbox.requests.count(), sandbox.clock.now()]).toEqual([0, 0, START]);
		expect((await getOa(next.accessToken)).json).toMatchObject({ error: -216 });
	});
});

/** Waits for something that other connections bring about, turn by turn of the event loop. */
async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
