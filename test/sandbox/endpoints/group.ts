import { integerOrDigits, optional, query } from '../input';
import { endpoint, success, type Endpoint } from './endpoint';

/** zalo-oa-api.md, section 9, which does not say what a group in the list has: a part of what a new one has. */
const listGroups = endpoint({
	host: 'openapi.zalo.me',
	method: 'GET',
	path: '/v3.0/oa/group/getgroupsofoa',
	permission: 'groups',
	input: query({
		offset: optional(integerOrDigits()),
		count: optional(integerOrDigits({ min: 1 })),
	}),
	answer: ({ offset = 0, count = 5 }, { oa }) => {
		const page = [...oa.groups.values()].slice(offset, offset + count);
		const groups = page.map(({ groupId, name, isEnabled }) => ({
			group_id: groupId,
			name,
			avatar: 'https://example.com/group.jpg',
			group_link: `https://zalo.me/g/${groupId}`,
			group_description: '',
			status: isEnabled ? 'enabled' : 'disabled',
		}));
		return success({ offset, count, total: oa.groups.size, group_count: groups.length, groups });
	},
});

export const groupEndpoints: Endpoint[] = [listGroups];
