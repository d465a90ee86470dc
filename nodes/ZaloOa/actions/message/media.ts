import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { MediaSource } from '../../api/messageContent';
import type { UploadKind } from '../../api/upload';
import { binaryPropertyName } from '../../fields/binaryPropertyName';
import type { GifSize } from '../../helpers/gifSize';
import { lengthOf, toNfc } from '../../helpers/text';
import { uploadOnce } from '../attachments';
import type { Item } from '../item';
import { MAX_TEXT } from './limits';

const sources: INodePropertyOptions[] = [
	{ name: 'Binary Field', value: 'binary', description: 'A file of the input item' },
	{ name: 'URL', value: 'url', description: 'An address that Zalo can open' },
	{
		name: 'Attachment ID',
		value: 'attachmentId',
		description: 'Something that was uploaded within the last 7 days',
	},
];

/** Where the picture comes from, and what is said beside it. */
export const mediaFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: sources,
		default: 'binary',
		description: 'Where the picture comes from',
	},
	{ ...binaryPropertyName, displayOptions: { show: { source: ['binary'] } } },
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/picture.jpg',
		displayOptions: { show: { source: ['url'] } },
		description: 'The address of the picture, which everybody can open without logging in',
	},
	{
		displayName: 'Attachment ID',
		name: 'attachmentId',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { source: ['attachmentId'] } },
		description: 'ID that File: Upload has given. Zalo keeps uploads for 7 days.',
	},
	{
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		default: '',
		description: 'A text of up to 2,000 characters under the picture',
	},
];

/** @throws NodeOperationError for a caption that is too long */
export function readCaption(item: Item): string {
	const caption = toNfc(item.text('caption'));
	if (lengthOf(caption) <= MAX_TEXT) return caption;
	return item.fail(
		`Caption has ${lengthOf(caption)} characters, and Zalo takes at most ${MAX_TEXT}`,
		'Shorten it, or send the text as a message of its own.',
	);
}

/** A picture that Zalo can find, and its size where the file told it. */
export interface Media {
	source: MediaSource;
	size: GifSize | undefined;
}

/**
 * Reads where the picture comes from; a file is only looked for, and uploaded when it is asked for.
 *
 * @throws NodeOperationError for an address or an id that cannot be one
 */
export function readMedia(item: Item, kind: UploadKind): () => Promise<Media> {
	const source = item.choice('source', sources);
	if (source === 'url') {
		const url = item.webAddress('url');
		return async () => await Promise.resolve({ source: { url }, size: undefined });
	}
	if (source === 'attachmentId') {
		const attachmentId = item.id('attachmentId');
		return async () => await Promise.resolve({ source: { attachmentId }, size: undefined });
	}
	return async () => {
		const { id, size } = await uploadOnce(item, kind, 'binaryPropertyName');
		return { source: { attachmentId: id }, size };
	};
}
