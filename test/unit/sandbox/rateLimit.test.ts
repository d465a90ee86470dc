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

	it('does not count the token endpoint', async () => {
		world.app.requestsPerMinute = 1;
		const renewed = pairOf(await world.refresh());
		expect((await world.getOa(renewed.accessToken)).json).toMatchObject({ error: 0 });
	});
});
