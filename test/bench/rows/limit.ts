import type { Aim, Row } from '../bench';
import { Line } from '../line';
import type { PeerId, Task } from '../protocol';

const LATENCY_MS = 500;

/** Its calls follow each other, so that it never comes near the limit. */
const CONCURRENT: PeerId[] = ['zaloOa', 'httpRequest', 'floor'];

/** Each takes four minutes, and the minute of the clock dictates the result to a few tenths of a second. */
const MOST_ROUNDS = 2;

/** How much longer than the limit dictates the node may take. */
const MARGIN_SECONDS = 5;

/** More items than Zalo takes in a minute. */
export function limitRow(task: Task, isQuick: boolean): Row {
	const items = isQuick ? 20 : 5000;
	const perMinute = isQuick ? 100 : 4000;
	const dictatedSeconds = (items / perMinute) * 60;
	const title = `${items.toLocaleString('en')} ${task} under ${perMinute.toLocaleString('en')} a minute, ${LATENCY_MS} ms`;
	const line = (what: string) => new Line({ label: `${title}: ${what}` });
	const seconds = new Line({ label: `${title}: seconds`, decimals: 1, better: 'less' });
	const succeeded = line('succeeded');
	const visible = line('failures that show');
	const hidden = line('failures passed off as success');
	const refusals = line('refusals by Zalo (-32)');
	const lines = [seconds, succeeded, visible, hidden, refusals];

	return {
		name: `${task} under the limit`,
		lines,
		mostRounds: MOST_ROUNDS,
		measure: async (bench) => {
			const alone = Math.round((items * LATENCY_MS) / 60_000);
			seconds.cannot('haus07', `not run: one by one takes ${alone} minutes and meets no limit`);
			await bench.inTurn(lines, CONCURRENT, async (peer, round) => {
				const scene = { users: items, requestsPerMinute: perMinute };
				await bench.withClient(scene, { peer, renews: false }, async (client) => {
					await bench.sandbox.slowDown(LATENCY_MS);
					const before = await bench.sandbox.seen();
					const result = await client.work({ task, items, atFullMinute: !isQuick });
					const after = await bench.sandbox.seen();
					bench.check(result, items, { task, requests: after.requests - before.requests });
					seconds.add(peer, round, result.seconds);
					succeeded.add(peer, round, result.succeeded);
					visible.add(peer, round, result.visibleFailures);
					hidden.add(peer, round, result.hiddenFailures);
					const failures = result.visibleFailures + result.hiddenFailures;
					if (failures > 0) seconds.note(peer, 'not all succeeded');
					refusals.add(peer, round, after.refusals - before.refusals);
				});
			});
		},
		remarks: () => [
			`Those under the limit are run ${MOST_ROUNDS} times at the most: the clock dictates how long they take. The limit dictates ${dictatedSeconds} s for ${items.toLocaleString('en')} ${task} at ${perMinute.toLocaleString('en')} a minute. Each run begins with a full minute of the clock, so a node that spends a minute's calls early can be through sooner: a little after the second minute has begun.`,
		],
		aims: () => [
			worst('all succeed', succeeded, (least) => least >= items),
			worst('at most one -32', refusals, (_least, most) => most <= 1),
			worst(
				`in at most ${dictatedSeconds} + ${MARGIN_SECONDS} s`,
				seconds,
				(_least, most) => most <= dictatedSeconds + MARGIN_SECONDS,
			),
		],
	};

	/** Looks at all runs: what must never happen is not seen in a median. */
	function worst(text: string, of: Line, isMet: (least: number, most: number) => boolean): Aim {
		const values = of.values('zaloOa');
		const [least, most] = [Math.min(...values), Math.max(...values)];
		return {
			text: `${title}: ${text}`,
			isMet: values.length > 0 && isMet(least, most),
			found: `${least.toFixed(1)} to ${most.toFixed(1)}`,
		};
	}
}
