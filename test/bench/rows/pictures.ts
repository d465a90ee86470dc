import type { Row } from '../bench';
import { Line } from '../line';
import { UNLIMITED } from '../protocol';

/** A picture for many people. What the others need several steps for, and a file in each item, they are not asked. */
export function picturesRow(isQuick: boolean): Row {
	const items = isQuick ? 5 : 200;
	const title = `${items} pictures of 500 kB`;
	const seconds = new Line({ label: `${title}: seconds`, decimals: 1, better: 'less' });
	const requests = new Line({ label: `${title}: calls, one of them the upload` });
	const lines = [seconds, requests];

	return {
		name: 'pictures',
		lines,
		measure: async (bench) => {
			for (const peer of ['httpRequest', 'haus07', 'floor'] as const) {
				seconds.cannot(peer, 'not in one step');
			}
			await bench.inTurn(lines, ['zaloOa'], async (peer, round) => {
				await bench.withClient(
					{ users: items, requestsPerMinute: UNLIMITED },
					{ peer, renews: false },
					async (client) => {
						const before = await bench.sandbox.seen();
						const result = await client.work({ task: 'pictures', items });
						const after = await bench.sandbox.seen();
						bench.check(result, items);
						seconds.add(peer, round, result.seconds);
						requests.add(peer, round, after.requests - before.requests);
					},
				);
			});
		},
		aims: () => {
			const most = Math.max(...requests.values('zaloOa'));
			return [{ text: `${title}: one upload`, isMet: most === items + 1, found: `${most - items} uploads` }];
		},
	};
}
