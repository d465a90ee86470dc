import { mkdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder of one whole run to the processes in it. */
const VARIABLE = 'ZALO_OA_E2E_RUN_FOLDER';

/**
 * Everything a run writes lies in one throw-away folder, so that whoever began the run can remove it whole,
 * however the run ended.
 */
export async function beginRun(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'zalo-oa-e2e-'));
	process.env[VARIABLE] = folder;
	return folder;
}

/** A new folder inside the run's. */
export async function newFolder(name: string): Promise<string> {
	return await mkdtemp(join(runFolder(), `${name}-`));
}

/** One file per process that is running, named by its process id. */
export function processFolder(): string {
	const folder = join(runFolder(), 'processes');
	mkdirSync(folder, { recursive: true });
	return folder;
}

export function runFolder(): string {
	const folder = process.env[VARIABLE];
	if (!folder) throw new Error('This is started by `npm run e2e` or `npm start`');
	return folder;
}
