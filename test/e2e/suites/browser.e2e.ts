import { basename } from 'node:path';
import {
	browserTest,
	Editor,
	exampleFiles,
	lineOf,
	manualStep,
	messageStep,
	Messengers,
	quotaStep,
	quotaTriggerStep,
	readExample,
	REMINDER,
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

describe('in the browser', () => {
	let messengers: Messengers;
	let world: World;
	let editor: Editor;

	beforeAll(async () => {
		messengers = await Messengers.start();
		// So that pictures show an address as a user's own may be.
		world = await World.start({ name: 'browser', env: { HTTP_PROXY: messengers.chatProxy } });
		editor = await Editor.open(world.server.url);
	});
	afterAll(async () => {
		await editor?.close();
		await world?.stop();
		await messengers?.stop();
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

	/** A credential that n8n holds already, of an OA with this much left. */
	async function connectedCredential(name: string, quota: { remain: number; total: number }) {
		const { refreshToken } = world.connect({}, { messageQuota: { type: 'active', ...quota } });
		await world.client.createCredential(name, refreshToken);
	}

	/** For the README: the form of one way, filled in and tested. */
	async function pictureOf(way: ConnectWith, dialog: CredentialDialog): Promise<void> {
		const name = `credential-${way.toLowerCase().replaceAll(' ', '-')}`;
		const arrange = async () => await dialog.showWhole();
		await editor.pictures.forReadme(name, { width: 1280, height: 1400, only: dialog.frame, arrange });
	}

	/** What the node panel calls an operation. */
	async function actionOf(operation: string): Promise<string> {
		const node = (await world.client.nodeTypes()).find(({ name }) => name === 'n8n-nodes-zalo-oa.zaloOa');
		const options = node?.properties.flatMap((property) => property.options ?? []);
		return options?.find(({ value }) => value === operation)?.action ?? '';
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

	describe('the credential dialog', () => {
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

	test('the node panel finds Zalo OA by what users call it, and not by other words', async () => {
		const canvas = await editor.newWorkflow();
		const panel = await canvas.addFirstStep();
		for (const words of ['zalo', 'quota', 'tin nhắn']) {
			await panel.search('Slack');
			await panel.lists('Slack');
			expect(await panel.names()).not.toContain('Zalo OA');

			await panel.search(words);
			await panel.lists('Zalo OA');
			await editor.pictures.keep(`found by ${words}`);
		}
	});

	test('a workflow built by clicking reads the message quota', async () => {
		// Of two credentials, the one to choose is not the one that n8n chooses by itself, the newest.
		await connectedCredential('Shop in Hanoi', { remain: 1874, total: 2000 });
		await connectedCredential('Shop in Hue', { remain: 3, total: 500 });
		const canvas = await editor.newWorkflow();
		const triggers = await canvas.addFirstStep();
		await triggers.search('manual');
		await triggers.choose('Manual Trigger');
		const panel = await canvas.addStep();
		await panel.search('quota');
		await panel.lists('Zalo OA');
		await editor.pictures.forReadme('node', { width: 1280, height: 600 });
		await panel.choose('Zalo OA');
		await editor.pictures.keep('the actions of the node');
		const view = await panel.chooseAction(await actionOf('getMessageQuota'));
		expect(await view.choiceIn('resource')).toBe('Quota');
		expect(await view.choiceIn('operation')).toBe('Get Message Quota');
		await view.chooseCredential('Shop in Hanoi');
		await editor.pictures.keep('the node');

		await view.execute();

		const quota = { type: 'active', remain: '1874', total: '2000', used: '126', remainPercent: '93.7' };
		expect(await view.outputAsTable()).toEqual([quota]);
		await editor.pictures.keep('the quota as a table');
		await editor.pictures.forReadme('result', { width: 1440, height: 620 });
		expect(await view.outputAsJson()).toEqual([
			{ type: 'active', remain: 1874, total: 2000, used: 126, remainPercent: 93.7 },
		]);
		await editor.pictures.keep('the quota as JSON');
		await view.close();
		await editor.pictures.keep('the workflow after its run');
	});

	test('a message is sent to somebody whom the list finds by name', async () => {
		const { credential, oa } = await world.connectedCredential();
		const lastInteraction = world.sandbox.clock.now();
		for (const displayName of ['Trần Thị Bình', 'Lê Văn Cường']) {
			world.sandbox.createUser(oa, { displayName, alias: '', lastInteraction });
		}
		const an = world.sandbox.createUser(oa, { displayName: 'Nguyễn Văn Ấn', alias: '', lastInteraction });
		const step = messageStep(credential, { operation: 'sendText', text: 'Xin chào' });
		const { id } = await world.client.importWorkflow(lineOf('Message', [manualStep, step]));
		const canvas = await editor.savedWorkflow(id);
		const view = await canvas.openNode('Zalo OA');
		await editor.pictures.keep('a message to a user');
		expect(await view.chooseFromList('userId', 'van an', 'Nguyễn Văn Ấn')).toEqual(['Nguyễn Văn Ấn']);
		await editor.pictures.keep('a user, found by name');

		await view.execute();

		expect(await view.outputAsJson()).toMatchObject([{ userId: an.userId, quota: { type: 'reply' } }]);
		await editor.pictures.forReadme('message', { width: 1440, height: 760 });
	});

	test('the quota trigger says what it waits for, and shows the present state when tested', async () => {
		const messageQuota = { type: 'active', remain: 1874, total: 2000 };
		const { credential } = await world.connectedCredential({}, { messageQuota });
		const parameters = {
			pollTimes: { item: [{ mode: 'everyHour', minute: 0 }] },
			events: ['fallsBelow', 'isRenewed'],
			thresholds: { threshold: [{ value: 10, unit: 'percent' }] },
		};
		const { id } = await world.client.importWorkflow(
			lineOf('Watch', [quotaTriggerStep(credential, parameters)]),
		);
		const canvas = await editor.savedWorkflow(id);
		expect(await canvas.subtitleOf('Quota Trigger')).toMatch(/^Falls Below.*Renewed/);
		await editor.pictures.keep('the quota trigger on the canvas');
		const view = await canvas.openNode('Quota Trigger');
		expect(await view.choiceIn('quota')).toBe('Message Quota');
		await editor.pictures.keep('the quota trigger');

		await view.execute();

		expect(await view.outputAsJson()).toEqual([
			expect.objectContaining({ event: 'test', remain: 1874, total: 2000, threshold: 10 }),
		]);
		await editor.pictures.keep('the present state');
		await editor.pictures.forReadme('trigger', { width: 1440, height: 780 });
	});

	test('an example says what to fill in, and reports as soon as that is done', async () => {
		const messageQuota = { type: 'active', remain: 1874, total: 2000 };
		const { credential } = await world.connectedCredential({}, { messageQuota });
		const example = await readExample('morning-report.json', [credential]);
		const { id } = await world.client.importWorkflow(example);
		const canvas = await editor.savedWorkflow(id);
		await canvas.execute();
		await canvas.says(
			'mở bước "Tell the Team", dán địa chỉ webhook của nhóm chat vào ô URL, rồi xóa bước này',
		);
		await editor.pictures.keep('an example that is not filled in');

		const view = await canvas.openNode('Tell the Team');
		await view.fill({ url: 'http://chat.example.com/hooks/shop' });
		await view.close();
		await canvas.delete(REMINDER);
		await canvas.execute();

		await canvas.hasRun('Tell the Team');
		const text =
			'Chào buổi sáng! Zalo OA của shop còn 1.874/2.000 tin tư vấn miễn phí (93,7%), đã dùng 126 tin.';
		expect(messengers.messages.at(-1)).toEqual({ way: 'team chat', text });
		await editor.pictures.keep('the first report on the canvas');
		await canvas.openNode('Tell the Team');
		await editor.pictures.forReadme('first-report', { width: 1440, height: 1100 });
	});

	for (const file of exampleFiles()) {
		test(`the example ${file} is drawn as its picture shows`, async () => {
			const { credential } = await world.connectedCredential();
			const others = await messengers.createCredentials(world.client);
			const { id } = await world.client.importWorkflow(await readExample(file, [credential, ...others]));
			const canvas = await editor.savedWorkflow(id);
			await editor.pictures.keep(file);
			const arrange = async () => await canvas.fit();
			const framing = { width: 1440, height: 860, only: canvas.drawing, arrange };
			await editor.pictures.forReadme(`examples/${basename(file, '.json')}`, framing);
		});
	}

	test('a refusal is shown with Zalo’s code and with what to do', async () => {
		const { credential } = await world.connectedCredential({}, { packageActive: false });
		const { id } = await world.client.importWorkflow(lineOf('Refused', [manualStep, quotaStep(credential)]));
		const canvas = await editor.savedWorkflow(id);
		const view = await canvas.openNode('Zalo OA');

		await view.execute();

		const { message, description, all } = await view.error();
		await editor.pictures.keep('the refusal');
		expect(message).toBe(
			'The package of the Official Account does not include this feature (Zalo code -224)',
		);
		expect(description).toContain('Upgrade the package of the OA');
		expect(all).not.toMatch(SECRETS);
	});
});
