import type { INodeProperties } from 'n8n-workflow';

import { gifContent } from '../../api/messageContent';
import type { GifSize } from '../../helpers/gifSize';
import { toNumber } from '../../helpers/guards';
import type { Item } from '../item';
import { MAX_TEXT } from './limits';
import { mediaFields, readMedia } from './media';
import { sendOperation } from './sendOperation';

const sideField = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	default: 0,
	typeOptions: { minValue: 0 },
	description: `The ${name} in pixels. With 0 it is read from the file, where the picture comes from a binary field.`,
});

/** @returns 0 for "read it from the file" */
function readSide(item: Item, name: string, label: string): number {
	const side = toNumber(item.value(name));
	if (side !== undefined && Number.isInteger(side) && side >= 0) return side;
	return item.fail(
		`${label} is not a whole number`,
		'Enter the number of pixels, or 0 to read it from the file.',
	);
}

function sizeOf(item: Item, wanted: GifSize, found: GifSize | undefined): GifSize {
	const width = wanted.width || (found?.width ?? 0);
	const height = wanted.height || (found?.height ?? 0);
	if (width > 0 && height > 0) return { width, height };
	return item.fail(
		'Width and Height are missing',
		'Zalo wants the size of a GIF. Enter both; they can only be read from a file of the item.',
	);
}

/** A moving picture. Source: zalo-oa-api.md 4.1. */
export const sendGif = sendOperation({
	option: {
		name: 'Send GIF',
		value: 'sendGif',
		action: 'Send an animated GIF to a user',
		description: 'Send an animated GIF of up to 5 MB to a user',
	},
	recipients: ['user'],
	properties: [...mediaFields, sideField('Width', 'width'), sideField('Height', 'height')],
	drafts: (item) => {
		const caption = item.optionalText('caption', MAX_TEXT);
		const media = readMedia(item, 'gif');
		const wanted = { width: readSide(item, 'width', 'Width'), height: readSide(item, 'height', 'Height') };
		// Only a file can tell its size: all else is said before anything goes out.
		if (!media.isFile) sizeOf(item, wanted, undefined);
		const compose = async () => {
			const { source, size } = await media.find();
			return gifContent(source, sizeOf(item, wanted, size), caption);
		};
		return [{ identity: { caption, ...wanted, ...media.identity }, compose }];
	},
});
