import { tooMuch, unfit } from '../refusal';
import type { Kind } from './kinds';
import { FilePart } from './multipart';

/** A type of file, which Zalo tells by the content and not by the name. */
export interface FileType {
	extensions: string[];
	mediaType: string;
	/** The first bytes of every such file. */
	begins: Buffer;
}

export const JPG: FileType = {
	extensions: ['jpg', 'jpeg'],
	mediaType: 'image/jpeg',
	begins: Buffer.from([0xff, 0xd8, 0xff]),
};
export const PNG: FileType = {
	extensions: ['png'],
	mediaType: 'image/png',
	begins: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
};

const MEGABYTE = 1024 * 1024;

/**
 * A part with a file. It "needs a file name with a proper extension and MIME type" (zalo-oa-api.md, section 5);
 * which of the allowed types these name is not compared with the content, since no source says that Zalo does.
 */
export const fileOf = (types: FileType[], { maxMegabytes }: { maxMegabytes: number }): Kind<FilePart> => ({
	read: (part, name) => {
		if (!(part instanceof FilePart)) throw unfit(name);
		const { fileName, mediaType, bytes } = part;
		const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
		if (!types.some(({ extensions }) => extensions.includes(extension))) throw unfit(`${name}: its name`);
		if (!types.some((type) => type.mediaType === mediaType)) throw unfit(`${name}: its Content-Type`);
		if (bytes.length > maxMegabytes * MEGABYTE) throw tooMuch(name, `${maxMegabytes} MB`);
		const fits = ({ begins }: FileType) => bytes.subarray(0, begins.length).equals(begins);
		if (!types.some(fits)) throw unfit(`${name}: its content`);
		return part;
	},
});
