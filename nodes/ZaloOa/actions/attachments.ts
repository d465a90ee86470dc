import { upload, type UploadKind } from '../api/upload';
import { kindOf, MIME_TYPES, type FileKind } from '../helpers/fileKind';
import { withExtension } from '../helpers/fileName';
import { gifSize, type GifSize } from '../helpers/gifSize';
import { sha256 } from '../helpers/sha256';
import type { FormFile } from '../transport/types';
import type { InputFile } from './inputFile';
import type { Item } from './item';

const MEGABYTE = 1024 * 1024;

/** What Zalo takes (zalo-oa-api.md 5). */
const ALLOWED: Record<UploadKind, { kinds: FileKind[]; megabytes: number; words: string }> = {
	image: { kinds: ['jpg', 'png'], megabytes: 1, words: 'a JPG or PNG picture' },
	gif: { kinds: ['gif'], megabytes: 5, words: 'a GIF picture' },
	file: { kinds: ['pdf', 'doc', 'docx', 'csv'], megabytes: 5, words: 'a PDF, DOC, DOCX or CSV file' },
};

/** Something that Zalo has stored. */
export interface Uploaded {
	/** `attachment_id` of a picture, `token` of a file. */
	id: string;
	fileName: string;
	/** When it was uploaded, at the earliest (epoch ms). */
	uploadedAt: number;
	/** Of a gif, where the file says it. */
	size: GifSize | undefined;
}

/** What a run has uploaded so far: the same file for 500 people goes out once. */
class Uploads {
	readonly byFile = new Map<string, Promise<Uploaded>>();
	readonly byContent = new Map<string, Promise<Uploaded>>();
}

/** Just above a limit, a rounded number would look like the limit itself. */
function sizeWords(bytes: number, limit: number): string {
	const rounded = (bytes / MEGABYTE).toFixed(1);
	return rounded === limit.toFixed(1) ? `${bytes.toLocaleString('en')} bytes` : `${rounded} MB`;
}

function checkSize(item: Item, bytes: number, kind: UploadKind): void {
	const { megabytes, words } = ALLOWED[kind];
	if (bytes === 0)
		item.fail('The file is empty', 'Look at the step before: it has handed over a file without content.');
	if (bytes <= megabytes * MEGABYTE) return;
	item.fail(
		`The file has ${sizeWords(bytes, megabytes)}, and Zalo takes at most ${megabytes} MB for ${words}`,
		'Make the file smaller before this step, or send a link to it.',
	);
}

/** The real kind, by what is in the file: a name can be anything. */
function checkedFile(
	item: Item,
	{ fileName, mimeType }: InputFile,
	content: Uint8Array,
	kind: UploadKind,
): FormFile {
	checkSize(item, content.byteLength, kind);
	const found = kindOf(content);
	const { kinds, words } = ALLOWED[kind];
	if (found && kinds.includes(found)) {
		return { content, fileName: withExtension(fileName, found), mimeType: MIME_TYPES[found] };
	}
	const is = found ? `a ${found.toUpperCase()} file` : 'something else';
	return item.fail(
		`The file is not ${words}: by its content it is ${is}`,
		`Hand over ${words}. The name and the type that n8n shows for it ("${mimeType}") are not what counts.`,
	);
}

async function uploadContent(item: Item, kind: UploadKind, file: FormFile): Promise<Uploaded> {
	const uploadedAt = Date.now();
	const id = await upload(item, kind, file);
	if (id === undefined) {
		return item.fail(
			"Zalo's answer holds no ID of the uploaded file",
			'Zalo accepted the file but did not say how to send it. Run the step again later.',
		);
	}
	return {
		id,
		fileName: file.fileName,
		uploadedAt,
		size: kind === 'gif' ? gifSize(file.content) : undefined,
	};
}

/** People see the name of a document; of a picture nobody does. */
const nameThatShows = (kind: UploadKind, fileName: string) => (kind === 'file' ? fileName : '');

async function readAndUpload(item: Item, kind: UploadKind, input: InputFile): Promise<Uploaded> {
	// Before it is read: a film of 2 GB must not fill the memory.
	const bytes = await input.bytes();
	if (bytes !== undefined) checkSize(item, bytes, kind);
	const file = checkedFile(item, input, await input.read(), kind);
	const { byContent } = item.run.of(Uploads);
	const key = JSON.stringify([kind, nameThatShows(kind, file.fileName), sha256(file.content)]);
	return await item.run.once(byContent, key, async () => await uploadContent(item, kind, file));
}

/**
 * Uploads a file of the item, or finds it among what the run has uploaded.
 *
 * @throws NodeOperationError for a file that is empty, too large or of another kind
 * @throws NodeApiError as `upload` does
 */
export async function uploadOnce(item: Item, kind: UploadKind, input: InputFile): Promise<Uploaded> {
	const { byFile } = item.run.of(Uploads);
	const key = JSON.stringify([kind, nameThatShows(kind, input.fileName), input.key]);
	return await item.run.once(byFile, key, async () => await readAndUpload(item, kind, input));
}
