import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { BENCH_ROOT } from '../paths';
import type { Answers } from './burst';
import type { Started } from './started';

/** What came of all events that one trigger was sent. */
export interface Measured extends Answers, Started {
	title: string;
	sent: number;
}

const FILE = join(BENCH_ROOT, 'results', 'webhooks.json');

/** What Zalo waits for is 2 seconds; half a second leaves room for a slower machine. */
const MOST_MS = 500;

/** Each event was taken, and has started the workflow once. */
export const isSound = ({ sent, taken, executions, messages }: Measured): boolean =>
	taken === sent && executions === sent && messages === sent;

/** For the page, which is written by `npm run bench -- --write`. */
export async function keepMeasured(measured: Measured[]): Promise<void> {
	const kept = { measuredOn: new Date().toISOString().slice(0, 10), measured };
	await writeFile(
		FILE,
		await format(JSON.stringify(kept), { ...(await resolveConfig(FILE)), filepath: FILE }),
	);
}

/** What is kept, as a part of the page. */
export function webhooksPart(): string {
	const { measuredOn, measured } = JSON.parse(readFileSync(FILE, 'utf8')) as {
		measuredOn: string;
		measured: Measured[];
	};
	const [own] = measured;
	const number = (value: number) => value.toLocaleString('en');
	const rows = measured.map(
		({ title, sent, taken, executions, messages, median, p99, longest }) =>
			`| ${title} | ${number(sent)} | ${number(taken)} | ${number(executions)} | ${number(messages)} | ${median} | ${p99} | ${number(longest)} |`,
	);
	return `## Events a second

Made by \`npm run bench:webhooks -- --write\` (${measuredOn}): 200 signed events a second for 60 seconds, and 1,000 to
warm up, sent to a running n8n with SQLite. Each event starts a workflow that holds only the trigger. A late answer counts
from when its event was due. n8n, the sender and the sandbox share two processors, so most of the time is n8n's own: the
bare Webhook node tells how much.

n8n ran with \`N8N_EXPRESSION_ENGINE=legacy\`, as n8n 2.0 does by default. With the default of n8n 2.41 it makes an isolate
for each event and for each execution: on this machine, the bare Webhook node then gets through some 40 executions a
second, nodes that are not n8n's own some 5 to 25, and 200 a second fill the memory. Who expects more than a few events a
second should set it, or run several webhook processes.

| | events | answered with 200 | executions | different messages in them | median, ms | 99 of 100 within, ms | longest, ms |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

- ${own && isSound(own) ? 'Aim met' : 'AIM NOT MET'}: none lost, none doubled
- ${own && own.p99 < MOST_MS ? 'Aim met' : 'AIM NOT MET'}: 99 of 100 answers within ${MOST_MS} ms (found: ${own?.p99} ms)
`;
}
