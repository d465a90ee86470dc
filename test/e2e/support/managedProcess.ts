import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { interruption } from './interruption';
import { processFolder } from './runFolder';
import { waitFor } from './waitFor';

/** How long a process may take to end by itself before it is killed. */
const GRACE_MS = 20_000;

/** What a child needs of this process's environment. The rest (proxies, npm's settings) would change what it does. */
const KEPT = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'];

export interface ProcessOptions {
	/** For messages. */
	name: string;
	command: string;
	args: string[];
	cwd: string;
	/** Added to the few variables that are passed on. */
	env?: NodeJS.ProcessEnv;
	/** Takes stdout and stderr; appended to. */
	logFile: string;
}

/** A server that runs beside the tests and ends with them, whatever happens to them (see keeper.cjs). */
export class ManagedProcess {
	private constructor(
		readonly name: string,
		/** Of the server itself, which leads a process group of its own. */
		readonly pid: number,
		readonly logFile: string,
		private readonly keeper: ChildProcess,
		private readonly ended: Promise<void>,
	) {}

	static async start({ name, command, args, cwd, env, logFile }: ProcessOptions): Promise<ManagedProcess> {
		const log = openSync(logFile, 'a');
		const kept = KEPT.map((key) => [key, process.env[key]]).filter(([, value]) => value !== undefined);
		const keeperArgs = [join(__dirname, 'keeper.cjs'), processFolder(), String(GRACE_MS), command, ...args];
		const keeper = spawn(process.execPath, keeperArgs, {
			cwd,
			detached: true,
			env: { ...Object.fromEntries(kept), ...env },
			stdio: ['ignore', log, log, 'ipc'],
		});
		closeSync(log);
		const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
		const pid = await new Promise<number>((resolve, reject) => {
			keeper.once('message', (message) => resolve((message as { pid: number }).pid));
			keeper.once('error', reject);
			keeper.once('exit', () => reject(new Error(`${name} did not start:\n${tail(logFile)}`)));
		});
		return new ManagedProcess(name, pid, logFile, keeper, ended);
	}

	get isRunning(): boolean {
		return this.keeper.exitCode === null && this.keeper.signalCode === null;
	}

	/** Everything it has printed so far. */
	get log(): string {
		return readFileSync(this.logFile, 'utf8');
	}

	/** The end of the log, for messages. */
	get logTail(): string {
		return tail(this.logFile);
	}

	/** Asks it to end, kills it if it does not, and returns when it and all it has started are gone. */
	async stop(): Promise<void> {
		if (this.isRunning) this.keeper.kill('SIGTERM');
		await this.ended;
	}

	/** Ends it as a crash would: at once, without a chance to tidy up. */
	async crash(): Promise<void> {
		if (this.isRunning) process.kill(this.pid, 'SIGKILL');
		await this.ended;
	}

	/**
	 * Waits until it is ready, and fails at once when it ends instead.
	 *
	 * @param look returns undefined or false for "not yet"
	 */
	async ready<T>(look: () => Promise<T | undefined | false>, timeoutMs = 300_000): Promise<T> {
		const lookAtLiving = async () => {
			interruption.throwIfAborted();
			if (!this.isRunning) throw new Error('it has ended');
			return await look();
		};
		return await waitFor(`${this.name} to be ready`, lookAtLiving, { timeoutMs, everyMs: 250 }).catch(
			async (error: Error) => {
				await this.stop();
				throw new Error(`${this.name} did not get ready: ${error.message}\nEnd of its log:\n${this.logTail}`);
			},
		);
	}
}

function tail(logFile: string, lines = 40): string {
	return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** After the starter's death: waits until the keepers have stopped everything. */
export async function allEnded(): Promise<void> {
	const folder = processFolder();
	await waitFor('all servers to stop', () => !readdirSync(folder).some(isAlive), {
		timeoutMs: GRACE_MS + 20_000,
	});
}

function isAlive(pid: string): boolean {
	try {
		return process.kill(Number(pid), 0);
	} catch {
		return false;
	}
}
