import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureInstalled } from '../e2e/support/install';
import { BENCH_ROOT, HTTP_REQUEST_NODE } from './paths';

/** Installs what the package is measured against, once, and again when the lock file changes. */
export async function ensurePeersInstalled(): Promise<void> {
	await ensureInstalled({
		version: '2.41.2',
		announcement:
			'Installing the nodes to measure against into test/bench. This happens once: 830 MB, 1 minute.',
		folder: BENCH_ROOT,
		node: process.execPath,
		cli: HTTP_REQUEST_NODE,
		needScripts: [],
	});
	// In n8n all nodes share one n8n-workflow. Without this copy Node finds the project's, as the engine does.
	await rm(join(BENCH_ROOT, 'node_modules', 'n8n-workflow'), { recursive: true, force: true });
}
