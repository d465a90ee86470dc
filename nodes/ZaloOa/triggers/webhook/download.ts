import type { IExecuteFunctions } from 'n8n-workflow';

import { isRecord, toNumber, toText } from '../../helpers/guards';

/** Where Zalo keeps what people send. An address elsewhere could be one inside the user's own network. */
const HOSTS = /(^|\.)(zalo\.me|zaloapp\.com|zdn\.vn|zadn\.vn|dlfl\.vn|dlmd\.me)$/;

const MEGABYTE = 1024 * 1024;
const MOST_BYTES = 25 * MEGABYTE;

/** Time (ms) for one file, from the first call to its last byte. */
const TIMEOUT = 60_000;

/** Zalo may have moved a file. */
const MOST_REDIRECTS = 3;

/** Why a file could not be had, in words for the user. */
export class NoDownload extends Error {}

/** @param base what a redirect's address may be relative to */
function checkedUrl(url: string, base?: string): URL {
	if (!URL.canParse(url, base)) throw new NoDownload('The attachment has no address');
	const parsed = new URL(url, base);
	if (parsed.protocol !== 'https:' || !HOSTS.test(parsed.hostname)) {
		throw new NoDownload('The address of the attachment is none of Zalo');
	}
	return parsed;
}

/** Whoever stops reading early closes the connection. */
async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of stream) {
		if (!(part instanceof Uint8Array)) throw new NoDownload('The attachment could not be read');
		size += part.byteLength;
		if (size > MOST_BYTES) {
			throw new NoDownload(`The attachment is larger than ${MOST_BYTES / MEGABYTE} MB`);
		}
		parts.push(part);
	}
	return Buffer.concat(parts);
}

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
	isRecord(value) && Symbol.asyncIterator in value;

/** Each redirect is looked at before it is followed: it must not lead out of Zalo. */
async function open(
	n8n: IExecuteFunctions,
	from: URL,
	abortSignal: AbortSignal,
	redirects = MOST_REDIRECTS,
): Promise<AsyncIterable<unknown>> {
	const response: unknown = await n8n.helpers.httpRequest({
		url: from.href,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT,
		abortSignal,
	});
	const { statusCode, headers, body } = isRecord(response) ? response : {};
	const status = toNumber(statusCode) ?? 0;
	const location = isRecord(headers) ? toText(headers.location) : undefined;
	if (status >= 300 && status < 400 && location !== undefined && redirects > 0) {
		return await open(n8n, checkedUrl(location, from.href), abortSignal, redirects - 1);
	}
	if (status < 200 || status > 299) throw new NoDownload(`Zalo answered with HTTP status ${status}`);
	if (!isStream(body)) throw new NoDownload('The attachment could not be read');
	return body;
}

/** The last part of the address; as it stands where it is no text that was put into an address. */
function nameIn({ pathname }: URL): string {
	const last = pathname.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(last) || 'attachment';
	} catch {
		return last;
	}
}

/**
 * Loads a file of Zalo's.
 *
 * @throws NoDownload for an address elsewhere, a file that is too large or takes too long
 */
export async function download(
	n8n: IExecuteFunctions,
	url: string,
): Promise<{ content: Buffer; fileName: string }> {
	const from = checkedUrl(url);
	const late = AbortSignal.timeout(TIMEOUT);
	const stopped = n8n.getExecutionCancelSignal();
	const stop = stopped ? AbortSignal.any([late, stopped]) : late;
	const loading = open(n8n, from, stop).then(readAll);
	const content = await loading.catch((error: unknown) => {
		if (!late.aborted) throw error;
		throw new NoDownload(`The attachment did not arrive within ${TIMEOUT / 1_000} seconds`);
	});
	return { content, fileName: nameIn(from) };
}
