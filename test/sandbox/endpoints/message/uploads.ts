import { Refusal } from '../../refusal';
import type { Attachment, MessageBody } from '../../state/messages';
import type { Upload } from '../../state/uploads';
import type { Caller } from '../endpoint';

type Wanted = Pick<Upload, 'kind' | 'id'>;

/** A sticker's id is of Zalo's own collection, and what has an address was not uploaded. */
function wantedFor(attachment: Attachment): Wanted[] {
	const { type, payload } = attachment;
	if (type === 'file') return [{ kind: 'file', id: payload.token }];
	if (payload.template_type !== 'media') return [];
	return payload.elements.flatMap(({ media_type, attachment_id }) =>
		media_type === 'sticker' || attachment_id === undefined ? [] : [{ kind: media_type, id: attachment_id }],
	);
}

/** A message may hold only what its own OA has uploaded, and for 7 days (zalo-oa-api.md, section 5). */
export function checkUploads({ attachment }: MessageBody, { oa, state }: Caller): void {
	if (!attachment) return;
	if (!wantedFor(attachment).every((wanted) => state.uploads.has(oa, wanted)))
		throw new Refusal(-100, 'Attachment id is expired');
}
