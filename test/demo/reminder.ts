/** The step that stops an example as long as nobody has filled in what the example cannot know. */
export const REMINDER = 'Fill In, Then Delete Me';

const NOTE = 'n8n-nodes-base.stickyNote';

interface Drawing {
	nodes: Array<{ name: string; type: string }>;
	connections: object;
}

type Links = Array<{ node: string }> | null;

/** By the kind of the connection: `main`, `ai_tool` and so on. */
type Outputs = Record<string, Links[]>;

/** An example as it is after a user has deleted the reminder. */
export function withoutReminder<Workflow extends Drawing>(workflow: Workflow): Workflow {
	const withoutIt = (links: Links) => (links ?? []).filter(({ node }) => node !== REMINDER);
	const connections = Object.entries(workflow.connections as Record<string, Outputs>).map(
		([from, byKind]) => [
			from,
			Object.fromEntries(Object.entries(byKind).map(([kind, outputs]) => [kind, outputs.map(withoutIt)])),
		],
	);
	return {
		...workflow,
		nodes: workflow.nodes.filter(({ name }) => name !== REMINDER),
		connections: Object.fromEntries(connections) as Workflow['connections'],
	};
}

/** A workflow without what is there only to be read. */
export const withoutNotes = <Workflow extends Drawing>(workflow: Workflow): Workflow => ({
	...workflow,
	nodes: workflow.nodes.filter(({ type }) => type !== NOTE),
});
