import { existsSync } from 'node:fs';
import path from 'node:path';
import './environment';
import { PackageDirectoryLoader } from 'n8n-core';
import { Expression } from 'n8n-workflow';

/** Loads a built package from disk with the loader that n8n uses for community packages. */
export async function loadPackage(projectRoot: string): Promise<PackageDirectoryLoader> {
	// A server on Node 24 isolates expressions in a native module, which is not built for every Node version.
	Expression.setExpressionEngine('legacy');
	const loader = new PackageDirectoryLoader(projectRoot);
	const { nodes = [], credentials = [] } = loader.packageJson.n8n ?? {};
	for (const file of [...nodes, ...credentials]) {
		if (!existsSync(path.resolve(projectRoot, file))) {
			throw new Error(`${file} is missing in ${projectRoot}: build the package first (npm run build)`);
		}
	}
	await loader.loadAll();
	return loader;
}
