import { isRecord, toNumber, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import { readEntries } from './list';
import type { Answer } from '../transport/types';
import type { PagedList } from '../transport/pages';

type Sent = Record<string, unknown>;

/** Zalo's default is 5; no source names the most that it gives. */
const PAGE_SIZE = 50;

const groupsIn = ({ data }: Answer): Sent[] | undefined => {
	if (!isRecord(data)) return undefined;
	return readEntries(data.groups);
};

/** `GET /v3.0/oa/group/getgroupsofoa`: the group chats of the OA. Source: zalo-oa-api.md 9. */
export const groupList: PagedList<Sent> = {
	page: (offset, count) => ({
		method: 'GET',
		url: `${OPENAPI_URL}/v3.0/oa/group/getgroupsofoa`,
		query: { offset, count },
		effect: 'read',
	}),
	read: groupsIn,
	keyOf: ({ group_id }) => toText(group_id),
	total: ({ data }) => (isRecord(data) ? toNumber(data.total) : undefined),
	pageSize: PAGE_SIZE,
};

/** A group chat, as a list shows it. */
export interface GroupName {
	groupId: string;
	name: string;
}

/** @returns undefined for a group without an id */
export function readGroupName(sent: Sent): GroupName | undefined {
	const groupId = toText(sent.group_id);
	return groupId === undefined ? undefined : { groupId, name: toText(sent.name) ?? groupId };
}
