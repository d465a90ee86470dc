import Table from 'cli-table3';

import type { RunResult, WorkflowDefinition } from '../engine/support';

function describeValue(value: unknown): string {
	if (value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The items of one step, a row each, the fields as columns. */
function describeItems(items: Array<Record<string, unknown>>): string {
	const fields = [...new Set(items.flatMap((item) => Object.keys(item)))];
	if (fields.length === 0) return `  ${items.length} item without fields\n`;
	const table = new Table({ head: fields, style: { head: [], border: [] }, wordWrap: true });
	for (const item of items) {
		table.push(fields.map((field) => describeValue(item[field])));
	}
	return `${table.toString()}\n`;
}

/** What each step of a workflow put out, in the order in which they ran. */
export function describeSteps(
	workflow: WorkflowDefinition,
	run: RunResult,
	isStandIn: (type: string) => boolean,
): string {
	return workflow.nodes
		.map(({ name, type }, index) => {
			const note = isStandIn(type) ? ` (${type}, stood in for: only a full n8n has it)` : ` (${type})`;
			const title = `Step ${index + 1}: ${name}${note}\n`;
			if (run.nodeError(name)) return `${title}  failed, see below\n`;
			if (!run.executedNodes.includes(name)) return `${title}  did not run\n`;
			const outputs = run.output(name).flatMap((items, output) => {
				if (items.length === 0) return [];
				const way = type === 'n8n-nodes-base.if' ? `  The answer is ${output === 0 ? 'yes' : 'no'}:\n` : '';
				return [way + describeItems(items.map(({ json }) => json))];
			});
			return title + (outputs.join('') || '  put out nothing\n');
		})
		.join('\n');
}

/** An error as n8n shows it: what happened, and what to do. */
export function describeError(error: { message: string; description?: string | null | undefined }): string {
	return `What happened: ${error.message}\nWhat to do:    ${error.description ?? ''}\n`;
}
