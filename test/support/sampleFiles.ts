/**
 * The smallest files that are what they say: enough to tell the kind by, not enough to show a picture.
 * The formats' own documents are named in nodes/ZaloOa/helpers.
 */
export const jpg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
export const pdf = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n', 'latin1');
export const csv = Buffer.from('Tên,Số điện thoại\r\nNguyễn Văn An,0912345678\r\n');
export const exe = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(120)]);
export const html = Buffer.from('<!DOCTYPE html>\n<html><body>Not found, sorry</body></html>\n');

export function gif(width: number, height: number, version = 'GIF89a'): Buffer {
	const content = Buffer.alloc(14);
	content.write(version, 'latin1');
	content.writeUInt16LE(width, 6);
	content.writeUInt16LE(height, 8);
	content.write(';', 13);
	return content;
}

/** An entry in the directory of a compound file: which one is below it, and which are beside it. */
interface Entry {
	name: string;
	child?: number;
	left?: number;
	right?: number;
}

const NONE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;

/**
 * A compound file with this directory, the root first. The sectors of its directory are the odd ones, those of its
 * allocation table (FAT) the even ones: they do not follow each other, as in a file that has been changed often.
 */
export function compoundFile(entries: Entry[], sectorSize = 512): Buffer {
	const perSector = sectorSize / 128;
	const count = Math.ceil(entries.length / perSector);
	const sectorOf = (index: number) => 1 + index * 2;
	const placeOf = (sector: number) => (sector + 1) * sectorSize;
	const fatOf = (sector: number) => Math.floor((sector * 4) / sectorSize);
	const content = Buffer.alloc(placeOf(sectorOf(count - 1) + 1));
	content.write('d0cf11e0a1b11ae1', 'hex');
	content.writeUInt16LE(Math.log2(sectorSize), 30);
	content.writeUInt32LE(fatOf(sectorOf(count - 1)) + 1, 44);
	content.writeUInt32LE(sectorOf(0), 48);
	content.fill(0xff, 76, 512);
	for (let fat = 0; fat <= fatOf(sectorOf(count - 1)); fat++) {
		content.writeUInt32LE(fat * 2, 76 + fat * 4);
		content.fill(0xff, placeOf(fat * 2), placeOf(fat * 2 + 1));
	}
	for (let index = 0; index < count; index++) {
		const sector = sectorOf(index);
		const next = index + 1 < count ? sectorOf(index + 1) : END_OF_CHAIN;
		content.writeUInt32LE(next, placeOf(fatOf(sector) * 2) + ((sector * 4) % sectorSize));
	}
	entries.forEach(({ name, child = NONE, left = NONE, right = NONE }, index) => {
		const at = placeOf(sectorOf(Math.floor(index / perSector))) + (index % perSector) * 128;
		content.write(name, at, 'utf16le');
		content.writeUInt16LE((name.length + 1) * 2, at + 64);
		content.writeUInt32LE(left, at + 68);
		content.writeUInt32LE(right, at + 72);
		content.writeUInt32LE(child, at + 76);
	});
	return content;
}

/** A compound file with these streams at its top, each known to the one before it. */
export const compoundFileOf = (names: string[], sectorSize?: number): Buffer =>
	compoundFile(
		[
			{ name: 'Root Entry', child: 1 },
			...names.map((name, index) => ({ name, right: index + 1 < names.length ? index + 2 : NONE })),
		],
		sectorSize,
	);

export const doc = compoundFileOf(['1Table', 'Data', '\x05SummaryInformation', 'WordDocument']);

/** A zip of empty files with these names. */
export function zip(names: string[], comment = ''): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const name of names) {
		const bytes = Buffer.from(name);
		const header = Buffer.alloc(30);
		header.write('PK\x03\x04', 'latin1');
		header.writeUInt16LE(bytes.length, 26);
		parts.push(header, bytes);
		const entry = Buffer.alloc(46);
		entry.write('PK\x01\x02', 'latin1');
		entry.writeUInt16LE(bytes.length, 28);
		// An extra field and a comment, which whoever reads the directory has to step over.
		entry.writeUInt16LE(4, 30);
		entry.writeUInt16LE(3, 32);
		entry.writeUInt32LE(offset, 42);
		directory.push(entry, bytes, Buffer.from([1, 0, 0, 0]), Buffer.from('abc'));
		offset += 30 + bytes.length;
	}
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(names.length, 8);
	end.writeUInt16LE(names.length, 10);
	end.writeUInt32LE(Buffer.concat(directory).length, 12);
	end.writeUInt32LE(offset, 16);
	end.writeUInt16LE(comment.length, 20);
	return Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]);
}

export const docx = zip(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
