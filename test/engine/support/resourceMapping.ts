import type { INodeParameters, ResourceMapperFields } from 'n8n-workflow';
import { editorContext } from './editorContext';
import type { Engine } from './engine';

/** What the editor gets for a resource mapper. */
export async function mappedFields(
	engine: Engine,
	method: string,
	credentialId: string,
	parameters: INodeParameters,
): Promise<ResourceMapperFields> {
	const { context, methods } = editorContext(engine, credentialId, parameters);
	const map = methods?.resourceMapping?.[method];
	if (!map) throw new Error(`The node has no resource mapping "${method}"`);
	// The two packages of n8n type the context a little differently.
	return (await Reflect.apply(map, context, [])) as ResourceMapperFields;
}
