/** Does a file begin with these bytes, written as characters of up to \xff? */
export const beginsWith = (content: Uint8Array, bytes: string): boolean =>
	[...bytes].every((byte, index) => content[index] === byte.charCodeAt(0));

/** Two bytes as a number, the low one first; 0 beyond the end of the file. */
export const uint16 = (content: Uint8Array, at: number): number =>
	(content[at] ?? 0) + (content[at + 1] ?? 0) * 0x100;

/** Four bytes as a number, the low one first; 0 beyond the end of the file. */
export const uint32 = (content: Uint8Array, at: number): number =>
	uint16(content, at) + uint16(content, at + 2) * 0x1_0000;

/** How many bytes a text in base64 stands for. */
export const bytesIn = (base64: string): number => Buffer.byteLength(base64, 'base64');
