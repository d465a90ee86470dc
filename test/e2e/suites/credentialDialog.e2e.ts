import {
	browserTest,
	Editor,
	World,
	type ConnectWith,
	type Connection,
	type CredentialDialog,
} from '../support';

const GREEN = { color: 'green', text: expect.stringContaining('Connection tested successfully') };

/** The two ways that stay connected, each with a name and an app for its credential. */
const LASTING_WAYS = [
	{ way: 'Refresh Token', name: 'Shop in Hai Phong', appId: '2345678901234567890' },
	{ way: 'Authorization Code', name: 'Shop in Da Nang', appId: '1234567890123456789' },
] as const;

/** As the sandbox makes them. */
const SECRETS = /(at|rt|code|secret)_sandbox_/;

/** What users cannot make anything of. */
const GIBBERISH = /undefined|\[object|\bat .+\.js:\d+/;

describe('the credential dialog', () => {
	let world: World;
	let editor: Editor;

	beforeAll(async () => {
		world = await World.start({ name: 'credentialDialog' });
		editor = await Editor.open(world.server.url);
	});
	afterAll(async () => {
		await editor?.close();
		await world?.stop();
	});
	const test = browserTest(() => editor);

	/** Counts the exchanges at the sandbox from now on. */
	function countExchanges() {
		const { exchanges, failedExchanges } = world.sandbox;
		return () => ({
			made: world.sandbox.exchanges - exchanges,
			refused: world.sandbox.failedExchanges - failedExchanges,
		});
	}

	/** A code as an admin of an OA gets it: the address that Zalo sends the browser to. */
	function callbackUrl({ app, oa }: Connection): string {
		const code = world.sandbox.authorise(app, oa);
		return `https://shop.example.com/zalo?oa_id=${oa.oaId}&code=${encodeURIComponent(code)}&state=from+n8n`;
	}

	/** For the README: the form of one way, filled in and tested. */
	async function pictureOf(way: ConnectWith, dialog: CredentialDialog): Promise<void> {
		const name = `credential-${way.toLowerCase().replaceAll(' ', '-')}`;
		const arrange = async () => await dialog.showWhole();
		await editor.pictures.forReadme(name, { width: 1280, height: 1640, only: dialog.frame, arrange });
	}

	/** What to fill in for each way that stays connected. */
	function fieldsFor(way: Exclude<ConnectWith, 'Access Token'>, connection: Connection) {
		const { appId, appSecret } = connection.app;
		const start =
			way === 'Refresh Token'
				? { refreshToken: connection.tokens.refreshToken }
				: { authorizationCode: callbackUrl(connection) };
		return { appId, appSecret, ...start };
	}

	test('connects with an access token', async () => {
		const exchanges = countExchanges();
		const dialog = await editor.newZaloCredential();
		await editor.pictures.keep('a new credential');
		await dialog.connectWith('Access Token');
		await dialog.fill({ accessToken: world.connect().tokens.accessToken });

		expect(await dialog.save()).toEqual(GREEN);
		await editor.pictures.keep('connected with an access token');
		await pictureOf('Access Token', dialog);
		expect(exchanges()).toEqual({ made: 0, refused: 0 });
	});

	for (const { way, name, appId } of LASTING_WAYS) {
		test(`connects with ${way} and spends one exchange, however often it is saved and opened`, async () => {
			const exchanges = countExchanges();
			const fields = fieldsFor(way, world.connect({ appId }));
			const dialog = await editor.newZaloCredential();
			await dialog.connectWith(way);
			await editor.pictures.keep(`to be connected with ${way}`);
			await dialog.fill(fields);
			expect(await dialog.save()).toEqual(GREEN);
			await editor.pictures.keep(`connected with ${way}`);

			await dialog.rename(name);
			await dialog.fill({ appSecret: fields.appSecret });
			expect(await dialog.save()).toEqual(GREEN);
			await dialog.close();

			const reopened = await editor.savedCredential(name);
			expect(reopened.verdict).toEqual(GREEN);
			await pictureOf(way, reopened.dialog);
			await reopened.dialog.fill({ appSecret: fields.appSecret });
			expect(await reopened.dialog.save()).toEqual(GREEN);
			expect(exchanges()).toEqual({ made: 1, refused: 0 });
		});
	}

	test('says what is wrong with an access token, and where to get one', async () => {
		const dialog = await editor.newZaloCredential();
		await dialog.connectWith('Access Token');
		await dialog.fill({ accessToken: 'at_sandbox_that-nobody-gave-out' });

		const verdict = await dialog.save();
		await editor.pictures.keep('a wrong access token');
		expect(verdict.color).toBe('red');
		expect(verdict.text).toContain('The access token is not valid or has expired (Zalo code -216).');
		expect(verdict.text).toContain('get a new access token at developers.zalo.me');
		expect(await dialog.text()).not.toMatch(GIBBERISH);
		expect(await dialog.text()).not.toMatch(SECRETS);
	});

	test('says what is wrong with an app secret, and connects when it is corrected', async () => {
		const exchanges = countExchanges();
		const fields = fieldsFor('Refresh Token', world.connect());
		const dialog = await editor.newZaloCredential();
		await dialog.connectWith('Refresh Token');
		await dialog.fill({ ...fields, appSecret: 'secret_sandbox_of-another-app' });

		const verdict = await dialog.save();
		await editor.pictures.keep('a wrong app secret');
		expect(verdict).toEqual({ color: 'red', text: expect.stringContaining('(Zalo code -14004)') });
		expect(await dialog.text()).not.toMatch(GIBBERISH);
		expect(await dialog.text()).not.toMatch(SECRETS);

		await dialog.fill({ appSecret: fields.appSecret });
		expect(await dialog.save()).toEqual(GREEN);
		expect(exchanges()).toEqual({ made: 1, refused: 1 });
	});

	test('says that a code is not valid, and connects with one that is', async () => {
		const exchanges = countExchanges();
		const connection = world.connect();
		const ofAnotherApp = callbackUrl({ ...connection, app: world.sandbox.createApp() });
		const dialog = await editor.newZaloCredential();
		await dialog.connectWith('Authorization Code');
		await dialog.fill({ ...fieldsFor('Authorization Code', connection), authorizationCode: ofAnotherApp });

		const verdict = await dialog.save();
		await editor.pictures.keep('a wrong code');
		expect(verdict).toEqual({ color: 'red', text: expect.stringContaining('(Zalo code -14005)') });
		expect(verdict.text).toContain('Open the permission link again');
		expect(verdict.text).not.toMatch(GIBBERISH);
		expect(verdict.text).not.toMatch(SECRETS);

		await dialog.fill({ authorizationCode: callbackUrl(connection) });
		expect(await dialog.save()).toEqual(GREEN);
		expect(exchanges()).toEqual({ made: 1, refused: 1 });
	});
});
