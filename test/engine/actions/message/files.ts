import type { INodeExecutionData } from 'n8n-workflow';

type Kind = 'jpg' | 'png' | 'gif' | 'pdf' | 'csv' | 'exe';

const latin1 = (text: string) => [...Buffer.from(text, 'latin1')];

/** How files of a kind begin. */
const BEGINNINGS: Record<Kind, number[]> = {
	jpg: [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, ...latin1('JFIF\0')],
	png: [...latin1('\x89PNG\r\n\x1a\n'), 0, 0, 0, 13, ...latin1('IHDR')],
	// 320 by 180 pixels.
	gif: [...latin1('GIF89a'), 0x40, 0x01, 0xb4, 0x00, 0, 0, 0],
	pdf: latin1('%PDF-1.7\n'),
	csv: latin1('name,phone\nAn,0912345678\n'),
	exe: latin1('MZ\x90\0\x03'),
};

/** The bytes of a file that passes for one of its kind. */
export function bytesOf(kind: Kind, size = 64, extra = ''): Uint8Array {
	const bytes = new Uint8Array(Math.max(size, BEGINNINGS[kind].length));
	bytes.set(BEGINNINGS[kind]);
	bytes.set(latin1(extra), bytes.length - extra.length);
	return bytes;
}

interface FileOptions {
	fileName?: string;
	mimeType?: string;
	/** Makes its content differ. */
	extra?: string;
}

/** An item with a file in its binary field `data`, as n8n keeps it in memory. */
export function fileItem(file: Kind | Uint8Array, options: FileOptions = {}): INodeExecutionData {
	const { fileName, mimeType = 'application/octet-stream', extra } = options;
	const content = typeof file === 'string' ? bytesOf(file, 64, extra) : file;
	const data = Buffer.from(content).toString('base64');
	return { json: {}, binary: { data: { data, mimeType, ...(fileName !== undefined && { fileName }) } } };
}
