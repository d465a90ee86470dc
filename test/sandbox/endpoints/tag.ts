import { jsonBody, nothing, text } from '../input';
import { unfit } from '../refusal';
import { tagsOf, type SandboxOa } from '../state/officialAccounts';
import { endpoint, success, type Endpoint } from './endpoint';
import { knownUser } from './knownUser';

/**
 * All of zalo-oa-api.md, section 6.6. A user's id is text here, as all clients send it: the docs have it without
 * quotes, but as a number it would have lost its last digits.
 */
const TAG = { host: 'openapi.zalo.me', method: 'POST', permission: 'oaInfo' } as const;
const PATH = '/v2.0/oa/tag';

const tagName = () => text({ min: 1 });
const USER_AND_TAG = { user_id: text(), tag_name: tagName() };

/** What a tag that the OA does not have is answered with is told nowhere. */
function checkTag(oa: SandboxOa, name: string): void {
	if (!tagsOf(oa).has(name)) throw unfit('tag_name');
}

const listTags = endpoint({
	...TAG,
	method: 'GET',
	path: `${PATH}/gettagsofoa`,
	input: nothing,
	answer: (_given, { oa }) => success([...tagsOf(oa)]),
});

const tagUser = endpoint({
	...TAG,
	path: `${PATH}/tagfollower`,
	input: jsonBody(USER_AND_TAG),
	answer: ({ user_id, tag_name }, { oa }) => {
		knownUser(oa, user_id).tags.add(tag_name);
		oa.tags.add(tag_name);
		return success();
	},
});

/** The tag stays at the OA, even when nobody has it any more. */
const untagUser = endpoint({
	...TAG,
	path: `${PATH}/rmfollowerfromtag`,
	input: jsonBody(USER_AND_TAG),
	answer: ({ user_id, tag_name }, { oa }) => {
		const user = knownUser(oa, user_id);
		checkTag(oa, tag_name);
		user.tags.delete(tag_name);
		oa.tags.add(tag_name);
		return success();
	},
});

const deleteTag = endpoint({
	...TAG,
	path: `${PATH}/rmtag`,
	input: jsonBody({ tag_name: tagName() }),
	answer: ({ tag_name }, { oa }) => {
		checkTag(oa, tag_name);
		for (const { tags } of [oa, ...oa.users.values()]) tags.delete(tag_name);
		return success();
	},
});

export const tagEndpoints: Endpoint[] = [listTags, tagUser, untagUser, deleteTag];
