import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command';
import { E2E_ROOT } from './paths';

/** An n8n in a folder with a package.json and a lock file of its own. */
export interface Installation {
	version: string;
	/** For the person who waits. */
	announcement: string;
	folder: string;
	/** The Node that runs it. */
	node: string;
	cli: string;
	/** The only packages whose install scripts are needed: they compile or fetch a library, or fetch Node. */
	needScripts: string[];
}

/** The n8n that everything is tried on. It wants a newer Node than the one that may run this project. */
export const CURRENT_N8N: Installation = {
	version: '2.41.1',
	announcement: 'Installing n8n into test/e2e. This happens once: about 3 GB, 5 to 10 minutes.',
	folder: E2E_ROOT,
	node: join(E2E_ROOT, 'node_modules', 'node', 'bin', 'node'),
	cli: join(E2E_ROOT, 'node_modules', 'n8n', 'bin', 'n8n'),
	needScripts: ['sqlite3', 'node'],
};

const OLDEST_ROOT = join(E2E_ROOT, 'oldest');

/** The first n8n 2.x, which runs on the Node versions that this project is developed with. */
export const OLDEST_N8N: Installation = {
	version: '2.0.0',
	announcement: 'Installing the oldest supported n8n into test/e2e/oldest. This happens once.',
	folder: OLDEST_ROOT,
	node: process.execPath,
	cli: join(OLDEST_ROOT, 'node_modules', 'n8n', 'bin', 'n8n'),
	needScripts: ['sqlite3'],
};

/** Installs an n8n if it is not there, or not in the version that its lock file names. */
export async function ensureInstalled(installation: Installation): Promise<void> {
	const { announcement, folder, node, cli, needScripts } = installation;
	// Written last, so a broken-off installation has none.
	const stamp = join(folder, 'node_modules', '.installed');
	const installed = await readFile(stamp, 'utf8').catch(() => undefined);
	if (installed === (await fingerprint(folder)) && existsSync(cli) && existsSync(node)) return;

	console.log(announcement);
	const startedAt = Date.now();
	const steps = needScripts.length + 1;
	await step(`1 of ${steps}: the packages`, folder, ['install', '--no-save', '--loglevel=error']);
	for (const [index, name] of needScripts.entries()) {
		const title = `${index + 2} of ${steps}: building ${name}`;
		await step(title, folder, ['rebuild', name, '--ignore-scripts=false']);
	}
	if (!existsSync(node)) throw new Error(`The installation brought no ${node}`);
	await writeFile(stamp, await fingerprint(folder));
	console.log(`n8n is installed (${seconds(startedAt)} s).`);
}

/** Of what decides which packages are installed. */
async function fingerprint(folder: string): Promise<string> {
	const hash = createHash('sha256');
	for (const name of ['package.json', 'package-lock.json']) hash.update(await readFile(join(folder, name)));
	return hash.digest('hex');
}

/** npm says nothing for minutes while it downloads, so a person gets to see that it is still at it. */
async function step(title: string, folder: string, args: string[]): Promise<void> {
	console.log(`  ${title} ...`);
	const startedAt = Date.now();
	const signOfLife = setInterval(() => console.log(`  ${title}: ${seconds(startedAt)} s ...`), 30_000);
	try {
		await run('npm', args, { cwd: folder });
	} finally {
		clearInterval(signOfLife);
	}
	console.log(`  ${title}: done after ${seconds(startedAt)} s`);
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1000);
