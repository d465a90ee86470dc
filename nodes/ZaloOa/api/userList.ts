import { isRecord, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { PagedList } from '../transport/pages';
import type { Json } from '../transport/types';
import { readPageMember, totalOf } from './list';

/** Which users to list; what is left out does not narrow the list. */
export interface UserFilter {
	tagName?: string;
	/** When they last interacted: "TODAY", "YESTERDAY", "L7D", "L30D", or "2026_11_01:2026_11_30". */
	period?: string;
	isFollower?: boolean;
}

/** Zalo's own limits: users in one page, users that can be reached at all, and by which offset. Source: zalo-oa-api.md 6.1. */
const PAGE_SIZE = 50;
export const MOST_USERS = 10_000;
const LAST_OFFSET = 9_951;

/** Zalo's members for a filter; it wants its yes and no as text. */
const filterMembers = ({ tagName, period, isFollower }: UserFilter): Json => ({
	...(tagName !== undefined && { tag_name: tagName }),
	...(period !== undefined && { last_interaction_period: period }),
	...(isFollower !== undefined && { is_follower: String(isFollower) }),
});

/** The id of a user in the list. */
export const listedId = (entry: Json): string | undefined => toText(entry.user_id);

/** Pages that were not full have moved the last one to where Zalo lets nobody begin: then it begins a little earlier. */
function withinReach(offset: number, count: number) {
	return offset <= LAST_OFFSET ? { offset, count } : { offset: LAST_OFFSET, count: MOST_USERS - LAST_OFFSET };
}

/** `GET /v3.0/oa/user/getlist`: the users of the OA, who are ids alone. Source: zalo-oa-api.md 6.1. */
export const userList = (filter: UserFilter): PagedList<Json> => ({
	page: (offset, count) => ({
		method: 'GET',
		url: `${OPENAPI_URL}/v3.0/oa/user/getlist`,
		dataQuery: { ...withinReach(offset, count), ...filterMembers(filter) },
		effect: 'read',
	}),
	read: (answer) =>
		readPageMember(answer, 'users', (sent) =>
			isRecord(sent) && listedId(sent) !== undefined ? sent : undefined,
		),
	total: totalOf,
	keyOf: listedId,
	pageSize: PAGE_SIZE,
	cap: MOST_USERS,
});
