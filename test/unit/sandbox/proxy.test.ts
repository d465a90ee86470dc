import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { ZaloSandbox } from '../../sandbox';
import { TestClient } from '../../sandbox/testClient';
import { GETOA, pairOf, START, until, useWorld } from './world';

const world = useWorld();

describe('proxy', () => {
	it.each([
		['https://example.com/'],
		['https://openapi.zalo.me.example.com/'],
		['https://openapi.zalo.me:8443/v2.0/oa/getoa'],
	])('refuses %s', async (address) => {
		const answer = await world.client.send(address);
		expect(answer.status).toBe(502);
		expect(answer.body).toContain('passes nothing on');
		expect(world.sandbox.requests.count({ answeredCode: 'refused' })).toBe(1);
	});

	it('refuses a Host header that names another host or port than the tunnel', async () => {
		const otherHost = await world.client.send(GETOA, { headers: { host: 'oauth.zaloapp.com' } });
		expect(otherHost.status).toBe(502);
		const headers = { host: 'openapi.zalo.me' };
		const otherPort = await world.client.send('https://openapi.zalo.me:8443/v2.0/oa/getoa', { headers });
		expect(otherPort.status).toBe(502);
	});

	it('opens no WebSocket', async () => {
		const headers = {
			connection: 'Upgrade',
			upgrade: 'websocket',
			'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
			'sec-websocket-version': '13',
		};
		expect((await world.client.send('https://openapi.zalo.me/', { headers })).status).toBe(503);
	});

	it('cannot be reached from outside this machine', async () => {
		const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
		const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
		// Without a network there is still the rest of the loopback range, which only "all interfaces" includes.
		const socket = connect(Number(new URL(world.sandbox.proxyUrl).port), outside ?? '127.0.0.2');
		await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED');
	});

	it('stops at once with calls hanging, and answers none of them', async () => {
		const other = await ZaloSandbox.start({ certificateAuthority: world.certificateAuthority });
		const otherClient = new TestClient(other.proxyUrl, world.certificateAuthority.cert);
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
			certificateAuthority: world.certificateAuthority,
			onAnswered: ({ answeredCode }) => seen.push(answeredCode),
		});
		await new TestClient(other.proxyUrl, world.certificateAuthority.cert).send(GETOA);
		await other.stop();
		expect(seen).toEqual([-216]);
	});

	it('forgets everything on reset', async () => {
		const next = pairOf(await world.refresh());
		world.sandbox.faults.order({ times: Infinity, fault: { kind: 'cut' } });
		world.sandbox.clock.advance(1);
		await expect(world.getOa(next.accessToken)).rejects.toThrow();
		world.sandbox.reset();
		expect([world.sandbox.exchanges, world.sandbox.requests.count(), world.sandbox.clock.now()]).toEqual([
			0,
			0,
			START,
		]);
		expect((await world.getOa(next.accessToken)).json).toMatchObject({ error: -216 });
	});
});
