import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CURRENT_N8N, ensureInstalled, OLDEST_N8N } from './support/install';
import { endInOrder, interruption } from './support/interruption';
import { allEnded } from './support/managedProcess';
import { packProject } from './support/pack';
import { ARTIFACTS, E2E_ROOT, PROJECT_ROOT } from './support/paths';
import { beginRun } from './support/runFolder';
import { SCREENSHOTS_VARIABLE, TARBALL_VARIABLE } from './support/variables';

/** What jest says about a run, as far as it is needed here. */
interface Report {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTotalTestSuites: number;
	numFailedTestSuites: number;
}

/** `npm run e2e -- [--screenshots] [flags and patterns for jest]`: see CONTRIBUTING.md. */
async function main(): Promise<void> {
	endInOrder();
	const startedAt = Date.now();
	const flags = process.argv.slice(2);
	if (flags.includes('--screenshots')) process.env[SCREENSHOTS_VARIABLE] = '1';
	const forJest = flags.filter((flag) => flag !== '--screenshots');

	const runFolder = await beginRun();
	try {
		await ensureInstalled(CURRENT_N8N);
		await ensureInstalled(OLDEST_N8N);
		console.log('Building and packing the package ...');
		process.env[TARBALL_VARIABLE] = await packProject();
		await rm(ARTIFACTS, { recursive: true, force: true });
		await mkdir(ARTIFACTS, { recursive: true });

		const reportFile = join(runFolder, 'report.json');
		const code = await runJest(reportFile, forJest);
		const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
		console.log(`\n${await summary(reportFile)} (${minutes} minutes)`);
		console.log(`Logs and pictures: ${ARTIFACTS}`);
		process.exitCode = code;
	} finally {
		await allEnded();
		await rm(runFolder, { recursive: true, force: true });
	}
}

async function runJest(reportFile: string, flags: string[]): Promise<number> {
	const jest = join(PROJECT_ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
	const config = ['--config', join(E2E_ROOT, 'jest.config.js'), '--runInBand'];
	const report = ['--json', '--outputFile', reportFile];
	return await new Promise((resolve, reject) => {
		// jest's report goes to a file and to stdout, what a person reads goes to stderr.
		const child = spawn(process.execPath, [jest, ...config, ...report, ...flags], {
			cwd: PROJECT_ROOT,
			stdio: ['ignore', 'ignore', 'inherit'],
			signal: interruption,
		});
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
}

async function summary(reportFile: string): Promise<string> {
	const text = await readFile(reportFile, 'utf8').catch(() => undefined);
	if (text === undefined) return 'End to end: no report was written';
	const report = JSON.parse(text) as Report;
	const { numPassedTests, numFailedTests, numPendingTests, numTotalTestSuites, numFailedTestSuites } = report;
	const suites = `${numTotalTestSuites} suites, ${numFailedTestSuites} of them failed`;
	return `End to end: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped; ${suites}`;
}

main().catch((error: unknown) => {
	const reason: unknown = interruption.aborted ? interruption.reason : error;
	console.error(reason instanceof Error ? reason.message : reason);
	process.exitCode = 1;
});
