import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { run } from './command';
import { PROJECT_ROOT } from './paths';
import { newFolder } from './runFolder';

interface Manifest {
	name: string;
	version: string;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
	dependencies?: Record<string, string>;
}

/** What a build reads, and what npm packs. */
const SOURCES = [
	'package.json',
	'index.js',
	'gulpfile.js',
	'tsconfig.json',
	'tsconfig.build.json',
	'credentials',
	'nodes',
	'README.md',
	'LICENSE',
];

/**
 * Builds and packs the project as publishing would.
 *
 * It does so in a copy, because a build begins by removing `dist`, which other tests may be reading.
 *
 * @param version stands in for the project's own, to have something to upgrade from
 * @returns the path of the tarball
 */
export async function packProject({ version }: { version?: string } = {}): Promise<string> {
	const folder = await newFolder('pack');
	const copy = join(folder, 'project');
	for (const name of SOURCES) await cp(join(PROJECT_ROOT, name), join(copy, name), { recursive: true });
	await symlink(join(PROJECT_ROOT, 'node_modules'), join(copy, 'node_modules'));
	if (version) await changeManifest(copy, (manifest) => ({ ...manifest, version }));

	const gulp = join(PROJECT_ROOT, 'node_modules', 'gulp', 'bin', 'gulp.js');
	await run(process.execPath, [gulp, 'build'], { cwd: copy });
	const packed = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: copy });
	const [tarball] = JSON.parse(packed) as Array<{ filename: string }>;
	if (!tarball) throw new Error('npm pack made no tarball');
	return join(folder, tarball.filename);
}

/**
 * Installs a tarball where n8n looks for community packages, by the steps n8n itself takes: unpack it, drop
 * what a user does not need from its package.json, let npm fetch its dependencies, note it in `nodes/package.json`.
 * An older version that is there is replaced.
 *
 * @param userFolder n8n's N8N_USER_FOLDER; n8n must not be running
 */
export async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const unpacked = join(nodes, 'unpacked');
	await mkdir(unpacked, { recursive: true });
	await extract({ file: tarball, cwd: unpacked, strip: 1 });
	const { name, version } = await changeManifest(unpacked, (manifest) => ({
		...manifest,
		devDependencies: undefined,
		peerDependencies: undefined,
		optionalDependencies: undefined,
	}));

	const home = join(nodes, 'node_modules', name);
	await rm(home, { recursive: true, force: true });
	await cp(unpacked, home, { recursive: true });
	await rm(unpacked, { recursive: true });
	const flags = ['--audit=false', '--fund=false', '--bin-links=false', '--install-strategy=shallow'];
	await run('npm', ['install', ...flags, '--ignore-scripts=true', '--package-lock=false'], { cwd: home });
	const list = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(list, null, 2));
}

export async function installedVersion(userFolder: string): Promise<string> {
	const { name } = await readManifest(PROJECT_ROOT);
	const { version } = await readManifest(join(userFolder, '.n8n', 'nodes', 'node_modules', name));
	return version;
}

async function readManifest(folder: string): Promise<Manifest> {
	return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

async function changeManifest(folder: string, change: (manifest: Manifest) => Manifest): Promise<Manifest> {
	const changed = change(await readManifest(folder));
	await writeFile(join(folder, 'package.json'), JSON.stringify(changed, null, 2));
	return changed;
}
