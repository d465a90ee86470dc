import type { Aim, Row } from '../bench';
import { Line } from '../line';
import { PEERS, UNLIMITED, type Task } from '../protocol';

/** What an execution costs the machine that n8n runs on. */
export function costRow(task: Task, isQuick: boolean): Row {
	const items = task === 'texts' ? [10_000] : [100, 1000, 10_000];
	const sizes = (isQuick ? [20] : items).map((items) => {
		const title = `${items.toLocaleString('en')} ${task}, 0 ms`;
		return {
			items,
			cpu: new Line({ label: `${title}: CPU ms per item`, decimals: 2, better: 'less' }),
			memory: new Line({ label: `${title}: peak memory, MB above the idle engine`, better: 'less' }),
		};
	});

	return {
		name: `cost of ${task}`,
		lines: [...sizes.map(({ cpu }) => cpu), ...sizes.map(({ memory }) => memory)],
		measure: async (bench) => {
			for (const { items, cpu, memory } of sizes) {
				await bench.inTurn([cpu, memory], PEERS, async (peer, round) => {
					const scene = { users: items, requestsPerMinute: UNLIMITED };
					await bench.withClient(scene, { peer, renews: false }, async (client) => {
						const result = await client.work({ task, items });
						bench.check(result, items);
						cpu.add(peer, round, result.cpuMs / items);
						memory.add(peer, round, result.peakMemoryMb);
						if (result.succeeded < items) cpu.note(peer, `${items - result.succeeded} failed`);
					});
				});
			}
		},
		aims: () => [
			...sizes.map(({ cpu }): Aim => {
				const ratio = cpu.ratio('zaloOa') ?? Infinity;
				return aim(`${cpu.label}: at most the HTTP Request node's`, ratio, 1);
			}),
			...sizes.slice(-1).map(({ memory }): Aim => {
				const ratio = memory.ratio('zaloOa') ?? Infinity;
				return aim(`${memory.label}: at most half of the HTTP Request node's`, ratio, 0.5);
			}),
		],
	};
}

const aim = (text: string, ratio: number, most: number): Aim => ({
	text,
	isMet: ratio <= most,
	found: `×${ratio.toFixed(2)}`,
});
