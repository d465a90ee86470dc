import { cpus, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { N8N_NODES_BASE, OTHER_PACKAGE, PROJECT_ROOT } from './paths';
import type { RowResult } from './results';
import { markdown } from './table';
import { webhooksPart } from './webhooks/measured';

const GB = 1024 ** 3;

function version(folder: string): string {
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
	return `${manifest.name} ${manifest.version}`;
}

function versions(): string {
	const folders = [
		PROJECT_ROOT,
		join(PROJECT_ROOT, 'node_modules', 'n8n-core'),
		N8N_NODES_BASE,
		OTHER_PACKAGE,
	];
	return folders.map(version).join(', ');
}

function machine(): string {
	const processors = cpus();
	const memory = Math.round(totalmem() / GB);
	const model = processors[0]?.model.trim();
	return `${processors.length} × ${model}, ${memory} GB, Node ${process.version}, ${process.platform}`;
}

/** When what was measured, should rows be measured on their own. */
function measuredOn(results: RowResult[]): string {
	const byDay = new Map<string, string[]>();
	for (const { measuredOn: day, lines } of results) {
		byDay.set(day, [...(byDay.get(day) ?? []), ...lines.map(({ label }) => label)]);
	}
	const days = [...byDay.keys()].sort();
	const [day = '', ...others] = days;
	if (others.length === 0) return day;
	const earlier = days.slice(0, -1).map((before) => `${before}: ${byDay.get(before)?.join('; ')}`);
	return `${days.at(-1)}, and on earlier days: ${earlier.join('. ')}`;
}

/** Whoever compares numbers has to know how many rounds are behind each. */
const ofFewerRounds = (results: RowResult[], rounds: number): string =>
	results
		.filter((result) => result.rounds < rounds && result.lines.length > 0)
		.map(
			(result) =>
				`- Of ${result.rounds} rounds only: ${result.lines.map(({ label }) => label).join('; ')}.\n`,
		)
		.join('');

/** docs/benchmarks.md. */
export async function page(results: RowResult[]): Promise<string> {
	const file = join(PROJECT_ROOT, 'docs', 'benchmarks.md');
	return await format(text(results), { ...(await resolveConfig(file)), filepath: file });
}

function text(results: RowResult[]): string {
	const rounds = Math.max(...results.map((result) => result.rounds));
	const list = (texts: string[]) => texts.map((text) => `- ${text}`).join('\n');
	return `# Benchmarks

Made by \`npm run bench -- --write\`, which takes about an hour. Run it on your own machine: only the ratios
travel from one machine to another.

- Date: ${measuredOn(results)}
- Machine: ${machine()}
- Versions: ${versions()}

## How it is measured

- Each measurement runs in a process of its own on the same n8n-core, warmed up with 20 calls. The
  [sandbox](../test/sandbox), which answers in Zalo's place, is another process on the same machine, so the two share
  its processors. Everything stays on this machine.
- A cell holds the median of ${rounds} rounds, the ratio to the HTTP Request node (the median of the ratios within each
  round), and the least and the most. The nodes take turns within a round, and each round begins with another one.
${ofFewerRounds(results, rounds)}- **This package**: the node Zalo OA; Get User Quota for a different user with each item, or Get Message Quota.
- **HTTP Request node**: n8n's own, with this package's credential and all its options as they come, for the same
  addresses. It begins all calls at once, and hands on each answer as one raw text.
- **@haus07/n8n-nodes-zalo-oa**: it reads no quotas; its closest operations are a user's details and the OA's profile. It
  makes one call after the other, so its rates at a latency are taken from fewer items. It stops at the first failure,
  which fails all items.
- **n8n's helper alone**: n8n's request helper for each item, 100 at once, and nothing else. It is what any node is built
  on: n8n makes a new connection for every call.
- Failures "that show" are items on the error output. "Passed off as success" are items on the success output that hold
  an error of Zalo's, which sends errors with HTTP 200. The helper alone does not look at the answer either; n8n puts
  an item on the error output when it holds nothing but an \`error\` and a \`message\`, as Zalo's refusals do.
- **The sandbox without n8n**: a bare client with 100 calls at once and a new connection for each. It is the most that a
  node with a pool of 100 can reach on this machine; the HTTP Request node has no pool.

## What was found

${markdown(results.flatMap(({ lines }) => lines))}

${list(results.flatMap(({ remarks }) => remarks))}

${webhooksPart()}
## Where others are ahead

${list(results.flatMap(({ leads }) => leads))}

## What the project has set itself

${list(results.flatMap(({ aims }) => aims))}
`;
}
