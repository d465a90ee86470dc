import { beginsWith } from './bytes';
import { isCsv } from './csvText';
import { isDoc, isDocx } from './wordFiles';

/** The kinds of files that Zalo takes (zalo-oa-api.md, section 5), by their extension. */
export type FileKind = 'jpg' | 'png' | 'gif' | 'pdf' | 'doc' | 'docx' | 'csv';

/** "The part needs a file name with a proper extension and MIME type" (zalo-oa-api.md, section 5). */
export const MIME_TYPES: Readonly<Record<FileKind, string>> = {
	jpg: 'image/jpeg',
	png: 'image/png',
	gif: 'image/gif',
	pdf: 'application/pdf',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	csv: 'text/csv',
};

/** Readers forgive a PDF that a few blank lines or a byte order mark stand before. */
const isPdf = (content: Uint8Array) =>
	/^\s*%PDF-\d/.test(new TextDecoder().decode(content.subarray(0, 1_024)));

/** Text is the last one: what all the others say no to. */
const KINDS: ReadonlyArray<readonly [FileKind, (content: Uint8Array) => boolean]> = [
	['jpg', (content) => beginsWith(content, '\xff\xd8\xff')],
	['png', (content) => beginsWith(content, '\x89PNG\r\n\x1a\n')],
	['gif', (content) => beginsWith(content, 'GIF87a') || beginsWith(content, 'GIF89a')],
	['pdf', isPdf],
	['doc', isDoc],
	['docx', isDocx],
	['csv', isCsv],
];

/**
 * Tells what a file is by its content: names and MIME types are what somebody says about it. It reads the beginning and
 * the directory of a file, and does not say whether the rest is whole.
 *
 * @returns undefined for anything that Zalo does not take, such as a program, a page of HTML, a zip, a table of Excel's
 */
export const kindOf = (content: Uint8Array): FileKind | undefined =>
	KINDS.find(([, fits]) => fits(content))?.[0];
