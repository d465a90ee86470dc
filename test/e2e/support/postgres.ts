import { existsSync, readdirSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command';
import { freePort } from './freePort';
import { ManagedProcess } from './managedProcess';
import { newFolder, runFolder } from './runFolder';

/** Debian keeps each version's programs in a folder of its own. */
const DEBIAN_PROGRAMS = '/usr/lib/postgresql';

const USER = 'n8n';

/** Debian's PostgreSQL on a free loopback port, with a database of its own in a throw-away folder. */
export class Postgres {
	private constructor(
		readonly port: number,
		private readonly process: ManagedProcess,
	) {}

	static async start(): Promise<Postgres> {
		const folder = await newFolder('postgres');
		const data = join(folder, 'data');
		if (isRoot()) {
			// PostgreSQL refuses to run as root; its own user has to get to its folder.
			await chmod(runFolder(), 0o711);
			await run('chown', ['postgres', folder], { cwd: '/' });
		}
		await asItsUser(['initdb', '-D', data, '-U', USER, '--auth=trust', '-E', 'UTF8', '--no-sync']);
		const port = await freePort();
		const flags = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'fsync=off'];
		const [command = '', ...args] = commandLine(['postgres', ...flags]);
		const process = await ManagedProcess.start({
			name: 'PostgreSQL',
			command,
			args,
			cwd: '/',
			logFile: join(folder, 'postgres.log'),
		});
		const look = ['pg_isready', '-h', '127.0.0.1', '-p', String(port)];
		await process.ready(
			async () =>
				await asItsUser(look).then(
					() => true,
					() => false,
				),
		);
		return new Postgres(port, process);
	}

	/** n8n uses the database that every PostgreSQL comes with. */
	get n8nEnvironment(): NodeJS.ProcessEnv {
		return {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(this.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_PASSWORD: '',
		};
	}

	async stop(): Promise<void> {
		await this.process.stop();
	}
}

const isRoot = () => process.getuid?.() === 0;

function commandLine([program = '', ...args]: string[]): string[] {
	const versions = existsSync(DEBIAN_PROGRAMS) ? readdirSync(DEBIAN_PROGRAMS).sort() : [];
	const newest = versions.at(-1);
	const path = newest ? join(DEBIAN_PROGRAMS, newest, 'bin', program) : program;
	// setpriv becomes the program, so that signals reach that.
	const user = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'];
	return isRoot() ? [...user, path, ...args] : [path, ...args];
}

async function asItsUser(program: string[]): Promise<void> {
	const [command = '', ...args] = commandLine(program);
	await run(command, args, { cwd: '/' });
}
