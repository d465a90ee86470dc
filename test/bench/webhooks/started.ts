import { join } from 'node:path';
import { CURRENT_N8N } from '../../e2e/support';
import { run } from '../../e2e/support/command';

/** For the Node that runs n8n, which can read its database. Executions hold the message by which they were started. */
const READER = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { readOnly: true });
const rows = database.prepare('SELECT data FROM execution_data').all();
const started = rows.flatMap(({ data }) => /"(message-\\d+)"/.exec(data)?.[1] ?? []);
console.log(JSON.stringify({ executions: rows.length, started }));
`;

export interface Started {
	executions: number;
	/** Different messages that have started one. */
	messages: number;
}

/** @param userFolder of an n8n that is stopped */
export async function startedBy(userFolder: string): Promise<Started> {
	const database = join(userFolder, '.n8n', 'database.sqlite');
	const output = await run(CURRENT_N8N.node, ['-e', READER, database], { cwd: userFolder });
	const { executions, started } = JSON.parse(output) as { executions: number; started: string[] };
	return { executions, messages: new Set(started).size };
}
