import { pairOf, useWorld } from './world';

const world = useWorld();

describe('rate limit', () => {
	it('counts per app and calendar minute and says so in headers', async () => {
		world.app.requestsPerMinute = 2;
		const limits = async () => {
			const { headers, json } = await world.getOa();
			const { error } = json as { error: number };
			return [headers['x-ratelimit-limit'], headers['x-ratelimit-remain'], error];
		};
		expect(await limits()).toEqual(['2', '1', 0]);
		expect(await limits()).toEqual(['2', '0', 0]);
		expect(await limits()).toEqual(['2', '0', -32]);

		const otherApp = world.sandbox.createApp();
		const otherPair = world.sandbox.issueTokens(otherApp, world.oa);
		expect((await world.getOa(otherPair.accessToken)).headers['x-ratelimit-remain']).toBe('3999');

		world.sandbox.clock.advance(999);
		expect(await limits()).toEqual(['2', '0', -32]);
		world.sandbox.clock.advance(1);
		expect(await limits()).toEqual(['2', '1', 0]);
	});

	it('can be set for an OA, whichever app asks', async () => {
		world.oa.requestsPerMinute = 2;
		const other = world.sandbox.issueTokens(world.sandbox.createApp(), world.oa);
		const otherOa = world.sandbox.issueTokens(world.app, world.sandbox.createOa());
		expect((await world.getOa()).json).toMatchObject({ error: 0 });
		expect((await world.getOa(other.accessToken)).json).toMatchObject({ error: 0 });
		const refused = await world.getOa();
		expect(refused.json).toEqual({ error: -32, message: expect.stringContaining('Official Account') });
		// What was refused is not counted, for the app neither.
		expect(refused.headers['x-ratelimit-remain']).toBe('3999');
		expect((await world.getOa(otherOa.accessToken)).json).toMatchObject({ error: 0 });
		world.sandbox.clock.advance(1000);
		expect((await world.getOa()).json).toMatchObject({ error: 0 });
	});

	it('does not count the ZNS host, which has no headers for it', async () => {
		world.app.requestsPerMinute = 1;
		const zns = async () => await world.ask('GET', 'https://business.openapi.zalo.me/message/quota');
		expect((await zns()).headers).not.toHaveProperty('x-ratelimit-remain');
		expect((await world.getOa()).json).toMatchObject({ error: 0 });
		expect((await world.getOa()).json).toMatchObject({ error: -32 });
		expect((await zns()).json).toMatchObject({ error: 0 });
	});

	it('lets the limit be lowered in the middle of a minute', async () => {
		await world.getOa();
		await world.getOa();
		world.app.requestsPerMinute = 1;
		expect((await world.getOa()).headers['x-ratelimit-remain']).toBe('0');
	});

	it('does not count the token endpoint', async () => {
		world.app.requestsPerMinute = 1;
		const renewed = pairOf(await world.refresh());
		expect((await world.getOa(renewed.accessToken)).json).toMatchObject({ error: 0 });
	});
});
