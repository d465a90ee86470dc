import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { MediaSource } from '../../api/messageContent';
import type { UploadKind } from '../../api/upload';
import { binaryPropertyName } from '../../fields/binaryPropertyName';
import type { GifSize } from '../../helpers/gifSize';
import type { Json } from '../../transport/types';
import { uploadOnce } from '../attachments';
import type { Item } from '../item';

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

/** A picture that Zalo can find, and its size where the file told it. */
export interface FoundMedia {
	source: MediaSource;
	size: GifSize | undefined;
}

/** Where an item's picture comes from. */
export interface Media {
	isUrl: boolean;
	isFile: boolean;
	/** Of a file what is the same in each of n8n's tries. */
	identity: Json;
	/** Uploads a file. */
	find(): Promise<FoundMedia>;
}

const known = (source: MediaSource): Media => ({
	isUrl: 'url' in source,
	isFile: false,
	identity: source,
	find: async () => await Promise.resolve({ source, size: undefined }),
});

/**
 * Reads where the picture comes from; a file is only looked for, and uploaded when it is asked for.
 *
 * @throws NodeOperationError for an address or an id that cannot be one, and for a file that is not there
 */
export function readMedia(item: Item, kind: UploadKind): Media {
	const source = item.choice('source', sources);
	if (source === 'url') return known({ url: item.webAddress('url') });
	if (source === 'attachmentId') return known({ attachmentId: item.id('attachmentId') });
	const file = item.file('binaryPropertyName');
	const find = async () => {
		const { id, size } = await uploadOnce(item, kind, file);
		return { source: { attachmentId: id }, size };
	};
	return { isUrl: false, isFile: true, identity: { file: file.key }, find };
}
