import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credential, WorkflowFile } from './n8nClient';
import { PROJECT_ROOT } from './paths';

const FOLDER = join(PROJECT_ROOT, 'examples');

/** The file names of all examples. */
export const exampleFiles = (): string[] => readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

/** A file as a user imports it, and then picks a credential in every step that asks for one. */
export async function readExample(file: string, credential: Credential): Promise<WorkflowFile> {
	const workflow = JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as WorkflowFile;
	const picked = { [credential.type]: { id: credential.id, name: credential.name } };
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			...(node.credentials && { credentials: { ...node.credentials, ...picked } }),
		})),
	};
}

/** The Zalo user id that stands for the admin's own. */
export const EXAMPLE_ADMIN = '1000000000000000001';

/** What a user replaces by the address of the team's own chat. */
export const EXAMPLE_CHAT = 'https://chat.example.com';

/** The example with another address in place of the one that a user has to replace. */
export function withChatAt(url: string, workflow: WorkflowFile): WorkflowFile {
	return JSON.parse(JSON.stringify(workflow).replaceAll(EXAMPLE_CHAT, url)) as WorkflowFile;
}
