import type { INodeListSearchResult } from 'n8n-workflow';

import { searchList } from '../support/listSearch';
import { World } from '../support/world';

const LIST_PATH = '/v3.0/oa/user/getlist';
const DETAIL_PATH = '/v3.0/oa/user/detail';
const TAG_PATH = '/v2.0/oa/tag/gettagsofoa';
const GROUP_PATH = '/v3.0/oa/group/getgroupsofoa';

describe('lists that the editor searches', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => {
		world.reset();
		world.oa.users.clear();
	});
	afterAll(async () => await world.stop());

	const search = async (method: string, filter?: string, paginationToken?: string) =>
		await searchList(world.engine, method, await world.accessTokenCredential(), {
			...(filter !== undefined && { filter }),
			...(paginationToken !== undefined && { paginationToken }),
		});
	const add = (displayName: string, partial = {}) =>
		world.sandbox.createUser(world.oa, { displayName, alias: '', ...partial });
	const namesOf = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
	const calls = (path: string) => world.sandbox.requests.count({ path });

	describe('users', () => {
		it('are shown by name, with the alias behind it', async () => {
			const an = add('Nguyễn Văn An', { alias: 'An VIP' });
			const same = add('Bình', { alias: 'Bình' });
			expect(await search('searchUsers')).toEqual({
				results: [
					{ name: 'Nguyễn Văn An (An VIP)', value: an.userId },
					{ name: 'Bình', value: same.userId },
				],
			});
		});

		it('come 50 at a time', async () => {
			for (let n = 0; n < 120; n++) add(`User ${n}`);
			const first = await search('searchUsers');
			expect(first.results).toHaveLength(50);
			expect(first.paginationToken).toBe('50');
			expect(calls(DETAIL_PATH)).toBe(50);
			const second = await search('searchUsers', undefined, first.paginationToken);
			expect(second.paginationToken).toBe('100');
			const third = await search('searchUsers', undefined, second.paginationToken);
			expect(third.results).toHaveLength(20);
			expect(third).not.toHaveProperty('paginationToken');
			const ids = [first, second, third].flatMap(({ results }) => results.map(({ value }) => value));
			expect(new Set(ids).size).toBe(120);
		});

		it.each(['nguyen', 'NGUYỄN', ' van an', 'đat', 'DAT', 'khach si'])(
			'are found by name or alias, whatever case and accents: %s',
			async (filter) => {
				const { userId } = add('Nguyễn Văn An Đạt', { alias: 'Khách sỉ' });
				add('Bình');
				expect((await search('searchUsers', filter)).results.map(({ value }) => value)).toEqual([userId]);
			},
		);

		it('are found by a part of the id, and by the whole of it wherever they stand', async () => {
			for (let n = 0; n < 250; n++) add(`User ${n}`, { userId: `45700000000000${1000 + n}` });
			expect((await search('searchUsers', '1007')).results[0]).toEqual({
				name: 'User 7',
				value: '457000000000001007',
			});
			world.sandbox.requests.clear();
			expect((await search('searchUsers', '457000000000001249')).results).toEqual([
				{ name: 'User 249', value: '457000000000001249' },
			]);
			expect(calls(DETAIL_PATH)).toBe(1);
		});

		it('are looked for further on until the list scrolls, because the editor asks for more only then', async () => {
			for (let n = 0; n < 250; n++) add(n % 8 === 0 ? `Zoë ${n}` : `User ${n}`);
			const first = await search('searchUsers', 'zoe');
			expect(first.results).toHaveLength(13);
			expect(first.paginationToken).toBe('100');
			const second = await search('searchUsers', 'zoe', first.paginationToken);
			const third = await search('searchUsers', 'zoe', second.paginationToken);
			expect([first, second, third].flatMap(namesOf)).toHaveLength(32);
			expect(third).not.toHaveProperty('paginationToken');
		});

		it('are looked for as far as is bearable, and then a row that nobody can choose says so', async () => {
			for (let n = 0; n < 120; n++) add(`User ${n}`);
			const { userId } = add('Zoë');
			for (let n = 0; n < 200; n++) add(`User ${n}`);
			expect(await search('searchUsers', 'zoe')).toEqual({
				results: [
					{ name: 'Zoë', value: userId },
					{ name: 'Searched only the first 200 users. Find others By ID', value: false },
				],
			});
			expect(calls(LIST_PATH)).toBe(4);
		});

		it('that are not found as far as is bearable are an error that says what to do', async () => {
			for (let n = 0; n < 201; n++) add(`User ${n}`);
			await expect(search('searchUsers', 'nobody')).rejects.toMatchObject({
				message: 'None of the first 200 users matches what was typed',
				description: expect.stringContaining('Choose By ID, and enter the ID') as unknown,
			});
			expect(calls(LIST_PATH)).toBe(4);
		});

		it('that are not found below those that scroll already end the list, and the last row says so', async () => {
			for (let n = 0; n < 300; n++) add(n < 20 ? `Zoë ${n}` : `User ${n}`);
			const { paginationToken } = await search('searchUsers', 'zoe');
			expect(await search('searchUsers', 'zoe', paginationToken)).toEqual({
				results: [{ name: 'Searched only the first 250 users. Find others By ID', value: false }],
			});
		});

		it('that are none among all users make an empty list', async () => {
			for (let n = 0; n < 120; n++) add(`User ${n}`);
			expect(await search('searchUsers', 'nobody')).toEqual({ results: [] });
		});

		it('are shown on behind a page that is not full, as long as Zalo says that there are more', async () => {
			for (let n = 0; n < 60; n++) add(`User ${n}`);
			const change = (answer: unknown) => {
				const { data } = answer as { data: { users: unknown[] } };
				data.users.length = Math.min(data.users.length, 40);
				return answer;
			};
			world.sandbox.faults.order({ path: LIST_PATH, fault: { kind: 'rewrite', change } });
			expect((await search('searchUsers')).paginationToken).toBe('40');
		});

		it('end with Zalo’s reach, and the last row says so', async () => {
			for (let n = 0; n < 10_010; n++) world.sandbox.createUser(world.oa);
			const last = await search('searchUsers', undefined, '9950');
			expect(last.results).toHaveLength(51);
			expect(last.results[50]).toMatchObject({ value: false });
			expect(last).not.toHaveProperty('paginationToken');
		});

		it.each(['.*', 'An (', '[a', 'a\\', '$', '(?:'])('are found by %s as it is typed', async (filter) => {
			add('Bình');
			expect(await search('searchUsers', filter)).toEqual({ results: [] });
			const { userId } = add(`x${filter}y`);
			expect((await search('searchUsers', filter)).results).toEqual([{ name: `x${filter}y`, value: userId }]);
		});

		it('whose name shows nothing are shown by alias or id', async () => {
			const hidden = '\u200b\u2063';
			const { userId } = add(hidden);
			const other = add(hidden, { alias: 'An' });
			expect((await search('searchUsers')).results).toEqual([
				{ name: userId, value: userId },
				{ name: 'An', value: other.userId },
			]);
		});

		it('can be chosen also where Zalo says nothing of them', async () => {
			const { userId } = add('An');
			const fault = { kind: 'zaloError', code: -213, message: 'not following' } as const;
			world.sandbox.faults.order({ path: DETAIL_PATH, fault });
			expect((await search('searchUsers')).results).toEqual([{ name: userId, value: userId }]);
		});

		it('that are none make an empty list', async () => {
			expect(await search('searchUsers')).toEqual({ results: [] });
		});
	});

	describe('tags', () => {
		it('are all shown, or those that match', async () => {
			for (const tag of ['VIP', 'Khách sỉ', 'Khách lẻ']) world.oa.tags.add(tag);
			const names = async (filter?: string) =>
				(await search('searchTags', filter)).results.map(({ value }) => value);
			expect(await names()).toEqual(['VIP', 'Khách sỉ', 'Khách lẻ']);
			expect(await names('khach')).toEqual(['Khách sỉ', 'Khách lẻ']);
			expect(await names('vip')).toEqual(['VIP']);
			expect(await names('none')).toEqual([]);
		});
	});

	describe('groups', () => {
		const addGroup = (name: string) => world.sandbox.createGroup(world.oa, { name });

		it('are shown by name, and found by a part of it or by the id', async () => {
			const [one, other] = [addGroup('Đại lý Huế'), addGroup('Khách sỉ')];
			expect(await search('searchGroups')).toEqual({
				results: [
					{ name: 'Đại lý Huế', value: one.groupId },
					{ name: 'Khách sỉ', value: other.groupId },
				],
			});
			expect(namesOf(await search('searchGroups', 'dai ly'))).toEqual(['Đại lý Huế']);
			expect(namesOf(await search('searchGroups', other.groupId))).toEqual(['Khách sỉ']);
			expect(namesOf(await search('searchGroups', 'nobody'))).toEqual([]);
		});

		it('come page by page, and none is lost by one that is not full or holds null', async () => {
			for (let n = 0; n < 70; n++) addGroup(`Group ${n}`);
			const change = (answer: unknown) => {
				const { data } = answer as { data: { groups: unknown[] } };
				data.groups.length = Math.min(data.groups.length, 20);
				if (data.groups.length === 20) data.groups[0] = null;
				return answer;
			};
			world.sandbox.faults.order({ path: GROUP_PATH, times: Infinity, fault: { kind: 'rewrite', change } });
			const first = await search('searchGroups');
			expect(first.results).toHaveLength(19);
			expect(first.paginationToken).toBe('20');
			expect(namesOf(await search('searchGroups', 'group 69'))).toEqual(['Group 69']);
		});
	});

	it.each([
		['searchUsers', LIST_PATH, 'users'],
		['searchTags', TAG_PATH, 'tags'],
		['searchGroups', GROUP_PATH, 'group chats'],
	])('%s says what is wrong in place of the list', async (method, path, what) => {
		for (const data of ['none', [null], { notice: 'moved' }]) {
			world.answerWith(path, data);
			await expect(search(method)).rejects.toThrow(`Zalo's answer holds no ${what}`);
			world.sandbox.faults.clear();
		}
		const fault = { kind: 'zaloError', code: -224, message: 'upgrade' } as const;
		world.sandbox.faults.order({ path, fault });
		await expect(search(method)).rejects.toThrow('(Zalo code -224)');
		const outage = { kind: 'http', status: 500, body: 'down' } as const;
		world.sandbox.faults.order({ path, times: Infinity, fault: outage });
		await expect(search(method)).rejects.toThrow('HTTP status 500');
	});
});
