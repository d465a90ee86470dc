import { installPackage, packProject, quotaWebhook, World, type CredentialData } from '../support';

const QUOTA = { status: 200, body: { type: 'active', remain: 7, total: 500, used: 493, remainPercent: 1.4 } };

/** Stands for the version that a user has had so far. */
const OLDER_VERSION = '0.0.1';

describe('n8n that is stopped and started again', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start({
			name: 'restart',
			tarball: await packProject({ version: OLDER_VERSION }),
		});
	});
	afterAll(async () => await world?.stop());

	async function workflowThatRuns(path: string) {
		const connection = await world.connectedCredential(
			{},
			{ messageQuota: { type: 'active', remain: 7, total: 500 } },
		);
		const workflow = await world.client.importWorkflow(quotaWebhook(path, connection.credential));
		await world.client.goLive(workflow, path);
		expect(await world.client.callWebhook(path)).toEqual(QUOTA);
		return { ...connection, workflow };
	}

	it('goes on with the session it had', async () => {
		await workflowThatRuns('restart');
		const { exchanges } = world.sandbox;

		await world.restartN8n();
		await world.client.webhookIsLive('restart');

		expect(await world.client.callWebhook('restart')).toEqual(QUOTA);
		expect(world.sandbox.exchanges).toBe(exchanges);
	});

	it('renews the session when the token died while it was stopped', async () => {
		const { app, oa } = await workflowThatRuns('revoked');
		const { exchanges } = world.sandbox;

		await world.server.stop();
		world.sandbox.revoke(app, oa);
		await world.startN8n();
		await world.client.webhookIsLive('revoked');

		expect(await world.client.callWebhook('revoked')).toEqual(QUOTA);
		expect(world.sandbox.exchanges).toBe(exchanges + 1);
	});

	it('keeps credentials, sessions and workflows when the package is upgraded', async () => {
		const { credential, workflow } = await workflowThatRuns('upgrade');
		const { exchanges } = world.sandbox;
		const before = await world.client.readCredential(credential.id);
		expect(await world.installedVersion()).toBe(OLDER_VERSION);

		await world.server.stop();
		await installPackage(world.server.userFolder, await packProject());
		await world.startN8n();
		await world.client.webhookIsLive('upgrade');

		expect(await world.installedVersion()).not.toBe(OLDER_VERSION);
		expect(await world.client.callWebhook('upgrade')).toEqual(QUOTA);
		expect(world.sandbox.exchanges).toBe(exchanges);
		const after = await world.client.readCredential(credential.id);
		expect(typed(after.data)).toEqual(typed(before.data));
		expect((await world.client.readWorkflow(workflow.id)).nodes).toEqual(workflow.nodes);
	});
});

/** What the user has typed, as the dialog shows it. */
const typed = ({ connectWith, appId, appSecret, refreshToken }: CredentialData) => ({
	connectWith,
	appId,
	appSecret,
	refreshToken,
});
