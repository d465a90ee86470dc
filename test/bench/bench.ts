import { interruption } from '../e2e/support/interruption';
import { ClientHandle, SandboxHandle } from './handles';
import type { Line } from './line';
import {
	callsBeside,
	reachesZaloByItem,
	type ClientSetup,
	type Column,
	type Outcome,
	type Scene,
	type Task,
} from './protocol';

export interface BenchOptions {
	/** How often each measurement is repeated. */
	rounds: number;
	/** Tiny numbers: only shows that every row runs. */
	isQuick: boolean;
}

/** One thing to measure; it may fill several lines of the table. */
export interface Row {
	/** For `npm run bench -- <part of a name>`. */
	name: string;
	lines: Line[];
	/** For what takes minutes and hardly varies, because the clock dictates it. */
	mostRounds?: number;
	measure(bench: Bench): Promise<void>;
	/** What the table needs to be read rightly. */
	remarks?: () => string[];
	/** What the project has set itself, to be checked after the measurement. */
	aims?: () => Aim[];
}

export interface Aim {
	text: string;
	isMet: boolean;
	/** What was measured. */
	found: string;
}

/** What rows measure with. */
export class Bench {
	readonly failures: string[] = [];

	constructor(
		/** The name of the row that is measured, for messages. */
		private readonly row: string,
		readonly options: BenchOptions,
		readonly sandbox: SandboxHandle,
	) {}

	/**
	 * Measures the peers in turn, round by round, and each round begins with another one: what the machine does
	 * beside the bench then meets all of them. A measurement that breaks is noted, and the others go on.
	 */
	async inTurn<Peer extends Column>(
		lines: Line[],
		peers: readonly Peer[],
		measure: (peer: Peer, round: number) => Promise<void>,
	): Promise<void> {
		for (let round = 0; round < this.options.rounds; round++) {
			for (const [position] of peers.entries()) {
				const peer = peers[(position + round) % peers.length];
				if (peer === undefined) continue;
				console.log(
					`  ${lines[0]?.label ?? this.row}: ${peer}, round ${round + 1} of ${this.options.rounds}`,
				);
				await measure(peer, round).catch((error: Error) => this.failed(lines, peer, error));
			}
		}
	}

	/**
	 * Holds a result to what was asked: each item has come out once, and different items were asked for one by
	 * one. Shows what the first failure says.
	 */
	check(result: Outcome, items: number, asked?: { task: Task; requests: number }): void {
		const { succeeded, visibleFailures, hiddenFailures, example } = result;
		const cameOut = succeeded + visibleFailures + hiddenFailures;
		if (cameOut !== items) throw new Error(`${items} items went in and ${cameOut} came out`);
		if (asked && reachesZaloByItem(asked.task) && visibleFailures === 0 && asked.requests < items) {
			throw new Error(`${items} items were carried out in ${asked.requests} calls`);
		}
		const isSend = asked?.task === 'texts' || asked?.task === 'ZNS messages';
		if (isSend && asked.requests > items + callsBeside(asked.task)) {
			throw new Error(`${items} ${asked.task} went out in ${asked.requests} calls: some of them twice`);
		}
		if (example !== undefined) console.log(`    ${items - succeeded} failed, the first: ${example}`);
	}

	/** Sets the sandbox's scene, and lets one fresh n8n with the peer work in it. */
	async withClient<Result>(
		scene: Scene,
		setup: Omit<ClientSetup, 'connection'>,
		work: (client: ClientHandle) => Promise<Result>,
	): Promise<Result> {
		const connection = await this.sandbox.prepare(scene);
		const client = await ClientHandle.start(this.sandbox, { ...setup, connection });
		try {
			return await work(client);
		} finally {
			await client.stop();
		}
	}

	private failed(lines: Line[], peer: Column, error: Error): void {
		interruption.throwIfAborted();
		const [message = ''] = error.message.split('\n');
		this.failures.push(`${this.row}, ${peer}: ${error.message}`);
		for (const line of lines) line.note(peer, `broke: ${message}`);
	}
}
