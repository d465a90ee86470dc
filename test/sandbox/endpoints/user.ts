import { dateInVietnam, dayInVietnam } from '../calendar';
import { dataQuery, dayMonthYear, flagOrText, integer, jsonBody, object, optional, text } from '../input';
import { forgetUser, shareInfo, type SandboxUser, type SharedInfo } from '../state/users';
import { endpoint, success, type Endpoint } from './endpoint';
import { knownUser } from './knownUser';

const DAY_MS = 24 * 3_600_000;
const PERIOD = /^(TODAY|YESTERDAY|L7D|L30D|\d{4}_\d{2}_\d{2}:\d{4}_\d{2}_\d{2})$/;

/** The first and the last day of a period; that `L7D` includes today is a guess. */
function daysOf(period: string, now: number): [string, string] {
	const before = (days: number) => dayInVietnam(now - days * DAY_MS);
	switch (period) {
		case 'TODAY':
			return [before(0), before(0)];
		case 'YESTERDAY':
			return [before(1), before(1)];
		case 'L7D':
			return [before(6), before(0)];
		case 'L30D':
			return [before(29), before(0)];
		default: {
			const [from = '', to = ''] = period.replaceAll('_', '-').split(':');
			return [from, to];
		}
	}
}

function interactedIn(user: SandboxUser, period: string, now: number): boolean {
	if (user.lastInteraction === undefined) return false;
	const [from, to] = daysOf(period, now);
	const day = dayInVietnam(user.lastInteraction);
	return from <= day && day <= to;
}

/** zalo-oa-api.md, section 6.1. */
const listUsers = endpoint({
	host: 'openapi.zalo.me',
	method: 'GET',
	path: '/v3.0/oa/user/getlist',
	permission: 'users',
	input: dataQuery({
		offset: integer({ max: 9951 }),
		count: integer({ min: 1, max: 50 }),
		tag_name: optional(text()),
		last_interaction_period: optional(text({ like: PERIOD })),
		is_follower: optional(flagOrText()),
	}),
	answer: ({ offset, count, tag_name, last_interaction_period, is_follower }, { oa, state }) => {
		const now = state.clock.now();
		const users = [...oa.users.values()].filter(
			(user) =>
				(tag_name === undefined || user.tags.has(tag_name)) &&
				(last_interaction_period === undefined || interactedIn(user, last_interaction_period, now)) &&
				(is_follower === undefined || user.isFollower === is_follower),
		);
		const page = users.slice(offset, offset + count).map(({ userId }) => ({ user_id: userId }));
		return success({ total: users.length, count: page.length, offset, users: page });
	},
});

const avatar = (pixels: number) => `https://example.com/avatar-${pixels}.jpg`;

/** There only if the user has told it. */
const sharedInfoOf = ({ sharedInfo: shared }: SandboxUser): Record<string, unknown> => {
	if (!shared) return {};
	const { dateOfBirth: user_dob, ...others } = shared;
	return { shared_info: { ...others, user_dob } };
};

/** Section 6.2. That the day is empty for who has never interacted is a guess. */
const userDetail = endpoint({
	host: 'openapi.zalo.me',
	method: 'GET',
	path: '/v3.0/oa/user/detail',
	permission: 'users',
	input: dataQuery({ user_id: text() }),
	answer: ({ user_id }, { oa }) => {
		const user = knownUser(oa, user_id);
		const { lastInteraction } = user;
		return success({
			user_id,
			user_id_by_app: user.userIdByApp,
			user_external_id: user.externalId,
			display_name: user.displayName,
			user_alias: user.alias,
			is_sensitive: user.isSensitive,
			user_last_interaction_date: lastInteraction === undefined ? '' : dateInVietnam(lastInteraction),
			user_is_follower: user.isFollower,
			avatar: avatar(240),
			avatars: { 120: avatar(120), 240: avatar(240) },
			dynamic_param: '',
			tags_and_notes_info: { notes: user.notes, tag_names: [...user.tags] },
			...sharedInfoOf(user),
		});
	},
});

const SHARED_INFO = object({
	name: optional(text()),
	phone: optional(text()),
	address: optional(text()),
	city_id: optional(integer()),
	district_id: optional(integer()),
	user_dob: optional(dayMonthYear()),
});

/** The names of cities and districts are in none of the sources. */
function toSharedInfo(given: ReturnType<typeof SHARED_INFO.read>): Partial<SharedInfo> {
	const { city_id, district_id, user_dob, ...texts } = given;
	return {
		...texts,
		...(city_id !== undefined && { city: `Tỉnh ${city_id}` }),
		...(district_id !== undefined && { district: `Quận ${district_id}` }),
		...(user_dob !== undefined && { dateOfBirth: user_dob }),
	};
}

/** Section 6.3: what is not given stays as it is. */
const updateUser = endpoint({
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/user/update',
	permission: 'users',
	input: jsonBody({
		user_id: text(),
		shared_info: optional(SHARED_INFO),
		user_alias: optional(text()),
		user_external_id: optional(text()),
	}),
	answer: ({ user_id, shared_info, user_alias, user_external_id }, { oa }) => {
		const user = knownUser(oa, user_id);
		if (shared_info) shareInfo(user, toSharedInfo(shared_info));
		user.alias = user_alias ?? user.alias;
		user.externalId = user_external_id ?? user.externalId;
		return success();
	},
});

/** Section 6.4. */
const deleteFollowerInfo = endpoint({
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v2.0/oa/deletefollowerinfo',
	permission: 'users',
	input: jsonBody({ user_id: text() }),
	answer: ({ user_id }, { oa }) => {
		forgetUser(knownUser(oa, user_id));
		return success();
	},
});

export const userEndpoints: Endpoint[] = [listUsers, userDetail, updateUser, deleteFollowerInfo];
