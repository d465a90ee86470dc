import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';
import { editorContext } from './editorContext';
import type { Engine } from './engine';

interface Typed {
	filter?: string;
	paginationToken?: string;
	/** What the node is set to. */
	parameters?: INodeParameters;
}

/** What the editor gets for a list, when it is opened, when somebody types into it, or scrolls to its end. */
export async function searchList(
	engine: Engine,
	method: string,
	credentialId: string,
	{ filter, paginationToken, parameters = {} }: Typed = {},
): Promise<INodeListSearchResult> {
	const { context, methods } = editorContext(engine, credentialId, parameters);
	const search = methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list search "${method}"`);
	// The two packages of n8n type the context a little differently.
	return (await Reflect.apply(search, context, [filter, paginationToken])) as INodeListSearchResult;
}
