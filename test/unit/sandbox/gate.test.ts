import { GETOA, QUOTA, START, useWorld } from './world';

const world = useWorld();

describe('addresses and accounts', () => {
	it('describes the OA of the token, labelled text/json', async () => {
		const answer = await world.getOa();
		expect(answer.status).toBe(200);
		expect(answer.headers['content-type']).toBe('text/json; charset=utf-8');
		expect(answer.headers.date).toBe(new Date(START).toUTCString());
		expect(answer.json).toMatchObject({
			data: {
				oaid: world.oa.oaId,
				name: world.oa.name,
				is_verified: true,
				oa_type: 2,
				package_name: 'Toàn diện',
				linked_ZCA: '',
			},
			error: 0,
			message: 'Success',
		});
	});

	it('names the OA’s id and its Zalo Cloud Account as it is told to', async () => {
		world.sandbox.spelling = { oaIdName: 'oa_id', linkedZcaName: 'linked_zca' };
		const { data } = (await world.getOa()).json as { data: object };
		expect(data).toMatchObject({ oa_id: world.oa.oaId, linked_zca: '', name: world.oa.name });
		expect(data).not.toHaveProperty('oaid');
		expect(data).not.toHaveProperty('linked_ZCA');
	});

	it.each([
		['GET', QUOTA],
		['POST', GETOA],
		['GET', 'https://openapi.zalo.me/v3.0/oa/getoa'],
		['GET', 'https://business.openapi.zalo.me/v2.0/oa/getoa'],
	])('knows no %s %s', async (method, address) => {
		const answer = await world.client.send(address, {
			method,
			headers: { access_token: world.pair.accessToken },
		});
		expect(answer.json).toEqual({ error: 404, message: expect.stringContaining('empty or invalid API') });
	});

	it('keeps several OAs and apps apart', async () => {
		const otherOa = world.sandbox.createOa({ name: 'Other' });
		const otherApp = world.sandbox.createApp();
		const sameApp = world.sandbox.issueTokens(world.app, otherOa);
		const sameOa = world.sandbox.issueTokens(otherApp, world.oa);
		expect((await world.getOa()).json).toMatchObject({ data: { oaid: world.oa.oaId } });
		expect((await world.getOa(sameApp.accessToken)).json).toMatchObject({ data: { oaid: otherOa.oaId } });
		expect((await world.getOa(sameOa.accessToken)).json).toMatchObject({ data: { oaid: world.oa.oaId } });
	});
});

describe('state of app and OA', () => {
	it.each<[number, () => void]>([
		[-209, () => (world.app.active = false)],
		[-221, () => (world.oa.isVerified = false)],
		[-224, () => (world.oa.packageActive = false)],
		[-223, () => world.oa.permissions.delete('messages')],
	])('answers %s', async (code, change) => {
		change();
		expect((await world.getQuota()).json).toMatchObject({ error: code });
	});

	it('names the earliest trouble first', async () => {
		world.oa.isVerified = false;
		world.oa.packageActive = false;
		world.oa.permissions.clear();
		world.app.requestsPerMinute = 2;
		expect((await world.getOa('at_sandbox_unknown')).json).toMatchObject({ error: -216 });
		expect((await world.getOa()).json).toMatchObject({ error: -221 });
		world.oa.isVerified = true;
		expect((await world.getOa()).json).toMatchObject({ error: -224 });
		expect((await world.getOa()).json).toMatchObject({ error: -32 });
	});
});
