import { MIME_TYPES, type FileKind } from './fileKind';
import { beginningOf, isBlank, toNfc } from './text';

const MAX_LENGTH = 200;

/** For a file that comes without a name, or with one of which nothing is left. */
const PLAIN_NAME = 'file';

/**
 * What no name may hold: control characters and line breaks, halves of an emoji, and what turns the direction of
 * writing, so that "exe.pdf" shows where "fdp.exe" stands.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

const EDGES = /^[\s.]+|(?<![\s.])[\s.]+$/g;

/** Extensions that a name loses when its file is of another kind; others may well be the end of a word, as in "v1.2". */
const KNOWN = new Set([...Object.keys(MIME_TYPES), 'jpeg']);

/** The extension of a file's name, in lower case and without the dot; an empty text where there is none. */
export const extensionOf = (fileName: string): string =>
	/\.([a-z\d]{1,10})$/i.exec(fileName.trimEnd().slice(-11))?.[1]?.toLowerCase() ?? '';

/**
 * A file's name as Zalo takes it: the same without folders and characters that no name may hold, of at most 200
 * characters, with the extension of what the file is (zalo-oa-api.md, section 5).
 */
export function withExtension(fileName: string, kind: FileKind): string {
	const path = toNfc(fileName.replace(UNSAFE, ''));
	const name = path
		.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
		.replace(/(?<![\s.])[\s.]+$/, '');
	const found = extensionOf(name);
	const extension = kind === 'jpg' && found === 'jpeg' ? found : kind;
	const stem = KNOWN.has(found) ? name.slice(0, -found.length - 1) : name;
	const room = MAX_LENGTH - extension.length - 1;
	const kept = beginningOf(stem.replace(EDGES, ''), room).replace(EDGES, '');
	return `${isBlank(kept) ? PLAIN_NAME : kept}.${extension}`;
}
