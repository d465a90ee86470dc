import Table from 'cli-table3';
import type { Line } from './line';
import { PEERS } from './protocol';
import { TITLES } from './titles';

const WIDTHS = [38, 19, 19, 27, 20];

/** For a terminal. */
export function printed(lines: Line[]): string {
	const table = new Table({
		head: ['', ...PEERS.map((peer) => TITLES[peer])],
		colWidths: WIDTHS,
		wordWrap: true,
		style: { head: [], border: [] },
	});
	for (const line of lines) table.push([line.label, ...PEERS.map((peer) => line.cell(peer).join('\n'))]);
	return table.toString();
}

/** For a page. */
export function markdown(lines: Line[]): string {
	const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		row(['', ...PEERS.map((peer) => TITLES[peer])]),
		row(['---', ...PEERS.map(() => '---')]),
		...lines.map((line) => row([line.label, ...PEERS.map((peer) => line.cell(peer).join('<br>'))])),
	].join('\n');
}
