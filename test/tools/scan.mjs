/**
 * Runs the analysis that n8n runs on a published package, on both things it looks at: the source, and the
 * unpacked tarball. Provenance, its third part, exists only after publishing.
 */
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from 'tar';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** What n8n's scanner looks at in a tarball. */
const TARBALL_FILE_PATTERNS = ['**/*.js', 'package.json'];

/** Packs the project as publishing would, and unpacks it again. */
function unpackTarball(into) {
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', into], {
		cwd: projectRoot,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename }] = JSON.parse(packed);
	extract({ file: join(into, filename), cwd: into, sync: true });
	return join(into, 'package');
}

async function passes(name, folder, patterns) {
	// The scanner passes a folder in which it finds nothing; that would prove nothing.
	if (!existsSync(join(folder, 'package.json'))) throw new Error(`${name}: nothing to look at`);
	const { passed, message, details } = await analyzePackage(folder, patterns);
	console.log(passed ? `${name}: passed` : `${name}: did not pass\n${message}\n${details ?? ''}`);
	return passed;
}

const workFolder = mkdtempSync(join(tmpdir(), 'zalo-oa-scan-'));
try {
	const sourcePassed = await passes('Scan of the source', projectRoot, SOURCE_FILE_PATTERNS);
	const tarballPassed = await passes('Scan of the tarball', unpackTarball(workFolder), TARBALL_FILE_PATTERNS);
	if (!sourcePassed || !tarballPassed) process.exitCode = 1;
} finally {
	rmSync(workFolder, { recursive: true, force: true });
}
