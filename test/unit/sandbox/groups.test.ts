import { DONE, invalid, notGranted, useWorld } from './world';

const LIST = 'https://openapi.zalo.me/v3.0/oa/group/getgroupsofoa';

const world = useWorld();

const list = async (query = '') => (await world.ask('GET', `${LIST}${query}`)).json;
const namesOf = (json: unknown) =>
	(json as { data: { groups: Array<{ name: string }> } }).data.groups.map(({ name }) => name);

describe('the groups of an OA', () => {
	it('come with what they are called, and whether they can be written to', async () => {
		const { groupId } = world.sandbox.createGroup(world.oa, { name: 'Khách sỉ', isEnabled: false });
		world.sandbox.createGroup(world.sandbox.createOa());
		const group = { group_id: groupId, name: 'Khách sỉ', status: 'disabled' };
		expect(await list()).toEqual({
			data: { offset: 0, count: 5, total: 1, group_count: 1, groups: [expect.objectContaining(group)] },
			...DONE,
		});
	});

	it('come in pages, five on each unless told otherwise', async () => {
		for (let n = 0; n < 12; n++) world.sandbox.createGroup(world.oa, { name: String(n) });
		expect(namesOf(await list())).toEqual(['0', '1', '2', '3', '4']);
		expect(namesOf(await list('?offset=10'))).toEqual(['10', '11']);
		const last = await list('?offset=9&count=50');
		expect(last).toMatchObject({ data: { offset: 9, count: 50, total: 12, group_count: 3 } });
		expect(namesOf(last)).toEqual(['9', '10', '11']);
		expect(namesOf(await list('?offset=12'))).toEqual([]);
	});

	it.each([
		['?offset=-1', 'offset'],
		['?offset=a', 'offset'],
		['?count=0', 'count'],
		['?count=1.5', 'count'],
		['?count=5&count=5', 'count'],
		['?group_id=1', 'group_id'],
		['?data={}', 'data'],
	])('are refused with %s', async (query, name) => {
		expect(await list(query)).toEqual(invalid(name));
	});

	it('are for those who may manage groups', async () => {
		world.oa.permissions.delete('groups');
		expect(await list()).toEqual(notGranted);
	});
});
