import { fingerprint, ZaloSandbox } from '../../sandbox';
import { TestClient } from '../../sandbox/testClient';
import { GETOA, START, until, useWorld } from './world';

const world = useWorld();

describe('request log', () => {
	it('keeps what arrived, with fingerprints in place of secrets', async () => {
		await world.getQuota('{"message_id":null}');
		await world.refresh();
		await world.client.send(`${GETOA}?access_token=real-token&x=1`, {
			headers: { 'x-note': world.pair.accessToken },
		});
		const [quota, token, query] = world.sandbox.requests.list;
		expect(quota).toMatchObject({
			host: 'openapi.zalo.me',
			method: 'POST',
			path: '/v2.0/oa/quota/message',
			query: {},
			bodyText: '{"message_id":null}',
			at: START,
			answeredCode: 0,
		});
		expect(quota?.headers['access_token']).toBe(fingerprint(world.pair.accessToken));
		expect(token?.headers['secret_key']).toBe(fingerprint(world.app.appSecret));
		expect(token?.bodyText).toContain(`refresh_token=${fingerprint(world.pair.refreshToken)}`);
		expect(query?.query).toEqual({ access_token: fingerprint('real-token'), x: '1' });
		const printed = JSON.stringify(world.sandbox.requests.list);
		for (const secret of [
			world.pair.accessToken,
			world.pair.refreshToken,
			world.app.appSecret,
			'real-token',
		]) {
			expect(printed).not.toContain(secret);
		}
	});

	it('counts and forgets', async () => {
		world.sandbox.faults.order({ path: '/v2.0/oa/getoa', fault: { kind: 'cut' } });
		await expect(world.getOa()).rejects.toThrow();
		await world.getOa('wrong');
		await world.getQuota();
		expect(world.sandbox.requests.count()).toBe(3);
		expect(world.sandbox.requests.count({ host: 'openapi.zalo.me', path: '/v2.0/oa/getoa' })).toBe(2);
		expect(world.sandbox.requests.count({ host: 'oauth.zaloapp.com' })).toBe(0);
		expect(world.sandbox.requests.list.map(({ answeredCode }) => answeredCode)).toEqual(['cut', -216, 0]);
		world.sandbox.requests.clear();
		expect(world.sandbox.requests.count()).toBe(0);
	});

	it('has the code of an answer that comes after the record was read', async () => {
		world.sandbox.faults.order({ fault: { kind: 'latency', ms: 20 } });
		const call = world.getOa();
		await until(() => world.sandbox.requests.count() === 1);
		const [record] = world.sandbox.requests.list;
		expect(record?.answeredCode).toBeNull();
		await call;
		expect(record?.answeredCode).toBe(0);
		expect(world.sandbox.requests.list[0]).toBe(record);
	});

	it('keeps of a multipart body how long it is', async () => {
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		await world.ask('POST', 'https://openapi.zalo.me/v2.0/oa/upload/image', { headers, body: 'secret' });
		expect(world.sandbox.requests.list).toMatchObject([{ bodyText: '(multipart, 6 bytes)' }]);
	});

	it.each<[boolean | number, string[]]>([
		[true, ['0', '1', '2']],
		[2, ['1', '2']],
		[0, []],
		[false, []],
	])('keeps what it is told to: %s', async (recordRequests, kept) => {
		const { certificateAuthority } = world;
		const seen: string[] = [];
		const other = await ZaloSandbox.start({
			certificateAuthority,
			recordRequests,
			onAnswered: ({ path }) => seen.push(path.slice(1)),
		});
		const client = new TestClient(other.proxyUrl, certificateAuthority.cert);
		for (const n of [0, 1, 2]) await client.send(`https://openapi.zalo.me/${n}`);
		await other.stop();
		expect(other.requests.list.map(({ path }) => path.slice(1))).toEqual(kept);
		expect(other.requests.count()).toBe(kept.length);
		expect(seen).toEqual(['0', '1', '2']);
	});
});
