import { searchList } from '../support/listSearch';
import { World } from '../support/world';

const LIST_PATH = '/v3.0/oa/user/getlist';
const DETAIL_PATH = '/v3.0/oa/user/detail';
const GROUP_PATH = '/v3.0/oa/group/getgroupsofoa';
const TAG_PATH = '/v2.0/oa/tag/gettagsofoa';

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
			expect((await search('searchUsers', '1007')).results).toEqual([
				{ name: 'User 7', value: '457000000000001007' },
			]);
			world.sandbox.requests.clear();
			expect((await search('searchUsers', '457000000000001249')).results).toEqual([
				{ name: 'User 249', value: '457000000000001249' },
			]);
			expect(calls(DETAIL_PATH)).toBe(1);
		});

		it('are looked for further on where a page has nobody, as far as is bearable', async () => {
			for (let n = 0; n < 120; n++) add(`User ${n}`);
			add('Zoë');
			for (let n = 0; n < 200; n++) add(`User ${n}`);
			const found = await search('searchUsers', 'zoe');
			expect(found.results.map(({ name }) => name)).toEqual(['Zoë']);
			expect(found.paginationToken).toBe('150');
			world.sandbox.requests.clear();
			await expect(search('searchUsers', 'nobody')).rejects.toThrow(
				'None of the first 200 users matches "nobody"',
			);
			expect(calls(LIST_PATH)).toBe(4);
			const further = await search('searchUsers', 'nobody', '200');
			expect(further).toEqual({ results: [] });
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
		it('are all shown, or those that match', async () => {
			const groups = ['Khách sỉ', 'Nhân viên'].map((name) => world.sandbox.createGroup(world.oa, { name }));
			expect((await search('searchGroups')).results.map(({ name }) => name)).toEqual([
				'Khách sỉ',
				'Nhân viên',
			]);
			expect((await search('searchGroups', 'nhan')).results).toEqual([
				{ name: 'Nhân viên', value: groups[1]?.groupId },
			]);
		});
	});

	it.each([
		['searchGroups', GROUP_PATH, "Zalo's answer holds no groups"],
		['searchUsers', LIST_PATH, "Zalo's answer holds no users"],
		['searchTags', TAG_PATH, "Zalo's answer holds no tags"],
	])('%s says what is wrong in place of the list', async (method, path, message) => {
		world.answerWith(path, 'none');
		await expect(search(method)).rejects.toThrow(message);
		world.sandbox.faults.clear();
		const fault = { kind: 'zaloError', code: -224, message: 'upgrade' } as const;
		world.sandbox.faults.order({ path, fault });
		await expect(search(method)).rejects.toThrow('(Zalo code -224)');
	});
});
