import { Workflow, type INode, type INodeTypes } from 'n8n-workflow';

import { Page } from '../../docs/markdown';

/** Every expression in a block of code that shows a time. */
const expressions = ['README.md', 'docs/operations.md'].flatMap((path) =>
	new Page(path).codeBlocks.map((block) => block.trim()).filter((block) => block.startsWith('{{')),
);

const node: INode = { id: '1', name: 'Step', type: 'step', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes = {
	getByNameAndVersion: () => ({ description: { properties: [] } }),
} as unknown as INodeTypes;

/** What n8n makes of an expression in a step behind an item. New York is n8n's own time zone, unless it is set. */
async function evaluate(expression: string, windowEndsAt: string | null): Promise<unknown> {
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
		settings: { timezone: 'America/New_York' },
	});
	const items = [{ json: { windowEndsAt } }];
	return await workflow.expression.getParameterValue(
		`=${expression}`,
		null,
		0,
		0,
		node.name,
		items,
		'manual',
		{},
	);
}

describe('the expressions for Vietnamese time', () => {
	it('are documented', () => {
		expect(expressions.length).toBe(3);
	});

	it.each(expressions)('%s', async (expression) => {
		expect(await evaluate(expression, '2026-11-25T01:15:00.000Z')).toBe('08:15 25/11/2026');
		expect(await evaluate(expression, '2026-11-25T17:30:00.000Z')).toBe('00:30 26/11/2026');
	});

	it.each(expressions.filter((expression) => expression.includes('?')))(
		'%s without a time',
		async (expression) => {
			expect(await evaluate(expression, null)).toBe('–');
		},
	);
});
