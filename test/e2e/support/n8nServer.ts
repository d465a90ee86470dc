import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './freePort';
import { ManagedProcess } from './managedProcess';
import { CURRENT_N8N, type Installation } from './install';
import { newFolder } from './runFolder';

export interface N8nOptions {
	/** N8N_USER_FOLDER: database, encryption key and community packages. A throw-away folder by default. */
	userFolder?: string;
	/** Added to the environment of this module, and stronger than it. */
	env?: NodeJS.ProcessEnv;
	/** Any free port by default; also when the wished one is taken. */
	port?: number;
	/** CURRENT_N8N by default. */
	n8n?: Installation;
	/** `start` by default; `worker` and `webhook` are ready when their health endpoint is. */
	role?: 'start' | 'worker' | 'webhook';
	/** More flags for n8n's command line. */
	args?: string[];
}

/** n8n asks nobody outside, and asks the user nothing. */
const QUIET: NodeJS.ProcessEnv = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	NO_PROXY: 'localhost,127.0.0.1',
	NO_COLOR: '1',
};

/** One n8n process, which can be stopped and started again with the same folder, address and environment. */
export class N8nServer {
	private process: ManagedProcess | undefined;

	private constructor(
		readonly userFolder: string,
		readonly port: number,
		private readonly options: N8nOptions,
	) {}

	/** Prepares the folder only, for what has to be put into it before the first start. */
	static async prepare(options: N8nOptions = {}): Promise<N8nServer> {
		const userFolder = options.userFolder ?? (await newFolder('n8n'));
		await mkdir(join(userFolder, '.n8n'), { recursive: true });
		return new N8nServer(userFolder, await freePort(options.port), options);
	}

	static async start(options: N8nOptions = {}): Promise<N8nServer> {
		const server = await N8nServer.prepare(options);
		await server.start();
		return server;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Undefined as long as n8n is stopped. */
	get pid(): number | undefined {
		return this.process?.pid;
	}

	get logFile(): string {
		return join(this.userFolder, 'n8n.log');
	}

	get log(): string {
		return this.process?.log ?? '';
	}

	/** Returns when n8n answers: database migrated, nodes loaded, log-in possible. */
	async start(): Promise<void> {
		if (this.process?.isRunning) throw new Error('n8n is running already');
		const { env, role = 'start', args = [], n8n = CURRENT_N8N } = this.options;
		this.process = await ManagedProcess.start({
			name: `n8n ${role}`,
			command: n8n.node,
			args: [n8n.cli, role, ...args],
			cwd: this.userFolder,
			logFile: this.logFile,
			env: {
				...QUIET,
				N8N_USER_FOLDER: this.userFolder,
				// Both, since workers listen only for their health endpoint.
				N8N_PORT: String(this.port),
				QUEUE_HEALTH_CHECK_PORT: String(this.port),
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				N8N_RUNNERS_BROKER_PORT: String(await freePort()),
				...env,
			},
		});
		await this.process.ready(async () => await this.isReady(role));
	}

	async stop(): Promise<void> {
		await this.process?.stop();
		this.process = undefined;
	}

	/** SIGKILL, at once. */
	async crash(): Promise<void> {
		await this.process?.crash();
		this.process = undefined;
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	private async isReady(role: string): Promise<boolean> {
		if (!(await this.answers('/healthz/readiness'))) return false;
		// The health endpoint comes up before the others do.
		return role !== 'start' || (await this.answers('/rest/settings'));
	}

	private async answers(path: string): Promise<boolean> {
		const response = await fetch(this.url + path).catch(() => undefined);
		if (!response?.ok) return false;
		// While it starts, n8n answers everything with a page that says so.
		return await response.json().then(
			() => true,
			() => false,
		);
	}
}
