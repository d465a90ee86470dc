export const MEGABYTE = 1024 * 1024;
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

export interface Part {
	name?: string;
	fileName?: string | undefined;
	mediaType?: string | undefined;
	bytes?: Buffer;
}

/** As Node's own client writes it, which is not the code that reads it here. */
export async function encode(parts: Part[]): Promise<{ body: Buffer; headers: Record<string, string> }> {
	const form = new FormData();
	for (const part of parts) {
		const { name = 'file', fileName = 'a.png', mediaType = 'image/png', bytes = PNG } = part;
		if ('fileName' in part && part.fileName === undefined) form.append(name, bytes.toString());
		else form.append(name, new Blob([new Uint8Array(bytes)], { type: mediaType }), fileName);
	}
	const response = new Response(form);
	const headers = { 'content-type': response.headers.get('content-type') ?? '' };
	return { body: Buffer.from(await response.arrayBuffer()), headers };
}
