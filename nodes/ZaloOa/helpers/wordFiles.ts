import { beginsWith, uint16, uint32 } from './bytes';

/** The directory of a .doc has some dozen entries, and a .docx some dozen files; nobody needs to read on for ever. */
const MAX_SECTORS = 1_000;
const MAX_FILES = 10_000;

const ENTRY_SIZE = 128;

/**
 * Where each entry of a compound file's directory lies ([MS-CFB] 2.6). The directory is a chain of sectors: the header
 * says where it starts, and the file allocation table (FAT) which sector comes next.
 */
function directoryEntries(content: Uint8Array): number[] {
	const power = uint16(content, 30);
	if (power !== 9 && power !== 12) return [];
	const size = 2 ** power;
	const placeOf = (sector: number) => (sector + 1) * size;
	// The header names the first 109 sectors of the FAT. They cover 7 MB, and Zalo takes 5 (zalo-oa-api.md, section 5).
	const fatSector = (sector: number) => uint32(content, 76 + Math.floor((sector * 4) / size) * 4);
	const afterSector = (sector: number) => uint32(content, placeOf(fatSector(sector)) + ((sector * 4) % size));
	const entries: number[] = [];
	let sector = uint32(content, 48);
	// The number that marks the end of a chain is that of a sector far beyond the end of any file.
	for (let count = 0; count < MAX_SECTORS && placeOf(sector) + size <= content.length; count++) {
		for (let offset = 0; offset < size; offset += ENTRY_SIZE) entries.push(placeOf(sector) + offset);
		sector = afterSector(sector);
	}
	return entries;
}

const hasName = (content: Uint8Array, entry: number, name: string) =>
	[...`${name}\0`].every((letter, index) => uint16(content, entry + index * 2) === letter.charCodeAt(0));

/**
 * Is a file one of Word 97 to 2003? They are compound files with a stream named "WordDocument" ([MS-DOC] 2.1.1).
 * It has to stand at the top: a table of Excel's with a text of Word's inside has it too, one level below.
 */
export function isDoc(content: Uint8Array): boolean {
	if (!beginsWith(content, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return false;
	const entries = directoryEntries(content);
	// The first entry is the root. It knows one of those at the top, and each of them two others, as in a tree.
	const ids = new Set(entries.slice(0, 1).map((root) => uint32(content, root + 76)));
	for (const id of ids) {
		const entry = entries[id];
		if (entry === undefined) continue;
		if (hasName(content, entry, 'WordDocument')) return true;
		// What was there already is not visited again, so a circle ends.
		ids.add(uint32(content, entry + 68)).add(uint32(content, entry + 72));
	}
	return false;
}

/** Where a zip's end record begins: it is followed by nothing but a comment (APPNOTE.TXT 4.3.16). */
function endRecord(content: Uint8Array): number | undefined {
	const last = content.length - 22;
	for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
		if (uint32(content, at) === 0x06054b50) return at;
	}
	return undefined;
}

/** The names of the files in a zip, from the directory at its end (APPNOTE.TXT 4.3.12). */
function namesInZip(content: Uint8Array): string[] {
	const end = endRecord(content);
	if (end === undefined) return [];
	const decoder = new TextDecoder();
	const names: string[] = [];
	let at = uint32(content, end + 16);
	while (names.length < MAX_FILES && uint32(content, at) === 0x02014b50) {
		const length = uint16(content, at + 28);
		names.push(decoder.decode(content.subarray(at + 46, at + 46 + length)));
		at += 46 + length + uint16(content, at + 30) + uint16(content, at + 32);
	}
	return names;
}

/**
 * Is a file one of today's Word? They are zips with a list of their parts and a folder "word" (ECMA-376, parts 1 and
 * 2). One with macros is a .docm, which Word does not open under the name of a .docx.
 */
export function isDocx(content: Uint8Array): boolean {
	if (!beginsWith(content, 'PK\x03\x04')) return false;
	const names = namesInZip(content);
	return (
		names.includes('[Content_Types].xml') &&
		names.some((name) => name.startsWith('word/')) &&
		!names.includes('word/vbaProject.bin')
	);
}
