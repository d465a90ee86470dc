import { beginsWith, uint16 } from './bytes';

/** Zalo wants both of a gif (zalo-oa-api.md 4.1), as whole numbers. */
export interface GifSize {
	width: number;
	height: number;
}

/**
 * Width and height in pixels, as a gif's "logical screen descriptor" says them (GIF89a specification, section 18).
 *
 * @returns undefined for what is no gif, and for one that does not say how large it is
 */
export function gifSize(content: Uint8Array): GifSize | undefined {
	if (!beginsWith(content, 'GIF87a') && !beginsWith(content, 'GIF89a')) return undefined;
	if (content.length < 10) return undefined;
	const width = uint16(content, 6);
	const height = uint16(content, 8);
	return width > 0 && height > 0 ? { width, height } : undefined;
}
