import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import {
	CURRENT_N8N,
	ensureInstalled,
	packProject,
	TARBALL_VARIABLE,
	waitFor,
	World,
} from '../../e2e/support';
import { endInOrder, interruption } from '../../e2e/support/interruption';
import { allEnded } from '../../e2e/support/managedProcess';
import { beginRun } from '../../e2e/support/runFolder';
import { ensurePeersInstalled } from '../install';
import { readArguments } from '../arguments';
import { send, type Answers } from './burst';
import { isSound, keepMeasured, type Measured } from './measured';
import { PEERS, type Peer } from './peers';
import { startedBy } from './started';

/** What Zalo may send at once from a busy OA. */
const FULL = { perSecond: 200, seconds: 60 };
const QUICK = { perSecond: 20, seconds: 3 };

/**
 * Expressions without isolates of their own, as n8n 2.0 had it. With its newer default n8n makes two isolates for each
 * event, some of 10 MB; on two processors, 200 a second then drown n8n, whichever trigger takes them.
 */
const SETTINGS = { N8N_EXPRESSION_ENGINE: 'legacy' };

/** What n8n and the trigger compile and read once. Its answers are not measured. */
const WARM_UP = { perSecond: 100, seconds: 10, from: 0 };
const WARM_UP_EVENTS = WARM_UP.perSecond * WARM_UP.seconds;

/** `npm run bench:webhooks -- [--quick] [--write]`: a running n8n, its triggers, and many events. */
async function main(): Promise<void> {
	endInOrder();
	const { isQuick, writes } = readArguments(process.argv.slice(2));
	const folder = await beginRun();
	try {
		await ensureInstalled(CURRENT_N8N);
		await ensurePeersInstalled();
		process.env[TARBALL_VARIABLE] = await packProject();
		const rate = isQuick ? QUICK : FULL;
		const measured: Measured[] = [];
		for (const peer of PEERS) measured.push(await measure(peer, rate));
		console.table(measured);
		if (writes) await keepMeasured(measured);
		const [own] = measured;
		if (own && !isSound(own)) throw new Error('Events were refused, lost or doubled');
	} finally {
		await allEnded();
		await rm(folder, { recursive: true, force: true });
	}
}

/** Each on an n8n of its own, so that none meets what the one before has left. */
async function measure(peer: Peer, rate: typeof FULL): Promise<Measured> {
	console.log(`${peer.title} ...`);
	const world = await World.start({ name: 'bench', tarball: await peer.tarball(), env: SETTINGS });
	const sent = WARM_UP_EVENTS + rate.perSecond * rate.seconds;
	let answers: Answers;
	try {
		const { app, oa, tokens } = world.connect();
		const { appId, appSecret, oaSecretKey } = app;
		const data = { connectWith: 'refreshToken', appId, appSecret, oaSecretKey, ...tokens };
		const credential = await world.client.createCredential('Zalo OA account', data);
		const webhookId = randomUUID();
		const workflow = await world.client.importWorkflow(peer.workflow(webhookId, credential));
		await world.client.activate(workflow);
		const url = `${world.server.url}/webhook/${peer.path(webhookId)}`;
		// Asked by a method that the trigger does not take, n8n answers 404 as well, but knows the address.
		await waitFor('the webhook to be live', async () => {
			const text = await (await fetch(url)).text();
			return !text.includes('is not registered') || text.includes('Did you mean to make a POST request');
		});
		const { taken } = await send({ url, app, oa, ...WARM_UP });
		answers = await send({ url, app, oa, ...rate, from: WARM_UP_EVENTS });
		answers.taken += taken;
		await waitFor(
			'all executions to end',
			async () => {
				const filter = encodeURIComponent(JSON.stringify({ status: ['new', 'running', 'waiting'] }));
				const { count } = await world.client.get<{ count: number }>(`/executions?limit=1&filter=${filter}`);
				return count === 0;
			},
			{ timeoutMs: 600_000, everyMs: 1_000 },
		);
	} finally {
		await world.stop();
	}
	return { title: peer.title, sent, ...answers, ...(await startedBy(world.server.userFolder)) };
}

main().catch((error: unknown) => {
	const reason: unknown = interruption.aborted ? interruption.reason : error;
	console.error(reason instanceof Error ? reason.message : reason);
	process.exitCode = 1;
});
