import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Engine, useProxy, type WorkflowDefinition } from '../engine/support';
import { defaultCertificateDirectory, ensureCertificateAuthority, ZaloSandbox } from '../sandbox';
import { REMINDER, withoutNotes, withoutReminder } from './reminder';
import { describeError, describeSteps } from './report';
import { UnsentRequest } from './unsentRequest';

const EXAMPLE = join(__dirname, '../../examples/quota-alert.json');

const QUESTION = 'POST https://openapi.zalo.me/v2.0/oa/quota/message';

/** Where the answers come from: the real Zalo, or a sandbox that has to be stopped. */
interface Zalo {
	name: string;
	accessToken: string;
	stop(): Promise<void>;
}

/** An OA whose quota is nearly used up, so that every step of the example has something to do. */
async function startSandbox(): Promise<Zalo> {
	const certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
	const sandbox = await ZaloSandbox.start({ certificateAuthority });
	const oa = sandbox.createOa({ messageQuota: { type: 'active', remain: 158, total: 2000 } });
	const { accessToken } = sandbox.issueTokens(sandbox.createApp(), oa);
	const undoProxy = useProxy(sandbox.proxyUrl);
	return {
		name: 'the sandbox on this machine (set ZALO_OA_ACCESS_TOKEN to ask the real Zalo)',
		accessToken,
		async stop() {
			undoProxy();
			await sandbox.stop();
		},
	};
}

async function connect(): Promise<Zalo> {
	const accessToken = process.env.ZALO_OA_ACCESS_TOKEN;
	if (!accessToken) return await startSandbox();
	return { name: 'Zalo, with the token from ZALO_OA_ACCESS_TOKEN', accessToken, stop: async () => {} };
}

async function main(): Promise<void> {
	const zalo = await connect();
	try {
		const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as WorkflowDefinition;
		const workflow = withoutNotes(withoutReminder(example));
		const engine = await Engine.start({ standIns: { 'n8n-nodes-base.httpRequest': new UnsentRequest() } });
		const zaloOaApi = await engine.addCredential('zaloOaApi', { accessToken: zalo.accessToken });

		console.log(
			`\n${workflow.name ?? ''}\nRun without its step "${REMINDER}". The answers come from ${zalo.name}.\n`,
		);
		const startedAt = performance.now();
		const run = await engine.run(workflow, { credentials: { zaloOaApi } });
		const took = Math.round(performance.now() - startedAt);

		console.log(describeSteps(workflow, run, (type) => engine.nodeTypes.isStandIn(type)));
		console.log(`Asked: ${QUESTION}\nThe whole run took ${took} ms.\n`);
		if (run.error) {
			console.error(describeError(run.error));
			process.exitCode = 1;
		}
	} finally {
		await zalo.stop();
	}
}

void main();
