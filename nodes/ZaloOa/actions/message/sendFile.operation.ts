import type { INodePropertyOptions } from 'n8n-workflow';

import { fileContent } from '../../api/messageContent';
import { binaryPropertyName } from '../../fields/binaryPropertyName';
import { uploadOnce } from '../attachments';
import { readyDraft } from './draft';
import { sendOperation } from './sendOperation';

const sources: INodePropertyOptions[] = [
	{ name: 'Binary Field', value: 'binary', description: 'A file of the input item' },
	{ name: 'Token', value: 'token', description: 'A file that was uploaded within the last 7 days' },
];

/** A document. Source: zalo-oa-api.md 4.1, 4.6, 4.9. */
export const sendFile = sendOperation({
	option: {
		name: 'Send File',
		value: 'sendFile',
		action: 'Send a file to a user, group or visitor',
		description: 'Send a PDF, DOC, DOCX or CSV of up to 5 MB to a user, a group chat or an anonymous visitor',
	},
	recipients: ['user', 'group', 'anonymous'],
	properties: [
		{
			displayName: 'Source',
			name: 'source',
			type: 'options',
			options: sources,
			default: 'binary',
			description: 'Where the file comes from',
		},
		{ ...binaryPropertyName, displayOptions: { show: { source: ['binary'] } } },
		{
			displayName: 'File Token',
			name: 'fileToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { source: ['token'] } },
			description: 'Token that File: Upload has given. Zalo keeps uploads for 7 days.',
		},
	],
	drafts: (item) => {
		if (item.choice('source', sources) === 'token') {
			return [readyDraft(fileContent(item.requiredText('fileToken').trim()))];
		}
		const file = item.file('binaryPropertyName');
		return [
			{
				identity: { file: file.key, fileName: file.fileName },
				compose: async () => fileContent((await uploadOnce(item, 'file', file)).id),
			},
		];
	},
});
