import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Row } from '../bench';
import { Child } from '../child';
import { Line } from '../line';
import { BENCH_ROOT, OTHER_PACKAGE, PROJECT_ROOT } from '../paths';
import type { PeerId } from '../protocol';

/** n8n's own nodes come with n8n: there is nothing to load or to fetch that a user would notice. */
const FOLDERS: Partial<Record<PeerId, string>> = { zaloOa: PROJECT_ROOT, haus07: OTHER_PACKAGE };
const PACKAGES: PeerId[] = ['zaloOa', 'haus07'];

/** In kB: what the tarball may weigh once all operations are in. */
const LARGEST_TARBALL = 200;

/** How long n8n takes to load the package at its start, and how large it is. */
export function packageRow(): Row {
	const line = (label: string, decimals = 0) => new Line({ label, decimals, better: 'less' });
	const load = line("loading the package with n8n's loader: ms", 1);
	const packed = line('tarball: kB', 1);
	const unpacked = line('unpacked: kB', 1);
	const lines = [load, packed, unpacked];

	return {
		name: 'package',
		lines,
		measure: async (bench) => {
			for (const one of lines)
				for (const peer of ['httpRequest', 'floor'] as const) one.cannot(peer, 'part of n8n');
			await bench.inTurn(lines, PACKAGES, async (peer, round) => {
				const folder = FOLDERS[peer] ?? '';
				load.add(peer, round, await loadTime(folder));
				const { size, unpackedSize } = await sizes(folder);
				packed.add(peer, round, size / 1000);
				unpacked.add(peer, round, unpackedSize / 1000);
			});
		},
		aims: () => {
			const size = packed.value('zaloOa') ?? Infinity;
			const text = `tarball: below ${LARGEST_TARBALL} kB`;
			return [{ text, isMet: size < LARGEST_TARBALL, found: `${size.toFixed(1)} kB` }];
		},
	};
}

async function loadTime(folder: string): Promise<number> {
	const child = Child.start(join(BENCH_ROOT, 'loadProcess.ts'));
	try {
		return await child.ask<number>(folder);
	} finally {
		await child.stop();
	}
}

async function sizes(folder: string): Promise<{ size: number; unpackedSize: number }> {
	const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json'], { cwd: folder });
	const [packed] = JSON.parse(stdout) as Array<{ size: number; unpackedSize: number }>;
	if (!packed) throw new Error(`npm packs nothing in ${folder}`);
	return packed;
}
