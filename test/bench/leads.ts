import type { Line } from './line';
import { PEERS } from './protocol';
import { TITLES } from './titles';

/** Less is noise. */
const CLEAR_LEAD = 1.05;

/** Where another does better than this package, in plain words. */
export const leadsOfOthers = (lines: Line[]): string[] =>
	lines.flatMap((line) =>
		PEERS.filter((peer) => line.lead(peer, 'zaloOa') > CLEAR_LEAD).map((peer) => {
			const [numbers, notes] = [`${line.text(peer)} against ${line.text('zaloOa')}`, line.notes(peer)];
			return `${line.label}: ${TITLES[peer]} is ahead, ${[numbers, ...notes].join('; ')}`;
		}),
	);
