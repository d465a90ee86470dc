import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutReminder } from '../../demo/reminder';
import { RECIPIENT, SENDER, TELEGRAM_CHAT } from './messengers';
import type { Credential, StoredWorkflow, WorkflowFile } from './n8nClient';
import { PROJECT_ROOT } from './paths';

export { REMINDER, withoutReminder } from '../../demo/reminder';

export const EXAMPLES = join(PROJECT_ROOT, 'examples');

/** The file names of all examples. */
export const exampleFiles = (): string[] => readdirSync(EXAMPLES).filter((file) => file.endsWith('.json'));

/**
 * A file as a user imports it, and then picks a credential in every step that asks for one.
 *
 * @param templateId of the ZNS template to pick where a step asks for one
 */
export async function readExample(
	file: string,
	credentials: Credential[],
	templateId?: string,
): Promise<WorkflowFile> {
	const workflow = JSON.parse(await readFile(join(EXAMPLES, file), 'utf8')) as WorkflowFile;
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => {
			const asked = Object.keys(node.credentials ?? {});
			const picked = credentials
				.filter(({ type }) => asked.includes(type))
				.map(({ type, id, name }) => [type, { id, name }] as const);
			const hasTemplate = templateId !== undefined && 'templateId' in node.parameters;
			const template = { __rl: true, mode: 'list', value: templateId };
			return {
				...node,
				...(asked.length > 0 && { credentials: Object.fromEntries(picked) }),
				...(hasTemplate && { parameters: { ...node.parameters, templateId: template } }),
			};
		}),
	};
}

/** The Zalo user id that stands for the admin's own. */
export const EXAMPLE_ADMIN = '1000000000000000001';

/** The tag of those whom an example writes to. */
export const EXAMPLE_TAG = 'VIP';

/** The words that stand in an example where something of the user's own belongs. */
const PLACEHOLDERS = {
	chat: 'PASTE YOUR WEBHOOK ADDRESS HERE / DÁN ĐỊA CHỈ WEBHOOK VÀO ĐÂY',
	telegramChat: 'YOUR CHAT ID / ID CHAT CỦA BẠN',
	sender: 'SENDER ADDRESS / EMAIL GỬI',
	recipient: 'YOUR ADDRESS / EMAIL NHẬN',
	tag: 'THE NAME OF THE TAG / TÊN NHÃN',
	admin: "THE ADMIN'S ZALO USER ID / USER ID ZALO CỦA QUẢN TRỊ VIÊN",
};

/** The steps in whose place another one stands here: one is replaced by users, too, and Google is not asked. */
const STEPS_TO_REPLACE = ['Send Here', 'Add to Sheet'];

/** The example as its notes ask for: filled in, and without the step that reminds of it. */
export function filledIn(workflow: WorkflowFile, chatUrl: string): WorkflowFile {
	const own = {
		chat: chatUrl,
		telegramChat: TELEGRAM_CHAT,
		sender: SENDER,
		recipient: RECIPIENT,
		tag: EXAMPLE_TAG,
		admin: EXAMPLE_ADMIN,
	};
	let text = JSON.stringify(withoutReminder(workflow));
	for (const [name, words] of Object.entries(PLACEHOLDERS)) {
		text = text.replaceAll(words, own[name as keyof typeof own]);
	}
	const filled = JSON.parse(text) as WorkflowFile;
	return {
		...filled,
		nodes: filled.nodes.map((node) =>
			STEPS_TO_REPLACE.includes(node.name) ? { ...node, type: 'n8n-nodes-base.noOp', parameters: {} } : node,
		),
	};
}

/** The name of the step that a workflow begins with. */
export function triggerOf({ nodes, name }: StoredWorkflow): string {
	const trigger = nodes.find(({ type }) => /trigger$/i.test(type));
	if (!trigger) throw new Error(`${name} has no trigger`);
	return trigger.name;
}
