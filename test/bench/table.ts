import Table from 'cli-table3';
import type { Line } from './line';
import { COLUMNS } from './protocol';
import type { RowResult } from './results';
import { TITLES } from './titles';

const WIDTHS = [38, 19, 19, 27, 20, 20];

/** For a terminal. */
export function printed(lines: Line[]): string {
	const table = new Table({
		head: ['', ...COLUMNS.map((peer) => TITLES[peer])],
		colWidths: WIDTHS,
		wordWrap: true,
		style: { head: [], border: [] },
	});
	for (const line of lines) table.push([line.label, ...COLUMNS.map((peer) => line.cell(peer).join('\n'))]);
	return table.toString();
}

/** For a page. */
export function markdown(lines: RowResult['lines']): string {
	const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		row(['', ...COLUMNS.map((peer) => TITLES[peer])]),
		row(['---', ...COLUMNS.map(() => '---')]),
		...lines.map(({ label, cells }) => row([label, ...cells])),
	].join('\n');
}
