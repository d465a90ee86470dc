import { isRecord, toNumber, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { PagedList } from '../transport/pages';
import type { Answer, Json, ZaloCaller } from '../transport/types';
import { readEntries } from './list';

/** Which users to list; what is left out does not narrow the list. */
export interface UserFilter {
	tagName?: string;
	/** When they last interacted: "TODAY", "YESTERDAY", "L7D", "L30D", or "2026_11_01:2026_11_30". */
	period?: string;
	isFollower?: boolean;
}

/** Zalo's own limits: users in one page, and users that can be reached at all. Source: zalo-oa-api.md 6.1. */
export const USERS_PER_PAGE = 50;
export const MOST_USERS = 10_000;

/** Zalo's members for a filter; it wants its yes and no as text. */
const filterMembers = ({ tagName, period, isFollower }: UserFilter): Json => ({
	...(tagName !== undefined && { tag_name: tagName }),
	...(period !== undefined && { last_interaction_period: period }),
	...(isFollower !== undefined && { is_follower: String(isFollower) }),
});

const totalOf = ({ data }: Answer): number | undefined => (isRecord(data) ? toNumber(data.total) : undefined);

/** `{ total, count, offset, users: [{ user_id }] }`; without `users` it is a list only if it says that there are none. */
function readUsers(answer: Answer): Json[] | undefined {
	const { data } = answer;
	if (!isRecord(data)) return readEntries(data);
	const saysNone = totalOf(answer) === 0 || Object.keys(data).length === 0;
	return Array.isArray(data.users) || saysNone ? readEntries(data.users) : undefined;
}

/** The id of a user in the list. */
export const listedId = (entry: Json): string | undefined => toText(entry.user_id);

/** `GET /v3.0/oa/user/getlist`: the users of the OA, who are ids alone. Source: zalo-oa-api.md 6.1. */
export const userList = (filter: UserFilter): PagedList<Json> => ({
	page: (offset, count) => ({
		method: 'GET',
		url: `${OPENAPI_URL}/v3.0/oa/user/getlist`,
		dataQuery: { offset, count, ...filterMembers(filter) },
		effect: 'read',
	}),
	read: readUsers,
	keyOf: listedId,
	total: totalOf,
	pageSize: USERS_PER_PAGE,
	cap: MOST_USERS,
});

/** One page of all users, and where the next one begins; undefined for that at the end. */
export interface UserPage {
	userIds: string[];
	next: number | undefined;
}

/** @returns undefined when Zalo's answer holds no list */
export async function getUserPage(zalo: ZaloCaller, offset: number): Promise<UserPage | undefined> {
	const answer = await zalo.call(userList({}).page(offset, USERS_PER_PAGE));
	const entries = readUsers(answer);
	if (!entries) return undefined;
	const next = offset + entries.length;
	const all = totalOf(answer) ?? (entries.length < USERS_PER_PAGE ? next : Infinity);
	const isLast = entries.length === 0 || next >= Math.min(all, MOST_USERS);
	return { userIds: entries.flatMap((entry) => listedId(entry) ?? []), next: isLast ? undefined : next };
}
