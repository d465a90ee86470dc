import { fingerprint } from '../../sandbox';
import { GETOA, START, useWorld } from './world';

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
});
