import { isRecord, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { PagedList } from '../transport/pages';
import { readPageMember, totalOf } from './list';

/** A group chat, as a list shows it. */
export interface GroupName {
	groupId: string;
	name: string;
}

/** Zalo's default is 5; no source names the most that it gives. */
const PAGE_SIZE = 50;

/** @returns undefined for what is no group, or has no id */
function readGroupName(sent: unknown): GroupName | undefined {
	if (!isRecord(sent)) return undefined;
	const groupId = toText(sent.group_id);
	return groupId === undefined ? undefined : { groupId, name: toText(sent.name) ?? groupId };
}

/** `GET /v3.0/oa/group/getgroupsofoa`: the group chats of the OA. Source: zalo-oa-api.md 9. */
export const groupList: PagedList<GroupName> = {
	page: (offset, count) => ({
		method: 'GET',
		url: `${OPENAPI_URL}/v3.0/oa/group/getgroupsofoa`,
		query: { offset, count },
		effect: 'read',
	}),
	read: (answer) => readPageMember(answer, 'groups', readGroupName),
	total: totalOf,
	keyOf: ({ groupId }) => groupId,
	pageSize: PAGE_SIZE,
};
