import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import {
	introduceOa,
	newCode,
	newRefreshToken,
	printRequest,
	type Introduction,
} from '../sandbox/introduction';
import { customerWrites } from './support/customer';
import { EXAMPLE_ADMIN, exampleFiles, filledIn, readExample } from './support/examples';
import { CURRENT_N8N, ensureInstalled } from './support/install';
import { endInOrder, interruption } from './support/interruption';
import { hasKeyboard, onKeys } from './support/keys';
import { allEnded } from './support/managedProcess';
import { Messengers } from './support/messengers';
import { OWNER } from './support/n8nClient';
import { beginRun } from './support/runFolder';
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
	const messengers = await Messengers.start(({ way, text }) =>
		console.log(`          ${way}: ${text.trim()}`),
	);
	let isReady = false;
	const world = await World.start({
		name: 'start',
		port: PORT,
		// What n8n asks its own servers at start is of no interest.
		onAnswered: (record) => isReady && printRequest(record),
	}).catch(async (error: unknown) => {
		await messengers.stop();
		throw error;
	});
	try {
		const workflows = await importExamples(world, messengers);
		const shop = introduceOa(world.sandbox, { userId: EXAMPLE_ADMIN });
		console.log(introduction(world, workflows, shop));
		isReady = true;
		const stopOffering = offer(world, shop);
		if (!interruption.aborted) await once(interruption, 'abort');
		stopOffering();
		console.log('\nStopping n8n and the sandbox ...');
	} finally {
		await world.stop();
		await messengers.stop();
	}
	console.log('Stopped.');
}

/** Codes and refresh tokens work once, and codes for ten minutes only. */
function offer(world: World, { oa }: Introduction): () => void {
	const { sandbox } = world;
	const code = () => console.log(`\nNew: ${newCode(sandbox, oa)}\n`);
	const refreshToken = () => console.log(`\nNew: ${newRefreshToken(sandbox, oa)}\n`);
	const message = () => {
		void customerWrites(world).then(
			(lines) => console.log(lines.join('\n')),
			(error: unknown) => console.error(error),
		);
	};
	process.on('SIGUSR2', () => {
		code();
		refreshToken();
		message();
	});
	return onKeys({ c: code, r: refreshToken, m: message });
}

/** Their names in n8n. */
async function importExamples(world: World, messengers: Messengers): Promise<string[]> {
	const messageQuota = { type: 'active', remain: 126, total: 2000 };
	const { credential, oa } = await world.connectedCredential({}, { messageQuota, name: 'Cửa hàng mẫu' });
	world.createUser(oa, EXAMPLE_ADMIN);
	const others = await messengers.createCredentials(world.client);
	const { templateId } = world.sandbox.createTemplate(oa);
	const names: string[] = [];
	for (const file of exampleFiles()) {
		const example = await readExample(file, [credential, ...others], templateId);
		names.push((await world.client.importWorkflow(filledIn(example, messengers.chatUrl))).name);
	}
	return names;
}

const MORE = `Press m to let a customer write to the OA: it starts each Zalo OA Trigger that is published, or waits for a test event.
Press c for a new authorization code, r for a new refresh token. Ctrl-C stops everything.`;

/** Where there is no keyboard, as in a container or behind a pipe. */
const moreBySignal =
	() => `To let a customer write to the OA, and for a new authorization code and refresh token: kill -USR2 ${process.pid}
Ctrl-C, or kill ${process.pid}, stops everything.`;

const introduction = ({ server }: World, workflows: string[], shop: Introduction): string => `
n8n is ready:     ${server.url}/home/workflows
Log in with:      ${OWNER.email}
Password:         ${OWNER.password}

Imported, with a credential that works in the sandbox (126 of 2,000 messages left). What they send to a team chat, by
Telegram or by email appears below:
${workflows.map((name) => `  - ${name}`).join('\n')}

To try the credential dialog and the operations yourself:
${shop.text}
Requests to Zalo appear below with the code they were answered with; 0 is success.
${hasKeyboard() ? MORE : moreBySignal()}
`;

main().catch((error: unknown) => {
	if (interruption.aborted) console.log('Stopped.');
	else console.error(error instanceof Error ? error.message : error);
	process.exitCode = interruption.aborted ? 0 : 1;
});
