import { createHash } from 'node:crypto';

/** Tells contents apart in a few characters. */
export const sha256 = (content: string | Uint8Array): string =>
	createHash('sha256').update(content).digest('base64url');

/** The same in the spelling that Zalo takes: 64 hexadecimal digits. */
export const sha256Hex = (content: string): string => createHash('sha256').update(content).digest('hex');
