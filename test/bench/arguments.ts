import { parseArgs } from 'node:util';

export interface Arguments {
	rounds: number;
	isQuick: boolean;
	/** Whether docs/benchmarks.md is written. */
	writes: boolean;
	/** Parts of names of rows; none means all. */
	names: string[];
}

const ROUNDS = 5;

export function readArguments(args: string[]): Arguments {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { quick: { type: 'boolean' }, write: { type: 'boolean' }, runs: { type: 'string' } },
	});
	const isQuick = values.quick ?? false;
	const rounds = Number(values.runs ?? (isQuick ? 1 : ROUNDS));
	if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--runs takes a whole number from 1 on');
	if (isQuick && values.write) throw new Error('--quick measures nothing that is worth writing down');
	return { rounds, isQuick, writes: values.write ?? false, names: positionals };
}
