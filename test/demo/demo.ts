import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Engine, useProxy, type WorkflowDefinition } from '../engine/support';
import { defaultCertificateDirectory, ensureCertificateAuthority, ZaloSandbox } from '../sandbox';
import { REMINDER, withoutNotes, withoutReminder } from './reminder';
import { describeError, describeSteps } from './report';

const EXAMPLE = join(__dirname, '../../examples/message-to-admin.json');

const CALLS = `Asked: POST https://openapi.zalo.me/v2.0/oa/quota/message
Sent:  POST https://openapi.zalo.me/v3.0/oa/message/cs`;

/** The user ID of the admin who gets the message of the example, when it runs against the real Zalo. */
const ADMIN = 'ZALO_OA_ADMIN_USER_ID';

/** After 48 hours a message counts: the demo shows what it has cost. */
const THREE_DAYS = 3 * 24 * 3_600_000;

/** Where the answers come from: the real Zalo, or a sandbox that has to be stopped. */
interface Zalo {
	name: string;
	accessToken: string;
	/** Whom the example writes to; where nobody is named, it ends before that. */
	adminUserId: string | undefined;
	stop(): Promise<void>;
}

/** An OA whose quota is nearly used up, so that every step of the example has something to do. */
async function startSandbox(): Promise<Zalo> {
	const certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
	const sandbox = await ZaloSandbox.start({ certificateAuthority });
	const oa = sandbox.createOa({ messageQuota: { type: 'active', remain: 158, total: 2000 } });
	const { accessToken } = sandbox.issueTokens(sandbox.createApp(), oa);
	const lastInteraction = sandbox.clock.now() - THREE_DAYS;
	const { userId: adminUserId } = sandbox.createUser(oa, { lastInteraction });
	const undoProxy = useProxy(sandbox.proxyUrl);
	return {
		name: 'the sandbox on this machine (set ZALO_OA_ACCESS_TOKEN to ask the real Zalo)',
		accessToken,
		adminUserId,
		async stop() {
			undoProxy();
			await sandbox.stop();
		},
	};
}

/** The example with the admin filled in; without one, it ends after the quota. */
function forAdmin(workflow: WorkflowDefinition, adminUserId: string | undefined): WorkflowDefinition {
	if (!adminUserId) {
		console.log(`No message is sent: set ${ADMIN} to a user ID to see one.`);
		const nodes = workflow.nodes.filter(({ name }) => name !== 'Admin and Text' && name !== 'Send Text');
		const kept = Object.entries(workflow.connections).filter(
			([from]) => from !== 'Below 10 Percent?' && from !== 'Admin and Text',
		);
		return { ...workflow, nodes, connections: Object.fromEntries(kept) };
	}
	const filledIn = JSON.stringify(workflow).replace(/THE ADMIN'S ZALO USER ID[^"]*/, adminUserId);
	return JSON.parse(filledIn) as WorkflowDefinition;
}

async function connect(): Promise<Zalo> {
	const accessToken = process.env.ZALO_OA_ACCESS_TOKEN;
	if (!accessToken) return await startSandbox();
	return {
		name: 'Zalo, with the token from ZALO_OA_ACCESS_TOKEN',
		accessToken,
		adminUserId: process.env[ADMIN],
		stop: async () => {},
	};
}

async function main(): Promise<void> {
	const zalo = await connect();
	try {
		const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as WorkflowDefinition;
		const workflow = forAdmin(withoutNotes(withoutReminder(example)), zalo.adminUserId);
		const engine = await Engine.start();
		const zaloOaApi = await engine.addCredential('zaloOaApi', { accessToken: zalo.accessToken });

		console.log(
			`\n${workflow.name ?? ''}\nRun without its step "${REMINDER}". The answers come from ${zalo.name}.\n`,
		);
		const startedAt = performance.now();
		const run = await engine.run(workflow, { credentials: { zaloOaApi } });
		const took = Math.round(performance.now() - startedAt);

		console.log(describeSteps(workflow, run, (type) => engine.nodeTypes.isStandIn(type)));
		console.log(`${CALLS}\nThe whole run took ${took} ms.\n`);
		if (run.error) {
			console.error(describeError(run.error));
			process.exitCode = 1;
		}
	} finally {
		await zalo.stop();
	}
}

void main();
