import type { ClientAnswer } from '../../sandbox/testClient';
import { GETOA, until, useWorld } from './world';

const world = useWorld();

describe('faults', () => {
	it('loses the answer but carries the exchange out', async () => {
		world.sandbox.faults.order({ host: 'oauth.zaloapp.com', fault: { kind: 'lostAnswer' } });
		await expect(world.refresh()).rejects.toThrow('socket hang up');
		expect(world.sandbox.exchanges).toBe(1);
		expect(world.sandbox.holdsValidPair(world.app, world.oa, world.pair)).toBe(false);
		expect((await world.refresh()).body).toBe('');
	});

	it.each([
		['cut', 'socket hang up'],
		['reset', 'ECONNRESET'],
	] as const)('ends the connection without carrying the call out: %s', async (kind, message) => {
		world.sandbox.faults.order({ fault: { kind } });
		await expect(world.refresh()).rejects.toThrow(message);
		expect(world.sandbox.exchanges + world.sandbox.failedExchanges).toBe(0);
		expect((await world.refresh()).json).toHaveProperty('access_token');
	});

	it('cuts in the middle of the body', async () => {
		world.sandbox.faults.order({ fault: { kind: 'cutMidBody' } });
		await expect(world.refresh()).rejects.toThrow('aborted');
		expect(world.sandbox.exchanges).toBe(1);
	});

	it('stays silent until the client gives up', async () => {
		world.sandbox.faults.order({ fault: { kind: 'silence' } });
		const giveUp = new AbortController();
		const call = world.client.send(GETOA, {
			headers: { access_token: world.pair.accessToken },
			signal: giveUp.signal,
		});
		await until(() => world.sandbox.requests.count({ answeredCode: 'silence' }) === 1);
		giveUp.abort();
		await expect(call).rejects.toThrow('aborted');
	});

	it('answers late by the time ordered', async () => {
		const handle = world.sandbox.faults.order({ fault: { kind: 'latency', ms: 60 } });
		const began = performance.now();
		expect((await world.getOa()).json).toMatchObject({ error: 0 });
		expect(performance.now() - began).toBeGreaterThanOrEqual(59);
		expect(handle.count).toBe(1);
	});

	it('carries a late call out on arrival', async () => {
		world.sandbox.faults.order({ fault: { kind: 'latency', ms: 60_000 } });
		const giveUp = new AbortController();
		const options = { headers: { access_token: world.pair.accessToken }, signal: giveUp.signal };
		const call = world.client.send(GETOA, options);
		await until(() => world.sandbox.requests.count({ answeredCode: null }) === 1);
		expect((await world.getOa()).headers['x-ratelimit-remain']).toBe('3998');
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
		world.sandbox.faults.order({ fault });
		const answer = await world.getOa();
		expect([answer.status, answer.body]).toEqual([fault.status, fault.body]);
		expect(answer.headers).toMatchObject({
			'content-type': contentType,
			...('headers' in fault ? fault.headers : {}),
		});
	});

	it.each([[''], ['{"data":'], ['null']])('answers with exactly the text %j', async (text) => {
		world.sandbox.faults.order({ fault: { kind: 'body', text } });
		const answer = await world.getOa();
		expect([answer.status, answer.body]).toEqual([200, text]);
	});

	it('refuses with a code, in the shape of the host', async () => {
		const fault = { kind: 'zaloError', code: '-14014', message: 'No' } as const;
		world.sandbox.faults.order({ times: 2, fault });
		expect((await world.getOa()).json).toEqual({ error: '-14014', message: 'No' });
		expect((await world.refresh()).json).toMatchObject({ error: '-14014', error_name: 'No' });
		expect(world.sandbox.exchanges).toBe(0);
	});

	it('rewrites an answer', async () => {
		world.sandbox.faults.order({
			fault: {
				kind: 'rewrite',
				change: (answer) => {
					const { data } = answer as { data: { remain: number } };
					return { data: { remain: String(data.remain) }, error: '0' };
				},
			},
		});
		expect((await world.getQuota()).json).toEqual({ data: { remain: '2000' }, error: '0' });
	});

	it('meets the calls it was ordered for, no others', async () => {
		const fault = { kind: 'zaloError', code: -200, message: 'Failed' } as const;
		const path = '/v2.0/oa/quota/message';
		const handle = world.sandbox.faults.order({ host: 'openapi.zalo.me', path, after: 1, times: 2, fault });
		world.sandbox.faults.order({ host: 'business.openapi.zalo.me', fault });
		const code = async (call: Promise<ClientAnswer>) => ((await call).json as { error: number }).error;
		expect(await code(world.getOa())).toBe(0);
		const codes: number[] = [];
		for (let call = 0; call < 4; call++) codes.push(await code(world.getQuota()));
		expect(codes).toEqual([0, -200, -200, 0]);
		expect(handle.count).toBe(2);
	});

	it('meets calls of one method', async () => {
		const handle = world.sandbox.faults.order({
			method: 'POST',
			times: Infinity,
			fault: { kind: 'body', text: '' },
		});
		expect((await world.getOa()).json).toMatchObject({ error: 0 });
		expect((await world.getQuota()).body).toBe('');
		expect(handle.count).toBe(1);
	});

	describe('ordered by what a call holds', () => {
		const fault = { kind: 'body', text: 'met' } as const;
		const V3 = 'https://openapi.zalo.me/v3.0/oa';
		const list = async (tag_name: string) => {
			const data = encodeURIComponent(JSON.stringify({ offset: 0, count: 50, tag_name }));
			return (await world.ask('GET', `${V3}/user/getlist?data=${data}`)).body;
		};
		const userQuota = async (user_id: string) => (await world.post(`${V3}/quota/message`, { user_id })).body;

		it('meets those with the text in the body', async () => {
			world.sandbox.faults.order({ holds: '"user_id":"457"', times: Infinity, fault });
			expect(await userQuota('4570')).not.toBe('met');
			expect(await userQuota('457')).toBe('met');
			expect(await list('457')).not.toBe('met');
		});

		it('meets those with the text in the query, decoded', async () => {
			world.sandbox.faults.order({ holds: '"tag_name":"Khách quen"', times: Infinity, fault });
			expect(await list('Khách')).not.toBe('met');
			expect(await list('Khách quen')).toBe('met');
		});

		it('meets those with the text in the path, under all other conditions', async () => {
			const holds = '/oa/';
			const order = { host: 'openapi.zalo.me', method: 'GET', path: /user/, holds, times: Infinity, fault };
			world.sandbox.faults.order(order);
			expect((await world.getOa()).body).not.toBe('met');
			expect(await userQuota('1')).not.toBe('met');
			expect(await list('a')).toBe('met');
		});

		it('meets those that a function picks, and counts them alone', async () => {
			const handle = world.sandbox.faults.order({
				holds: ({ headers, body }) => headers['content-type'] === 'application/json' && body.length > 15,
				after: 1,
				fault,
			});
			const answers = [
				await userQuota('12'),
				await userQuota('1'),
				await userQuota('12'),
				await userQuota('12'),
			];
			expect(answers.map((body) => body === 'met')).toEqual([false, false, true, false]);
			expect(handle.count).toBe(1);
		});
	});

	it('takes a pattern with memory for what it says', async () => {
		world.sandbox.faults.order({ path: /getoa/g, times: Infinity, fault: { kind: 'body', text: 'no' } });
		for (let call = 0; call < 3; call++) expect((await world.getOa()).body).toBe('no');
	});

	it('goes on for ever if asked to, until cancelled', async () => {
		const fault = { kind: 'body', text: 'no' } as const;
		const handle = world.sandbox.faults.order({ path: /getoa$/, times: Infinity, fault });
		for (let call = 0; call < 3; call++) expect((await world.getOa()).body).toBe('no');
		handle.cancel();
		expect((await world.getOa()).json).toMatchObject({ error: 0 });
		expect(handle.count).toBe(3);
	});

	it('adds latency to another fault of the same call', async () => {
		world.sandbox.faults.order({ fault: { kind: 'body', text: 'first' } });
		const latency = world.sandbox.faults.order({ fault: { kind: 'latency', ms: 1 } });
		world.sandbox.faults.order({ fault: { kind: 'body', text: 'second' } });
		expect((await world.getOa()).body).toBe('first');
		expect(latency.count).toBe(1);
		expect((await world.getOa()).body).toBe('second');
	});
});
