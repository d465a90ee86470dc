import { CSV, DOC, DOCX, fileOf, GIF, JPG, multipart, PDF, PNG, type FileType } from '../input';
import { Refusal } from '../refusal';
import type { Upload } from '../state/uploads';
import { endpoint, success, type Endpoint } from './endpoint';

interface UploadRules {
	types: FileType[];
	maxMegabytes: number;
	/** What Zalo calls the upload in its answer. */
	nameOfId: 'attachment_id' | 'token';
}

/** zalo-oa-api.md, section 5. The part is named `file` for all, since for gifs, too, most sources say so. */
const uploadOf = (kind: Upload['kind'], { types, maxMegabytes, nameOfId }: UploadRules): Endpoint =>
	endpoint({
		host: 'openapi.zalo.me',
		method: 'POST',
		path: `/v2.0/oa/upload/${kind}`,
		permission: 'messages',
		input: multipart({ file: fileOf(types, { maxMegabytes }) }),
		answer: ({ file: { fileName, bytes } }, { oa, state }) => {
			const upload = state.uploads.add(oa, { kind, fileName, bytes });
			if (!upload) throw new Refusal(-211, 'Official Account has uploaded all that it may in this month');
			return success({ [nameOfId]: upload.id });
		},
	});

export const uploadEndpoints: Endpoint[] = [
	uploadOf('image', { types: [JPG, PNG], maxMegabytes: 1, nameOfId: 'attachment_id' }),
	uploadOf('gif', { types: [GIF], maxMegabytes: 5, nameOfId: 'attachment_id' }),
	uploadOf('file', { types: [PDF, DOC, DOCX, CSV], maxMegabytes: 5, nameOfId: 'token' }),
];
