import { beginsWith } from './bytes';
import { isBlank } from './text';

/** No more of a text is decoded. Even, so that no UTF-16 character is cut. */
const MAX_DECODED = 0x4_0000;

/** Control characters that no text has, NUL among them. */
const CONTROL = /[^\P{Cc}\s\x7f-\x9f]/u;

/** HTML and XML, what is left of a PDF, RTF, and JSON: text as well, but no tables. */
const OTHER_FORMAT = /^\s*(?:<[!?/a-z]|%PDF|\{\\rtf|\{\s*["}]|\[\s*[[{"\]])/i;

/** The first bytes of a picture or a program can be letters; with these there is a table, of one column at least. */
const SEPARATOR = /[,;\t|\r\n]/;

function encodingOf(content: Uint8Array): string {
	if (beginsWith(content, '\xff\xfe')) return 'utf-16le';
	return beginsWith(content, '\xfe\xff') ? 'utf-16be' : 'utf-8';
}

/** The beginning of a text; undefined for what is not written in one of the encodings. */
function decode(content: Uint8Array, encoding: string): string | undefined {
	const isWhole = content.length <= MAX_DECODED;
	try {
		const decoder = new TextDecoder(encoding, { fatal: true });
		return decoder.decode(content.subarray(0, MAX_DECODED), { stream: !isWhole });
	} catch {
		return undefined;
	}
}

/**
 * Could a file be a table in text? It is one in UTF-8, or in UTF-16 with a byte order mark. Older encodings such as
 * windows-1258 are no guess to make. All bytes are text in them, and who opens the file would see other letters.
 */
export function isCsv(content: Uint8Array): boolean {
	const encoding = encodingOf(content);
	// Text at the beginning and a program behind it: in UTF-8, a NUL is nothing but a NUL.
	if (encoding === 'utf-8' && content.includes(0)) return false;
	const text = decode(content, encoding);
	if (text === undefined || isBlank(text)) return false;
	return SEPARATOR.test(text) && !CONTROL.test(text) && !OTHER_FORMAT.test(text);
}
