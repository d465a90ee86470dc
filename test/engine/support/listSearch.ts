import './environment';
import { LoadOptionsContext } from 'n8n-core';
import type { INode, INodeListSearchResult } from 'n8n-workflow';
import type { Engine } from './engine';

interface Typed {
	filter?: string;
	paginationToken?: string;
}

/** What the editor gets for a list, when it is opened, when somebody types into it, or scrolls to its end. */
export async function searchList(
	engine: Engine,
	method: string,
	credentialId: string,
	{ filter, paginationToken }: Typed = {},
): Promise<INodeListSearchResult> {
	const type = engine.nodeTypes.fullName('zaloOa');
	const credentials = { zaloOaApi: { id: credentialId, name: 'Test credential' } };
	const workflow = engine.workflow({
		nodes: [{ name: 'Node', type, typeVersion: 1, parameters: {}, credentials }],
		connections: {},
	});
	const search = engine.nodeTypes.getByNameAndVersion(type, 1).methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list search "${method}"`);
	const node = workflow.getNode('Node') as INode;
	const context = new LoadOptionsContext(workflow, node, engine.additionalData(), '');
	// The two packages of n8n type the context a little differently.
	return (await Reflect.apply(search, context, [filter, paginationToken])) as INodeListSearchResult;
}
