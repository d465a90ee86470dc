import { createHash } from 'node:crypto';

/** Tells contents apart in a few characters. */
export const sha256 = (content: string | Uint8Array): string =>
	createHash('sha256').update(content).digest('base64url');
