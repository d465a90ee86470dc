import { fileOf, JPG, multipart, PNG } from '../input';
import { Refusal } from '../refusal';
import { endpoint, success, type Endpoint } from './endpoint';

/** zalo-oa-api.md, section 5. */
const uploadImage = endpoint({
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v2.0/oa/upload/image',
	permission: 'messages',
	input: multipart({ file: fileOf([JPG, PNG], { maxMegabytes: 1 }) }),
	answer: ({ file: { fileName, bytes } }, { oa, state }) => {
		const upload = state.uploads.add(oa, { kind: 'image', fileName, bytes });
		if (!upload) throw new Refusal(-211, 'Official Account has uploaded all that it may in this month');
		return success({ attachment_id: upload.id });
	},
});

export const uploadEndpoints: Endpoint[] = [uploadImage];
