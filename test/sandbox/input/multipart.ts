import { unfit } from '../refusal';
import type { SandboxCall } from '../proxy/call';

/** A part that came with a file name. */
export class FilePart {
	constructor(
		readonly fileName: string,
		readonly mediaType: string,
		readonly bytes: Buffer,
	) {}
}

const LINE = '\r\n';
const broken = () => unfit('body');

/** The parts of a multipart/form-data body (RFC 7578) with their names, as strictly as the format is written. */
export function* readParts(call: SandboxCall): Generator<[string, string | FilePart]> {
	const contentType = call.headers['content-type'] ?? '';
	const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
	const boundary = quoted ?? plain;
	if (boundary === undefined) throw unfit('Content-Type');

	// A line break before the body, so that the first delimiter is found as the others are.
	const body = Buffer.concat([Buffer.from(LINE), call.body]);
	const delimiter = Buffer.from(`${LINE}--${boundary}`);
	let at = body.indexOf(delimiter);
	if (at === -1) throw broken();
	for (;;) {
		const start = at + delimiter.length;
		if (body.subarray(start, start + 2).toString() === '--') return;
		at = body.indexOf(delimiter, start);
		if (at === -1) throw broken();
		yield readPart(body.subarray(start, at));
	}
}

function readPart(part: Buffer): [string, string | FilePart] {
	const end = part.indexOf(LINE + LINE);
	if (end === -1) throw broken();
	const headers = new Map<string, string>();
	for (const line of part.subarray(0, end).toString('utf8').split(LINE).filter(Boolean)) {
		const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
		if (name === undefined || value === undefined) throw broken();
		headers.set(name.toLowerCase(), value);
	}
	const disposition = headers.get('content-disposition') ?? '';
	const name = parameter(disposition, 'name');
	if (!/^form-data\s*;/i.test(disposition) || name === undefined) throw broken();
	const content = part.subarray(end + LINE.length * 2);
	const fileName = parameter(disposition, 'filename');
	if (fileName === undefined) return [name, content.toString('utf8')];
	const mediaType = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	return [name, new FilePart(fileName, mediaType, Buffer.from(content))];
}

function parameter(disposition: string, name: string): string | undefined {
	const [, value] = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition) ?? [];
	// Quotes and line breaks inside of a name come percent-encoded (RFC 7578, section 2).
	return value?.replace(/%(22|0A|0D)/gi, decodeURIComponent);
}
