import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command';
import { E2E_ROOT, MODULES, N8N_CLI, N8N_NODE } from './paths';

/** Holds the hash of what was installed; it is written last, so a broken-off installation has none. */
const STAMP = join(MODULES, '.installed');

/** The only two packages whose install scripts are needed: one compiles or fetches a library, one fetches Node. */
const NEEDS_SCRIPTS = ['sqlite3', 'node'];

/** Installs n8n into test/e2e if it is not there, or not in the version that the lock file names. */
export async function ensureInstalled(): Promise<void> {
	const wanted = await fingerprint();
	if ((await readStamp()) === wanted && existsSync(N8N_CLI) && existsSync(N8N_NODE)) return;

	console.log('Installing n8n into test/e2e. This happens once: about 3 GB, 5 to 10 minutes.');
	const startedAt = Date.now();
	await step('1 of 3: the packages', ['install', '--loglevel=error']);
	for (const [index, name] of NEEDS_SCRIPTS.entries()) {
		await step(`${index + 2} of 3: building ${name}`, ['rebuild', name, '--ignore-scripts=false']);
	}
	if (!existsSync(N8N_NODE)) throw new Error(`The installation brought no ${N8N_NODE}`);
	// npm may have changed the lock file in ways that do not matter; what counts is what is there now.
	await writeFile(STAMP, await fingerprint());
	console.log(`n8n is installed (${seconds(startedAt)} s).`);
}

async function fingerprint(): Promise<string> {
	const hash = createHash('sha256');
	for (const name of ['package.json', 'package-lock.json']) hash.update(await readFile(join(E2E_ROOT, name)));
	return hash.digest('hex');
}

async function readStamp(): Promise<string | undefined> {
	return await readFile(STAMP, 'utf8').catch(() => undefined);
}

/** npm says nothing for minutes while it downloads, so a person gets to see that it is still at it. */
async function step(title: string, args: string[]): Promise<void> {
	console.log(`  ${title} ...`);
	const startedAt = Date.now();
	const signOfLife = setInterval(() => console.log(`  ${title}: ${seconds(startedAt)} s ...`), 30_000);
	try {
		await run('npm', args, { cwd: E2E_ROOT });
	} finally {
		clearInterval(signOfLife);
	}
	console.log(`  ${title}: done after ${seconds(startedAt)} s`);
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1000);
