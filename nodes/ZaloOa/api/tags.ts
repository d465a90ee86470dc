import { toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { Json, ZaloCall, ZaloCaller } from '../transport/types';
import { readEntries } from './list';
import { UNREACHED_USER } from './unknownUser';

const TAGS_URL = `${OPENAPI_URL}/v2.0/oa/tag`;

/**
 * `GET /v2.0/oa/tag/gettagsofoa`: the names of all tags of the OA. Source: zalo-oa-api.md 6.6.
 *
 * @returns undefined when Zalo's answer holds something that is no list
 */
export async function getTags(zalo: ZaloCaller): Promise<string[] | undefined> {
	const { data } = await zalo.call({ method: 'GET', url: `${TAGS_URL}/gettagsofoa`, effect: 'read' });
	return readEntries(data, toText)?.filter((name) => name !== undefined);
}

/** The ids of users go as text, although the page shows numbers: as one it would be rounded (zalo-oa-api.md 6.6). */
const change = (address: string, json: Json): ZaloCall => ({
	method: 'POST',
	url: `${TAGS_URL}/${address}`,
	body: { json },
	effect: 'change',
	words: UNREACHED_USER,
});

/** `POST /v2.0/oa/tag/tagfollower`. Zalo makes the tag if there is none of this name. Source: zalo-oa-api.md 6.6. */
export async function tagUser(zalo: ZaloCaller, userId: string, tagName: string): Promise<void> {
	await zalo.call(change('tagfollower', { user_id: userId, tag_name: tagName }));
}

/** `POST /v2.0/oa/tag/rmfollowerfromtag`. Source: zalo-oa-api.md 6.6. */
export async function untagUser(zalo: ZaloCaller, userId: string, tagName: string): Promise<void> {
	await zalo.call(change('rmfollowerfromtag', { user_id: userId, tag_name: tagName }));
}

/** `POST /v2.0/oa/tag/rmtag`. Source: zalo-oa-api.md 6.6. */
export async function deleteTag(zalo: ZaloCaller, tagName: string): Promise<void> {
	await zalo.call(change('rmtag', { tag_name: tagName }));
}
