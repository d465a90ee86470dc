import type { INodeProperties } from 'n8n-workflow';

import { KEPT_FOR, type UploadKind } from '../../api/upload';
import { binaryPropertyName } from '../../fields/binaryPropertyName';
import { toIsoTime } from '../../helpers/dates';
import { uploadOnce } from '../attachments';
import type { Choice, Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload a file for later messages',
	description: 'Store a picture or document at Zalo for 7 days, to send it in messages',
};

const kinds: Array<Choice<UploadKind>> = [
	{ name: 'Image', value: 'image', description: 'A JPG or PNG picture of up to 1 MB' },
	{ name: 'GIF', value: 'gif', description: 'An animated GIF of up to 5 MB' },
	{ name: 'File', value: 'file', description: 'A PDF, DOC, DOCX or CSV of up to 5 MB' },
];

export const properties: INodeProperties[] = [
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		options: kinds,
		default: 'image',
		description: 'What the file is',
	},
	binaryPropertyName,
];

/**
 * Uploads the item's file; the same file in several items is uploaded once. Source: zalo-oa-api.md 5.
 *
 * @throws NodeOperationError for a file that Zalo would not take
 */
export async function execute(item: Item): Promise<Output> {
	const kind = item.choice('kind', kinds);
	const { id, fileName, uploadedAt } = await uploadOnce(item, kind, item.file('binaryPropertyName'));
	const name = kind === 'file' ? { token: id } : { attachmentId: id };
	return { ...name, kind, fileName, usableUntil: toIsoTime(uploadedAt + KEPT_FOR) };
}
