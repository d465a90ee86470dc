import type { INodeProperties } from 'n8n-workflow';

/** Where the file lies in the item that came in. */
export const binaryPropertyName: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input binary field containing the file to be sent',
	description: 'Which of the files of the input item is meant: the name over it in the Binary tab',
};
