import type { INodeParameters } from 'n8n-workflow';
import { badUserIds, UNKNOWN_USER } from '../../support/badUserIds';
import { World } from '../../support/world';

const UPDATE_PATH = '/v3.0/oa/user/update';
const DELETE_PATH = '/v2.0/oa/deletefollowerinfo';

describe('changes of a user', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const update = async (updateFields: INodeParameters, userId: string = world.user.userId) =>
		await world.run('user', 'update', { userId, updateFields });
	const bodyOf = (path: string) =>
		JSON.parse(
			world.sandbox.requests.list.find((request) => request.path === path)?.bodyText ?? 'null',
		) as unknown;

	describe('Update', () => {
		it('sends what was added, in the form that Zalo wants, and says whom it was about', async () => {
			const run = await update({
				name: 'Nguyễn Văn An',
				phone: '0912 345 678',
				address: '1 Lê Lợi',
				cityId: 4,
				districtId: 7,
				birthday: '1999-12-31T00:00:00',
				alias: 'An VIP',
				externalId: 'KH-01',
			});
			const { userId } = world.user;
			expect(run.json()).toEqual([{ success: true, userId }]);
			expect(bodyOf(UPDATE_PATH)).toEqual({
				user_id: userId,
				shared_info: {
					name: 'Nguyễn Văn An',
					phone: '84912345678',
					address: '1 Lê Lợi',
					city_id: 4,
					district_id: 7,
					user_dob: '31/12/1999',
				},
				user_alias: 'An VIP',
				user_external_id: 'KH-01',
			});
			expect(world.user).toMatchObject({
				alias: 'An VIP',
				externalId: 'KH-01',
				sharedInfo: { phone: '84912345678', dateOfBirth: '31/12/1999' },
			});
		});

		it('sends names in the form that Zalo counts in, and long ids whole', async () => {
			const [name = '', alias = ''] = ['Nguyễn Văn Đạt', ' "An" \\ <b>👩‍👩‍👧 '];
			await update({ name: name.normalize('NFD'), alias, externalId: '4570000000000000001' });
			expect(bodyOf(UPDATE_PATH)).toMatchObject({
				shared_info: { name },
				user_alias: alias.trim(),
				user_external_id: '4570000000000000001',
			});
		});

		it('leaves out what was not added', async () => {
			await update({ alias: 'An VIP' });
			expect(bodyOf(UPDATE_PATH)).toEqual({ user_id: world.user.userId, user_alias: 'An VIP' });
		});

		it.each(['0912345678', '+84912345678', '84 912-345-678', '(0)912.345.678'])(
			'takes the phone number %s',
			async (phone) => {
				await update({ phone });
				expect(bodyOf(UPDATE_PATH)).toMatchObject({ shared_info: { phone: '84912345678' } });
			},
		);

		it.each([
			['1999-12-31', '31/12/1999'],
			['31/12/1999', '31/12/1999'],
			['1999-12-30T17:00:00.000Z', '31/12/1999'],
			['1970-01-01', '01/01/1970'],
			['31-12-1999', '31/12/1999'],
			['1.2.1999', '01/02/1999'],
			['1999-12-30 17:00:00+00', '31/12/1999'],
		])('takes the birthday %s', async (birthday, user_dob) => {
			await update({ birthday });
			expect(bodyOf(UPDATE_PATH)).toMatchObject({ shared_info: { user_dob } });
		});

		it('takes a number that an expression hands over as text', async () => {
			await update({ cityId: '={{ "4" }}', name: '={{ 5 }}' });
			expect(bodyOf(UPDATE_PATH)).toMatchObject({ shared_info: { city_id: 4, name: '5' } });
		});

		it.each<[INodeParameters, string]>([
			[{}, 'There is nothing to update'],
			[{ alias: '' }, 'Alias is empty'],
			[{ name: '={{ $json.missing }}' }, 'Name is empty'],
			[{ externalId: '={{ null }}' }, 'External ID is empty'],
			[{ phone: '' }, 'Phone is empty'],
			[{ phone: '12345' }, 'Phone is not a Vietnamese mobile number'],
			[{ phone: '+1 415 555 0100' }, 'Phone is not a Vietnamese mobile number'],
			[{ alias: '={{ { name: "An" } }}' }, 'Alias is not text'],
			[{ name: '={{ ["An"] }}' }, 'Name is not text'],
			[{ address: '={{ true }}' }, 'Address is not text'],
			[{ externalId: '={{ Number("KH") }}' }, 'External ID is not text'],
			[{ externalId: '={{ 4570000000000000001 }}' }, 'External ID is a number that is too long'],
			[{ alias: ' \u200b ' }, 'Alias is empty'],
			[{ phone: '={{ ["0912345678"] }}' }, 'Phone is not text'],
			[{ phone: '={{ 912345678 }}' }, 'Phone is not a Vietnamese mobile number'],
			[{ phone: '0912345678; 0987654321' }, 'Phone is not a Vietnamese mobile number'],
			[{ birthday: '2999-12-31' }, 'Birthday is in the future'],
			[{ birthday: '={{ 36525 }}' }, 'Birthday is no date'],
			[{ birthday: '10/03/1999 (âm lịch)' }, 'Birthday is no date'],
			[{ birthday: '31/12/0099' }, 'Birthday is no date'],
			[{ cityId: '={{ [4] }}' }, 'City ID is not a whole number above 0'],
			[{ cityId: '={{ true }}' }, 'City ID is not a whole number above 0'],
			[{ districtId: '={{ 2 ** 60 }}' }, 'District ID is not a whole number above 0'],
			[{ birthday: '1969-12-31' }, 'Birthday is before 1970, which Zalo does not take'],
			[{ birthday: '29/02/1999' }, 'Birthday is no date'],
			[{ birthday: 'yesterday' }, 'Birthday is no date'],
			[{ birthday: '={{ $json.missing }}' }, 'Birthday is no date'],
			[{ cityId: 0 }, 'City ID is not a whole number above 0'],
			[{ cityId: 1.5 }, 'City ID is not a whole number above 0'],
			[{ districtId: '={{ "Huế" }}' }, 'District ID is not a whole number above 0'],
			[{ alias: '={{ $json }}' }, 'Alias is not text'],
			[{ phone: '={{ [1] }}' }, 'Phone is not text'],
			[{ alias: 'An', phone: 'none' }, 'Phone is not a Vietnamese mobile number'],
		])('refuses %j, and sends nothing', async (updateFields, message) => {
			const error = (await update(updateFields)).nodeError();
			expect(error?.message).toBe(message);
			expect(error?.description).toMatch(/\.$/);
			expect(world.sandbox.requests.list).toEqual([]);
		});

		it.each(badUserIds)('%s is refused as a user', async (_name, value, words) => {
			expect((await update({ alias: 'An' }, value)).nodeError()?.message).toContain(words);
			expect(world.sandbox.requests.list).toEqual([]);
		});

		it('says what Zalo does not accept', async () => {
			const fault = { kind: 'zaloError', code: -201, message: 'shared_info.city_id is invalid' } as const;
			world.sandbox.faults.order({ path: UPDATE_PATH, fault });
			const error = (await update({ cityId: 999 })).nodeError();
			expect(error?.message).toBe('Zalo does not accept one of the values (Zalo code -201)');
			expect(error?.description).toContain('shared_info.city_id');
		});
	});

	describe('Delete', () => {
		const remove = async (userId: string) => await world.run('user', 'delete', { userId });

		it('deletes what the OA knows, and says whom it was about', async () => {
			const { userId } = world.sandbox.createUser(world.oa, { alias: 'An VIP', notes: ['note'] });
			expect((await remove(userId)).json()).toEqual([{ success: true, userId }]);
			expect(bodyOf(DELETE_PATH)).toEqual({ user_id: userId });
			expect(world.oa.users.get(userId)?.notes).toEqual([]);
		});

		it.each(badUserIds)('%s is refused as a user', async (_name, value, words) => {
			expect((await remove(value)).nodeError()?.message).toContain(words);
			expect(world.sandbox.requests.list).toEqual([]);
		});
	});

	it.each<[string, INodeParameters]>([
		['update', { updateFields: { alias: 'An' } }],
		['delete', {}],
	])(
		'%s: a user whom Zalo does not know leaves an error item, and the next one is done',
		async (operation, rest) => {
			const items = [UNKNOWN_USER, world.user.userId].map((id) => ({ json: { id } }));
			const run = await world.run(
				'user',
				operation,
				{ userId: '={{ $json.id }}', ...rest },
				{ items, onError: 'continueRegularOutput' },
			);
			expect(run.json()).toMatchObject([
				{ error: { code: '-213', mayHaveArrived: false } },
				{ success: true, userId: world.user.userId },
			]);
		},
	);
});
