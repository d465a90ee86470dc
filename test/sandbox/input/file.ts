import { isUtf8 } from 'node:buffer';
import { tooMuch, unfit } from '../refusal';
import type { Kind } from './kinds';
import { FilePart } from './multipart';

/** A type of file, which Zalo tells by the content and not by the name. */
export interface FileType {
	extensions: string[];
	mediaType: string;
	/** Whether these bytes, under a name with this extension, are such a file. */
	holds(bytes: Buffer, extension: string): boolean;
}

/** For types whose files all have the same first bytes. */
const begins =
	(...first: number[]) =>
	(bytes: Buffer): boolean =>
		bytes.subarray(0, first.length).equals(Buffer.from(first));

export const JPG: FileType = {
	extensions: ['jpg', 'jpeg'],
	mediaType: 'image/jpeg',
	holds: begins(0xff, 0xd8, 0xff),
};
export const PNG: FileType = {
	extensions: ['png'],
	mediaType: 'image/png',
	holds: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
};
export const GIF: FileType = {
	extensions: ['gif'],
	mediaType: 'image/gif',
	holds: (bytes) => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)),
};
export const PDF: FileType = {
	extensions: ['pdf'],
	mediaType: 'application/pdf',
	holds: begins(...Buffer.from('%PDF-')),
};
export const DOC: FileType = {
	extensions: ['doc'],
	mediaType: 'application/msword',
	holds: begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
};
const isZip = begins(...Buffer.from('PK\x03\x04'));
export const DOCX: FileType = {
	extensions: ['docx'],
	mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	// A zip of which one folder, as all names in a zip are, can be read without unpacking it.
	holds: (bytes) => isZip(bytes) && bytes.includes('word/'),
};
export const CSV: FileType = {
	extensions: ['csv'],
	mediaType: 'text/csv',
	// Any text is one, so the name has to say it: a broken pdf shall not pass for it.
	holds: (bytes, extension) => extension === 'csv' && bytes.length > 0 && isUtf8(bytes) && !bytes.includes(0),
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
		if (!types.some((type) => type.holds(bytes, extension))) throw unfit(`${name}: its content`);
		return part;
	},
});
