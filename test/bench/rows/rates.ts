import type { Aim, Bench, Row } from '../bench';
import { Line } from '../line';
import { COLUMNS, PEERS, UNLIMITED, type PeerId, type Task } from '../protocol';
import { rate } from './ceiling';

const LATENCIES = [0, 100, 500, 1000];

/** What is measured of a task: how many items, while Zalo takes so long to answer (ms). */
const MEASURED: Partial<Record<Task, { items: number; latencies: number[] }>> = {
	'different reads': { items: 1000, latencies: LATENCIES },
	'identical reads': { items: 1000, latencies: LATENCIES },
	texts: { items: 1000, latencies: [0, 100, 500] },
	'ZNS messages': { items: 2000, latencies: [100] },
};

/** Zalo's limit, which a thousand texts keep within. */
const REQUESTS_PER_MINUTE = 4000;

/** The other package asks one after the other: so many items show its rate as well as a thousand would. */
const SECONDS_ONE_BY_ONE = 5;

const title = (items: number) => items.toLocaleString('en');

/** Identical reads are one call. ZNS messages are held to no rate: only this package checks them before they go out. */
const hasAims = (task: Task): boolean => task !== 'identical reads' && task !== 'ZNS messages';

const ZNS_REMARK =
	'Zalo counts messages by phone number for no limit per minute, so none is set here. This package reads the template first, and checks the fields of each message against it; the others send what they are given.';

/** Many items, at several times that Zalo takes to answer. */
export function ratesRow(task: Task, isQuick: boolean): Row {
	const { items: all = 0, latencies = [] } = MEASURED[task] ?? {};
	const count = isQuick ? 20 : all;
	const measured = (isQuick ? [0] : latencies).map((latencyMs) => ({
		latencyMs,
		line: new Line({
			label: `${title(count)} ${task}, ${latencyMs} ms: items/s`,
			decimals: 1,
			better: 'more',
		}),
	}));

	async function measureAt(bench: Bench, latencyMs: number, line: Line): Promise<void> {
		const columns = task === 'different reads' ? COLUMNS : PEERS;
		await bench.inTurn([line], columns, async (peer, round) => {
			if (peer === 'sandbox') {
				line.add(peer, round, await rate(bench, count, { atOnce: 100, keepsConnections: false, latencyMs }));
				return;
			}
			const items = itemsFor(peer, count, latencyMs);
			const scene = { users: count, requestsPerMinute: task === 'texts' ? REQUESTS_PER_MINUTE : UNLIMITED };
			await bench.withClient(scene, { peer, renews: false }, async (client) => {
				await bench.sandbox.slowDown(latencyMs);
				const before = await bench.sandbox.seen();
				const result = await client.work({ task, items });
				const after = await bench.sandbox.seen();
				bench.check(result, items, { task, requests: after.requests - before.requests });
				line.add(peer, round, items / result.seconds);
				if (items < count) line.note(peer, `one by one (${items} items)`);
				const failures = result.visibleFailures + result.hiddenFailures;
				if (failures > 0) line.note(peer, `${failures} failed`);
			});
		});
	}

	return {
		name: task,
		lines: measured.map(({ line }) => line),
		measure: async (bench) => {
			for (const { latencyMs, line } of measured) await measureAt(bench, latencyMs, line);
		},
		...(hasAims(task) && { aims: () => measured.map(({ latencyMs, line }) => aimAt(latencyMs, line)) }),
		...(task === 'ZNS messages' && { remarks: () => [ZNS_REMARK] }),
	};
}

function itemsFor(peer: PeerId, items: number, latencyMs: number): number {
	if (peer !== 'haus07' || latencyMs === 0) return items;
	return Math.min(items, Math.ceil((SECONDS_ONE_BY_ONE * 1000) / latencyMs));
}

/** Up to 100 ms as fast as the HTTP Request node, at 500 ms half as fast, at 1,000 ms more than Zalo's limit. */
function aimAt(latencyMs: number, line: Line): Aim {
	if (latencyMs >= 1000) {
		const rate = line.value('zaloOa') ?? 0;
		return { text: `${line.label}: at least 80`, isMet: rate >= 80, found: rate.toFixed(1) };
	}
	const ratio = line.ratio('zaloOa') ?? 0;
	const wanted = latencyMs >= 500 ? 0.5 : 1;
	return {
		text: `${line.label}: at least ×${wanted} of the HTTP Request node`,
		isMet: ratio >= wanted,
		found: `×${ratio.toFixed(2)}`,
	};
}
