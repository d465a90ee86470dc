import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { introduceOa, printRequest } from '../sandbox/introduction';
import { EXAMPLE_ADMIN, exampleFiles, readExample, withChatAt } from './support/examples';
import { CURRENT_N8N, ensureInstalled } from './support/install';
import { endInOrder, interruption } from './support/interruption';
import { allEnded } from './support/managedProcess';
import { OWNER } from './support/n8nClient';
import { beginRun } from './support/runFolder';
import { TeamChat } from './support/teamChat';
import { World } from './support/world';

/** n8n's own port, so that the address is the one people know. */
const PORT = 5678;

/**
 * `npm start`: the real n8n with the packed node, a sandbox in place of Zalo, and the examples ready to be run. All
 * of it is thrown away at the end.
 */
async function main(): Promise<void> {
	endInOrder();
	const folder = await beginRun();
	try {
		await ensureInstalled(CURRENT_N8N);
		await serve();
	} finally {
		await allEnded();
		await rm(folder, { recursive: true, force: true });
	}
}

async function serve(): Promise<void> {
	console.log('Building the package and starting n8n. This takes about a minute ...');
	const chat = await TeamChat.start((text) => console.log(`          team chat: ${text}`));
	let isReady = false;
	const world = await World.start({
		name: 'start',
		port: PORT,
		// What n8n asks its own servers at start is of no interest.
		onAnswered: (record) => isReady && printRequest(record),
	}).catch(async (error: unknown) => {
		await chat.stop();
		throw error;
	});
	try {
		const workflows = await importExamples(world, chat);
		console.log(introduction(world, workflows));
		isReady = true;
		if (!interruption.aborted) await once(interruption, 'abort');
		console.log('\nStopping n8n and the sandbox ...');
	} finally {
		await world.stop();
		await chat.stop();
	}
	console.log('Stopped.');
}

/** Their names in n8n. */
async function importExamples(world: World, chat: TeamChat): Promise<string[]> {
	const messageQuota = { type: 'active', remain: 126, total: 2000 };
	const { credential, oa } = await world.connectedCredential({}, { messageQuota, name: 'Cửa hàng mẫu' });
	world.createUser(oa, EXAMPLE_ADMIN);
	const names: string[] = [];
	for (const file of exampleFiles()) {
		const example = withChatAt(chat.url, await readExample(file, credential));
		names.push((await world.client.importWorkflow(example)).name);
	}
	return names;
}

const introduction = ({ server, sandbox }: World, workflows: string[]): string => `
n8n is ready:     ${server.url}
Log in with:      ${OWNER.email}
Password:         ${OWNER.password}

Imported, with a credential that works in the sandbox (126 of 2,000 messages left):
${workflows.map((name) => `  - ${name}`).join('\n')}

To try the credential dialog yourself:
${introduceOa(sandbox)}
Requests to Zalo appear below with the code they were answered with; 0 is success. Ctrl-C stops everything.
`;

main().catch((error: unknown) => {
	if (interruption.aborted) console.log('Stopped.');
	else console.error(error instanceof Error ? error.message : error);
	process.exitCode = interruption.aborted ? 0 : 1;
});
