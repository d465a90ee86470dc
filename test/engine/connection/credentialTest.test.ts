import { OA_PATH, World } from '../support/world';

describe('the Test button of the credential', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	/** What the dialog does with a new credential: save it, then test it. */
	async function test(typed: Record<string, string>) {
		const form = world.engine.dialog.newForm('zaloOaApi', typed);
		const id = await world.engine.dialog.create('zaloOaApi', form);
		return await world.engine.dialog.test(id, form);
	}

	it('is green for a good token', async () => {
		expect(await test({ accessToken: world.tokens.accessToken })).toMatchObject({ status: 'OK' });
		expect(world.sandbox.requests.count({ path: OA_PATH })).toBe(1);
	});

	it('is red for a bad one, and says what to do', async () => {
		const result = await test({ accessToken: 'unknown-to-zalo' });
		expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining('(Zalo code -216)') });
		expect(result.message).toContain('API Explorer');
	});

	it('is red without a token', async () => {
		expect(await test({ accessToken: '' })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('has no access token'),
		});
	});

	it.each([[-216], ['-216'], [-220], [-209], [-221], [-224], ['-32']])('is red for code %p', async (code) => {
		world.sandbox.faults.order({ path: OA_PATH, fault: { kind: 'zaloError', code, message: 'No' } });
		expect(await test({ accessToken: world.tokens.accessToken })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(`(Zalo code ${code})`),
		});
	});

	it.each([
		['an undocumented code', '{"error":-987,"message":"New"}'],
		['an empty answer', ''],
		['a page', '<html>login</html>'],
		['success without data', '{"error":0,"message":"Success"}'],
	])('is red for %s', async (_name, text) => {
		world.sandbox.faults.order({ path: OA_PATH, fault: { kind: 'body', text } });
		expect(await test({ accessToken: world.tokens.accessToken })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('did not send the profile'),
		});
	});

	it('is red for a gateway page', async () => {
		world.sandbox.faults.order({ path: OA_PATH, fault: { kind: 'http', status: 502, body: '<h1>502</h1>' } });
		expect(await test({ accessToken: world.tokens.accessToken })).toMatchObject({ status: 'Error' });
	});
});
