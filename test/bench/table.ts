import Table from 'cli-table3';
import type { Line } from './line';
import { PEERS, type PeerId } from './protocol';

const TITLES: Record<PeerId, string> = {
	zaloOa: 'this package',
	httpRequest: 'HTTP Request node',
	haus07: '@haus07/n8n-nodes-zalo-oa',
	floor: "n8n's helper alone",
};

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
