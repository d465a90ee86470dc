import { join } from 'node:path';
import type { Bench, Row } from '../bench';
import { Child } from '../child';
import { BENCH_ROOT } from '../paths';
import { UNLIMITED, type CeilingQuestion } from '../protocol';
import { median } from '../statistics';

interface Kind {
	atOnce: number;
	keepsConnections: boolean;
	latencyMs?: number;
}

interface Probe extends Kind {
	title: string;
	rates: number[];
}

/** What the sandbox can do: nothing that is measured against it is faster. It stands below the table. */
export function ceilingRow(isQuick: boolean): Row {
	const calls = isQuick ? 20 : 1000;
	const probes: Probe[] = [true, false].flatMap((keepsConnections) =>
		[10, 100].map((atOnce) => ({
			title: `${keepsConnections ? 'kept connections' : 'a new connection for each call, as in n8n'}, ${atOnce} at once`,
			atOnce,
			keepsConnections,
			rates: [],
		})),
	);
	return {
		name: 'ceiling',
		lines: [],
		measure: async (bench) => {
			for (let round = 0; round < bench.options.rounds; round++) {
				for (const probe of probes) probe.rates.push(await rate(bench, calls, probe));
			}
		},
		remarks: () => [
			...probes.map(
				({ title, rates }) =>
					`The sandbox alone, without n8n, ${title}: ${rounded(median(rates))} answers a second (${rounded(Math.min(...rates))} to ${rounded(Math.max(...rates))}).`,
			),
			'n8n makes a new connection for each call. A rate that comes near the ceiling for new connections is held up by making them, on both sides, and tells little about the node: look at the CPU per item then.',
		],
	};
}

const rounded = (value: number) => Math.round(value).toLocaleString('en');

/** Calls per second of a client that is nothing but a client. */
export async function rate(bench: Bench, calls: number, kind: Kind): Promise<number> {
	const { atOnce, keepsConnections, latencyMs = 0 } = kind;
	const { accessToken } = await bench.sandbox.prepare({ users: calls, requestsPerMinute: UNLIMITED });
	await bench.sandbox.slowDown(latencyMs);
	const { proxyUrl, certPath } = bench.sandbox.address;
	const env = { HTTPS_PROXY: proxyUrl, NODE_EXTRA_CA_CERTS: certPath };
	const child = Child.start(join(BENCH_ROOT, 'ceilingProcess.ts'), env);
	try {
		const question: CeilingQuestion = { calls, atOnce, keepsConnections, accessToken };
		return await child.ask<number>(question);
	} finally {
		await child.stop();
	}
}
