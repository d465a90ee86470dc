import { isRecord, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { FormFile, ZaloCaller } from '../transport/types';

/** What Zalo stores for messages. */
export type UploadKind = 'image' | 'gif' | 'file';

/** Zalo keeps an upload for at most so long (ms): zalo-oa-api.md 5. */
export const KEPT_FOR = 7 * 24 * 3_600_000;

/** Large files on a slow line take longer than an answer otherwise may (ms). */
const UPLOAD_TIMEOUT = 120_000;

/**
 * `POST /v2.0/oa/upload/{image|gif|file}`, one part named `file`. The same file may go out twice: only the first
 * upload is used then. Source: zalo-oa-api.md 5.
 *
 * @returns the id by which a message names it: `attachment_id` of a picture, `token` of a file; undefined when Zalo's
 *   answer holds none
 * @throws NodeApiError as `call` does
 */
export async function upload(
	zalo: ZaloCaller,
	kind: UploadKind,
	file: FormFile,
): Promise<string | undefined> {
	const { data } = await zalo.call({
		method: 'POST',
		url: `${OPENAPI_URL}/v2.0/oa/upload/${kind}`,
		body: { form: [{ name: 'file', file }] },
		timeout: UPLOAD_TIMEOUT,
		effect: 'change',
	});
	const sent = isRecord(data) ? data : {};
	return toText(kind === 'file' ? sent.token : sent.attachment_id);
}
