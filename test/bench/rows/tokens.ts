import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Row } from '../bench';
import { ClientHandle } from '../handles';
import { Line } from '../line';
import { PEERS, UNLIMITED, type Outcome, type PeerId } from '../protocol';

const SCENE = { users: 20, requestsPerMinute: UNLIMITED };

/** What becomes of executions that begin at once on an access token that Zalo no longer takes. */
class DeadToken {
	private readonly succeeded: Line;
	private readonly hidden: Line;
	private readonly exchanges: Line;
	private readonly after: Line;
	readonly lines: Line[];

	constructor(title: string) {
		const line = (what: string) => new Line({ label: `${title}: ${what}` });
		this.succeeded = line('succeeded');
		this.hidden = line('failures passed off as success');
		this.exchanges = line('exchanges asked of Zalo');
		this.after = line('does the next execution succeed (1 = yes)');
		this.lines = [this.succeeded, this.hidden, this.exchanges, this.after];
	}

	/** @param executions runs all of them and says how they came out */
	async measure(
		bench: Bench,
		peer: PeerId,
		round: number,
		executions: () => Promise<Outcome[]>,
		another: () => Promise<Outcome>,
	): Promise<void> {
		await bench.sandbox.revoke();
		const before = await bench.sandbox.seen();
		const outcomes = await executions();
		const after = await bench.sandbox.seen();
		const sum = (name: 'succeeded' | 'hiddenFailures') =>
			outcomes.reduce((total, outcome) => total + outcome[name], 0);
		this.succeeded.add(peer, round, sum('succeeded'));
		this.hidden.add(peer, round, sum('hiddenFailures'));
		const asked = after.exchanges + after.failedExchanges - before.exchanges - before.failedExchanges;
		this.exchanges.add(peer, round, asked);
		this.after.add(peer, round, (await another()).succeeded);
	}
}

/** Many executions in one process. */
export function stormRow(isQuick: boolean): Row {
	const count = isQuick ? 5 : 100;
	const deadToken = new DeadToken(`${count} executions at once on a dead token`);
	return {
		name: 'token storm',
		lines: deadToken.lines,
		measure: async (bench) =>
			await bench.inTurn(deadToken.lines, PEERS, async (peer, round) => {
				await bench.withClient(SCENE, { peer, renews: true }, async (client) => {
					const executions = async () => [await client.executions(count)];
					await deadToken.measure(bench, peer, round, executions, async () => await client.executions(1));
				});
			}),
		remarks: () => [
			"A dead token is one that was revoked before its time. The HTTP Request node and n8n's helper renew a token of this package's credential when its time is up; Zalo's refusal they do not see, because it comes with HTTP 200.",
		],
	};
}

/** Two processes with one stored credential, as two workers of n8n's queue mode. */
export function processesRow(isQuick: boolean): Row {
	const each = isQuick ? 2 : 20;
	const deadToken = new DeadToken(`2 processes, ${each} executions each, on one dead token`);
	return {
		name: 'two processes',
		lines: deadToken.lines,
		measure: async (bench) =>
			await bench.inTurn(deadToken.lines, PEERS, async (peer, round) => {
				const storeFolder = await mkdtemp(join(tmpdir(), 'zalo-oa-bench-'));
				try {
					await bench.withClient(SCENE, { peer, renews: true, storeFolder }, async (first) => {
						const second = await ClientHandle.start(bench.sandbox, first.setup);
						try {
							const both = async () =>
								await Promise.all([first, second].map(async (client) => await client.executions(each)));
							await deadToken.measure(bench, peer, round, both, async () => await second.executions(1));
						} finally {
							await second.stop();
						}
					});
				} finally {
					await rm(storeFolder, { recursive: true, force: true });
				}
			}),
	};
}
