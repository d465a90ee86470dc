import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endInOrder, interruption } from '../e2e/support/interruption';
import { aimLines } from './aims';
import { readArguments } from './arguments';
import { Bench, type Row } from './bench';
import { SandboxHandle } from './handles';
import { ensurePeersInstalled } from './install';
import { leadsOfOthers } from './leads';
import { page } from './page';
import { PROJECT_ROOT } from './paths';
import { keepResult, keptResult } from './results';
import { allRows } from './rows';
import { printed } from './table';

/** `npm run bench -- [--quick] [--runs 3] [--write] [parts of names of rows]`: see CONTRIBUTING.md. */
async function main(): Promise<void> {
	endInOrder();
	const { rounds, isQuick, writes, names } = readArguments(process.argv.slice(2));
	const rows = chosen(allRows(isQuick), names);
	if (rows.length === 0) throw new Error(`No row is named so: ${names.join(', ')}`);
	await ensurePeersInstalled();

	const startedAt = Date.now();
	const failures: string[] = [];
	for (const row of rows) failures.push(...(await measure(row, rounds, isQuick)));
	const minutes = (Date.now() - startedAt) / 60_000;

	report(rows, isQuick);
	console.log(`\n${failures.length} measurements broke (${minutes.toFixed(1)} minutes)`);
	for (const failure of failures) console.error(failure);
	if (writes) await write(rows, rounds);
	if (failures.length > 0) process.exitCode = 1;
}

/** By its whole name, one row; by a part of it, all that have it. */
function chosen(rows: Row[], names: string[]): Row[] {
	const isMeant = ({ name }: Row) =>
		names.some((wanted) =>
			rows.some((row) => row.name === wanted) ? name === wanted : name.includes(wanted),
		);
	return names.length === 0 ? rows : rows.filter(isMeant);
}

/** Rows that were not measured this time stand on the page as they were. */
async function write(rows: Row[], rounds: number): Promise<void> {
	for (const row of rows) await keepResult(row, rounds);
	const results = (await Promise.all(allRows(false).map(keptResult))).filter(
		(result) => result !== undefined,
	);
	await writeFile(join(PROJECT_ROOT, 'docs', 'benchmarks.md'), await page(results));
}

function report(rows: Row[], isQuick: boolean): void {
	const lines = rows.flatMap((row) => row.lines);
	if (lines.length > 0) console.log(`\n${printed(lines)}`);
	// Tiny numbers say nothing about speed.
	if (isQuick) return;
	for (const remark of rows.flatMap(({ remarks }) => remarks?.() ?? [])) console.log(remark);
	for (const lead of leadsOfOthers(lines)) console.log(lead);
	for (const aim of aimLines(rows)) console.log(aim);
}

/** Each row with a sandbox of its own, so that none meets what the one before has left. */
async function measure(row: Row, rounds: number, isQuick: boolean): Promise<string[]> {
	console.log(`${row.name} ...`);
	const sandbox = await SandboxHandle.start();
	const bench = new Bench(row.name, { rounds: Math.min(rounds, row.mostRounds ?? rounds), isQuick }, sandbox);
	try {
		await row.measure(bench);
	} catch (error) {
		interruption.throwIfAborted();
		bench.failures.push(`${row.name}: ${error instanceof Error ? error.message : String(error)}`);
	} finally {
		await sandbox.stop();
	}
	return bench.failures;
}

main().catch((error: unknown) => {
	const reason: unknown = interruption.aborted ? interruption.reason : error;
	console.error(reason instanceof Error ? reason.message : reason);
	process.exitCode = 1;
});
