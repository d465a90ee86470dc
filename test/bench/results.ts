import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { aimLines } from './aims';
import type { Row } from './bench';
import { leadsOfOthers } from './leads';
import { PROJECT_ROOT } from './paths';
import { COLUMNS } from './protocol';

const FOLDER = join(PROJECT_ROOT, 'test', 'bench', 'results');

/** What was measured of one row, as the page shows it. Kept, so that rows can be measured on their own. */
export interface RowResult {
	/** As "2026-12-31". */
	measuredOn: string;
	rounds: number;
	/** By line: the label, and a cell for each column. */
	lines: Array<{ label: string; cells: string[] }>;
	remarks: string[];
	leads: string[];
	aims: string[];
}

const fileOf = ({ name }: Row): string => join(FOLDER, `${name.replaceAll(' ', '-')}.json`);

/** The last day on which the row was measured is the one that counts. */
export async function keepResult(row: Row, rounds: number): Promise<void> {
	const result: RowResult = {
		measuredOn: new Date().toISOString().slice(0, 10),
		rounds: Math.min(rounds, row.mostRounds ?? rounds),
		lines: row.lines.map((line) => ({
			label: line.label,
			cells: COLUMNS.map((column) => line.cell(column).join('<br>')),
		})),
		remarks: row.remarks?.() ?? [],
		leads: leadsOfOthers(row.lines),
		aims: aimLines([row]),
	};
	await mkdir(FOLDER, { recursive: true });
	const file = fileOf(row);
	const options = { ...(await resolveConfig(file)), filepath: file };
	await writeFile(file, await format(JSON.stringify(result), options));
}

/** What is kept of a row; undefined for one that was never measured. */
export async function keptResult(row: Row): Promise<RowResult | undefined> {
	const text = await readFile(fileOf(row), 'utf8').catch(() => undefined);
	return text === undefined ? undefined : (JSON.parse(text) as RowResult);
}
