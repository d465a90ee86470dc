import { dayInVietnam } from '../calendar';
import { dataQuery, flagOrText, integer, optional, text } from '../input';
import type { SandboxUser } from '../state/users';
import { endpoint, success, type Endpoint } from './endpoint';

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

export const userEndpoints: Endpoint[] = [listUsers];
