import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
	defaultCertificateDirectory,
	ensureCertificateAuthority,
	ZaloSandbox,
	type RequestRecord,
	type SandboxApp,
	type SandboxOa,
	type TokenPair,
} from '../../sandbox';
import { N8nClient, type Credential, type CredentialData } from './n8nClient';
import { N8nServer, type N8nOptions } from './n8nServer';
import { installedVersion, installPackage, packProject } from './pack';
import { ARTIFACTS } from './paths';
import { TARBALL_VARIABLE } from './variables';

export interface WorldOptions extends N8nOptions {
	/** For the names of artifacts. */
	name: string;
	/** The tarball to install; by default the one that the run has packed, or else a new one. */
	tarball?: string;
	/** Told of each request that has reached the sandbox. */
	onAnswered?: (record: RequestRecord) => void;
}

/** What n8n needs in its environment to take the sandbox for Zalo. */
export async function sandboxEnvironment(sandbox: ZaloSandbox): Promise<NodeJS.ProcessEnv> {
	const { certPath } = await ensureCertificateAuthority(defaultCertificateDirectory());
	return { HTTPS_PROXY: sandbox.proxyUrl, NODE_EXTRA_CA_CERTS: certPath };
}

async function startSandbox({ onAnswered }: Pick<WorldOptions, 'onAnswered'>): Promise<ZaloSandbox> {
	const certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
	return await ZaloSandbox.start({ certificateAuthority, ...(onAnswered && { onAnswered }) });
}

/** The packed package; `npm run e2e` has made it already. */
export async function tarballOfRun(): Promise<string> {
	return process.env[TARBALL_VARIABLE] ?? (await packProject());
}

/** An app, an OA that has allowed it, and the tokens to connect with. */
export interface Connection {
	app: SandboxApp;
	oa: SandboxOa;
	tokens: TokenPair;
	/** What a user types for a connection with the access token, which dies as soon as another way is used. */
	accessToken: CredentialData;
	/** For a connection that stays. */
	refreshToken: CredentialData;
	/** The same by an authorization code, which the OA's administrator has just given. */
	authorizationCode: CredentialData;
}

/** A sandbox and one n8n with the packed node, which takes the sandbox for Zalo; the owner is signed in. */
export class World {
	private constructor(
		readonly name: string,
		readonly sandbox: ZaloSandbox,
		readonly server: N8nServer,
		readonly client: N8nClient,
	) {}

	static async start({ name, tarball, onAnswered, ...options }: WorldOptions): Promise<World> {
		const sandbox = await startSandbox(onAnswered ? { onAnswered } : {});
		try {
			const env = { ...(await sandboxEnvironment(sandbox)), ...options.env };
			const server = await N8nServer.prepare({ ...options, env });
			await installPackage(server.userFolder, tarball ?? (await tarballOfRun()));
			const world = new World(name, sandbox, server, new N8nClient(server.url));
			await world.startN8n().catch(async (error: unknown) => {
				await world.keepLog();
				throw error;
			});
			return world;
		} catch (error) {
			await sandbox.stop();
			throw error;
		}
	}

	/** Starts n8n (again) and signs in. */
	async startN8n(): Promise<void> {
		await this.server.start();
		try {
			await this.client.signIn();
		} catch (error) {
			await this.server.stop();
			throw error;
		}
	}

	async restartN8n(): Promise<void> {
		await this.server.stop();
		await this.startN8n();
	}

	/** Of the package, as it lies where n8n loads it from. */
	async installedVersion(): Promise<string> {
		return await installedVersion(this.server.userFolder);
	}

	connect(app: Partial<SandboxApp> = {}, oa: Partial<SandboxOa> = {}): Connection {
		const sandboxApp = this.sandbox.createApp(app);
		const sandboxOa = this.sandbox.createOa(oa);
		const tokens = this.sandbox.issueTokens(sandboxApp, sandboxOa);
		const { appId, appSecret } = sandboxApp;
		const { accessToken, refreshToken } = tokens;
		const authorizationCode = this.sandbox.authorise(sandboxApp, sandboxOa);
		return {
			app: sandboxApp,
			oa: sandboxOa,
			tokens,
			accessToken: { connectWith: 'accessToken', accessToken },
			refreshToken: { connectWith: 'refreshToken', appId, appSecret, refreshToken },
			authorizationCode: { connectWith: 'authorizationCode', appId, appSecret, authorizationCode },
		};
	}

	/** A new app and OA, and a credential in n8n that stays connected to them and knows how Zalo signs its events. */
	async connectedCredential(
		app: Partial<SandboxApp> = {},
		oa: Partial<SandboxOa> = {},
	): Promise<Connection & { credential: Credential }> {
		const connection = this.connect(app, oa);
		const { oaSecretKey } = connection.app;
		const data = { ...connection.refreshToken, oaSecretKey };
		const credential = await this.client.createCredential('Zalo OA account', data);
		return { ...connection, credential };
	}

	/** A user who has written to the OA just now. */
	createUser(oa: SandboxOa, userId: string): void {
		this.sandbox.createUser(oa, { userId, lastInteraction: this.sandbox.clock.now() });
	}

	/** Stops both and keeps n8n's log among the artifacts. */
	async stop(): Promise<void> {
		await this.server.stop();
		await this.sandbox.stop();
		await this.keepLog();
	}

	private async keepLog(): Promise<void> {
		await mkdir(ARTIFACTS, { recursive: true });
		await copyFile(this.server.logFile, join(ARTIFACTS, `${this.name}.n8n.log`));
	}
}
