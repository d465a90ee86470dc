import { readSingle, toNumber, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { ZaloCaller } from '../transport/types';

/** The free replies left to one message of a user. Null where Zalo sends no number. */
export interface ReplyQuota {
	type: string | null;
	remain: number | null;
	total: number | null;
}

const words = {
	'-201': {
		message: 'Zalo does not know this Message ID',
		description:
			'Use the ID of a message that a user has sent to this OA, for example messageId of the Zalo OA Trigger.',
	},
};

/**
 * `POST /v2.0/oa/quota/message` with `{ message_id }`, as Zalo sent it. No answer is attested, so every member may be
 * missing; what is known is that others read `remain` and `total`. Source: zalo-oa-api.md 3.2.
 *
 * @returns undefined when Zalo's answer is not about one thing
 */
export async function getReplyQuota(zalo: ZaloCaller, messageId: string) {
	const url = `${OPENAPI_URL}/v2.0/oa/quota/message`;
	const body = { json: { message_id: messageId } };
	return readSingle((await zalo.call({ method: 'POST', url, body, effect: 'read', words })).data);
}

/** @returns undefined when Zalo's `data` holds no number */
export function readReplyQuota(data: Record<string, unknown> | undefined): ReplyQuota | undefined {
	const remain = toNumber(data?.remain) ?? null;
	const total = toNumber(data?.total) ?? null;
	if (remain === null && total === null) return undefined;
	return { type: toText(data?.type) ?? null, remain, total };
}
