import { NodeOperationError, type INode } from 'n8n-workflow';

/** What the editor shows in place of the list. */
export const noList = (node: INode, what: string): NodeOperationError =>
	new NodeOperationError(node, `Zalo's answer holds no ${what}`, {
		description:
			'Zalo accepted the request but sent something else than a list. Open the list again later, or enter the value by hand.',
	});
