import './environment';
import { LoadOptionsContext } from 'n8n-core';
import type { INode, INodeParameters, INodeType } from 'n8n-workflow';
import type { Engine } from './engine';

/** The node as the editor has it open, for the methods by which a field asks Zalo. */
export function editorContext(
	engine: Engine,
	credentialId: string,
	parameters: INodeParameters,
): { context: LoadOptionsContext; methods: INodeType['methods'] } {
	const type = engine.nodeTypes.fullName('zaloOa');
	const credentials = { zaloOaApi: { id: credentialId, name: 'Test credential' } };
	const workflow = engine.workflow({
		nodes: [{ name: 'Node', type, typeVersion: 1, parameters, credentials }],
		connections: {},
	});
	const node = workflow.getNode('Node') as INode;
	const additionalData = Object.assign(engine.additionalData(), { currentNodeParameters: parameters });
	const { methods } = engine.nodeTypes.getByNameAndVersion(type, 1);
	return { context: new LoadOptionsContext(workflow, node, additionalData, ''), methods };
}
