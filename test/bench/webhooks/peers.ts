import { join } from 'node:path';
import {
	lineOf,
	tarballOfRun,
	webhookStep,
	type Credential,
	type Step,
	type WorkflowFile,
} from '../../e2e/support';
import { run } from '../../e2e/support/command';
import { newFolder } from '../../e2e/support/runFolder';
import { OTHER_PACKAGE } from '../paths';

/** A way to take Zalo's events in n8n. */
export interface Peer {
	title: string;
	/** The package that brings it; the bare Webhook node needs none, and gets this one. */
	tarball(): Promise<string>;
	workflow(webhookId: string, credential: Credential): WorkflowFile;
	/** Below `/webhook/`. */
	path(webhookId: string): string;
}

async function packOther(): Promise<string> {
	const folder = await newFolder('pack-other');
	const flags = ['--json', '--ignore-scripts', '--pack-destination', folder];
	const packed = await run('npm', ['pack', OTHER_PACKAGE, ...flags], { cwd: folder });
	const [tarball] = JSON.parse(packed) as Array<{ filename: string }>;
	if (!tarball) throw new Error('npm pack made no tarball');
	return join(folder, tarball.filename);
}

const triggerStep = (type: string, webhookId: string, credential: Credential, parameters: object): Step => ({
	name: 'Trigger',
	type,
	typeVersion: 1,
	parameters: { ...parameters },
	credential,
	more: { webhookId },
});

export const PEERS: Peer[] = [
	{
		title: 'Zalo OA Trigger',
		tarball: tarballOfRun,
		workflow: (webhookId, credential) =>
			lineOf('Zalo OA Trigger', [
				triggerStep('n8n-nodes-zalo-oa.zaloOaTrigger', webhookId, credential, { events: ['user_send_text'] }),
			]),
		path: (webhookId) => `${webhookId}/webhook`,
	},
	{
		title: '@haus07/n8n-nodes-zalo-oa, with its signature check switched on',
		tarball: packOther,
		workflow: (webhookId, credential) =>
			lineOf('The other trigger', [
				triggerStep('@haus07/n8n-nodes-zalo-oa.zaloOaTrigger', webhookId, credential, {
					events: ['user_send_text'],
					verifySignature: true,
				}),
			]),
		path: (webhookId) => `${webhookId}/zalo-oa`,
	},
	{
		title: "n8n's Webhook node, which checks nothing",
		tarball: tarballOfRun,
		workflow: (webhookId) => {
			const step = webhookStep(webhookId);
			return lineOf('Webhook', [
				{ ...step, parameters: { httpMethod: 'POST', path: webhookId, options: {} } },
			]);
		},
		path: (webhookId) => webhookId,
	},
];
