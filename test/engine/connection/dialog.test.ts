import { testClock } from '../support/testClock';
import { World } from '../support/world';

const HOUR = 3_600_000;

describe('the dialog of a credential', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const typed = {
		refreshToken: () => world.refreshTokenFields,
		authorizationCode: () => world.codeFields(),
	};
	const ways = ['refreshToken', 'authorizationCode'] as const;
	const ok = { status: 'OK' };

	it.each(ways)(
		'create, test, edit, save, test, reopen, test, save, test: one exchange in all (%s)',
		async (way) => {
			const { dialog } = world.engine;
			const form = dialog.newForm('zaloOaApi', typed[way]());
			const id = await dialog.create('zaloOaApi', form);
			expect(await dialog.test(id, form)).toMatchObject(ok);

			// The same form, still open: it knows nothing of the session, and sends its field back empty.
			await dialog.save(id, form);
			expect(await dialog.test(id, form)).toMatchObject(ok);

			const reopened = await dialog.openForm(id);
			expect(await dialog.test(id, reopened)).toMatchObject(ok);
			await dialog.save(id, reopened);
			expect(await dialog.test(id, reopened)).toMatchObject(ok);

			expect(world.tokenCalls).toBe(1);
			const pair = await world.storedSession(id);
			expect(world.sandbox.holdsValidPair(world.app, world.oa, pair)).toBe(true);
		},
	);

	it.each(ways)('Test pressed twice at once on a new credential makes one exchange (%s)', async (way) => {
		const { dialog } = world.engine;
		const form = dialog.newForm('zaloOaApi', typed[way]());
		const id = await dialog.create('zaloOaApi', form);
		const tests = await Promise.all([dialog.test(id, form), dialog.test(id, form)]);
		expect(tests).toEqual([expect.objectContaining(ok), expect.objectContaining(ok)]);
		expect(world.tokenCalls).toBe(1);
	});

	it('a test while workflows run, after the token has died, makes one exchange for all', async () => {
		const { dialog } = world.engine;
		const credentialId = await world.refreshTokenCredential();
		await world.getMessageQuota({ credentialId });
		testClock.advance(26 * HOUR);
		const form = await dialog.openForm(credentialId);
		const [tested, ...runs] = await Promise.all([
			dialog.test(credentialId, form),
			...Array.from({ length: 5 }, async () => await world.getMessageQuota({ credentialId })),
		]);
		expect(tested).toMatchObject(ok);
		expect(runs.map(({ status }) => status)).toEqual(Array(5).fill('success'));
		expect(world.sandbox.exchanges).toBe(2);
		expect(world.sandbox.failedExchanges).toBe(0);
	});

	it('a form opened before a renewal and saved after it keeps the newest session, also after a restart', async () => {
		const credentialId = await world.refreshTokenCredential();
		await world.getMessageQuota({ credentialId });
		const old = await world.engine.dialog.openForm(credentialId);
		testClock.advance(26 * HOUR);
		await world.getMessageQuota({ credentialId });
		await world.engine.dialog.save(credentialId, old);
		await world.restart();
		expect((await world.getMessageQuota({ credentialId })).status).toBe('success');
		expect(world.sandbox.exchanges).toBe(2);
		expect(world.sandbox.failedExchanges).toBe(0);
	});

	it('a test that fails changes nothing that is stored', async () => {
		const { dialog } = world.engine;
		const form = dialog.newForm('zaloOaApi', { ...world.refreshTokenFields, appSecret: 'wrong-secret' });
		const id = await dialog.create('zaloOaApi', form);
		const before = await world.engine.credentialData(id);
		expect(await dialog.test(id, form)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('(Zalo code -14004)'),
		});
		expect(await world.engine.credentialData(id)).toEqual(before);
	});
});
