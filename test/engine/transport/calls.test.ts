import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ZaloCall } from '../../../nodes/ZaloOa/transport/types';
import type { Fault } from '../../sandbox';
import { testClock } from '../support/testClock';
import { QUOTA_PATH, World } from '../support/world';

const OPENAPI = 'https://openapi.zalo.me';
const MINUTE = 60_000;

/** A picture of one pixel, as base64. */
const png =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What a call can say; each kind is needed by some of Zalo's addresses. */
describe('calls of every form', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const call = async (...calls: Array<Partial<ZaloCall>>) =>
		await world.callPerItem(
			calls.map((each) => ({ json: { call: { body: undefined, ...each } as never } })),
			{ onError: 'continueRegularOutput' },
		);
	const requests = () => world.sandbox.requests.list;
	const order = (path: string, fault: Fault, times = Infinity) =>
		world.sandbox.faults.order({ path, times, fault });

	const getUsers: Partial<ZaloCall> = {
		method: 'GET',
		url: `${OPENAPI}/v3.0/oa/user/getlist`,
		dataQuery: { offset: 0, count: 50 },
		effect: 'read',
	};
	const upload: Partial<ZaloCall> = {
		url: `${OPENAPI}/v2.0/oa/upload/image`,
		body: {
			form: [
				{
					name: 'file',
					file: { content: png as never, fileName: 'ảnh đại diện.png', mimeType: 'image/png' },
				},
			],
		},
		effect: 'change',
	};

	it('the parameters of a read as JSON in one query parameter', async () => {
		const run = await call(getUsers);
		expect(run.json()).toMatchObject([{ total: 1, users: [{ user_id: world.user.userId }] }]);
		expect(JSON.parse(requests()[0]?.query.data ?? '')).toEqual({ offset: 0, count: 50 });
	});

	it('Vietnamese letters in such a parameter arrive as they were', async () => {
		await call({ ...getUsers, dataQuery: { offset: 0, count: 1, tag_name: 'Khách quen & "VIP" 100%' } });
		expect(JSON.parse(requests()[0]?.query.data ?? '')).toMatchObject({
			tag_name: 'Khách quen & "VIP" 100%',
		});
	});

	it('a file as a multipart form, with its name', async () => {
		const run = await call(upload);
		expect(run.json()).toMatchObject([{ attachment_id: expect.any(String) }]);
		expect(requests()[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		expect(world.sandbox.uploads(world.oa)).toMatchObject([{ kind: 'image', fileName: 'ảnh đại diện.png' }]);
	});

	it.each<[string, Fault]>([
		['after a cut connection', { kind: 'cut' }],
		['after HTTP 502', { kind: 'http', status: 502, body: '' }],
	])('a form is built anew %s, because a change may be repeated', async (_name, fault) => {
		order('/v2.0/oa/upload/image', fault, 1);
		const run = await call(upload);
		expect(run.json()).toMatchObject([{ attachment_id: expect.any(String) }]);
		expect(requests()).toHaveLength(2);
	});

	it('a form is built anew after a renewed token', async () => {
		const credentialId = await world.refreshTokenCredential();
		await world.getMessageQuota({ credentialId });
		world.sandbox.revoke(world.app, world.oa);
		const run = await world.callPerItem([{ json: { call: upload as never } }], { credentialId });
		expect(run.json()).toMatchObject([{ attachment_id: expect.any(String) }]);
	});

	it('changes are not shared, however alike they are', async () => {
		await call(upload, upload);
		expect(requests()).toHaveLength(2);
	});

	it('text goes out as it is, numbers of any length included', async () => {
		const text = '{"user_id":1234567890123456789,"name":"An"}';
		const contentType = 'application/json';
		await call({ url: `${OPENAPI}/v2.0/oa/anything`, body: { text, contentType }, effect: 'change' });
		expect(requests()[0]?.bodyText).toBe(text);
	});

	it('further headers go along, and none of them replaces the token', async () => {
		const headers = { journey_token: 'jt', access_token: 'somebody else’s' };
		const run = await call({ ...getUsers, headers });
		expect(requests()[0]?.headers).toMatchObject({ journey_token: 'jt' });
		expect(run.json()).toMatchObject([{ total: 1 }]);
	});

	it('members beside the data come along', async () => {
		const text = '{"error":0,"token":"t","sent_time":"1","metadata":{"total":3}}';
		order('/v3.0/oa/user/getlist', { kind: 'body', text });
		const run = await call(getUsers);
		expect(run.json()).toMatchObject([{ envelope: { token: 't', sent_time: '1', metadata: { total: 3 } } }]);
	});

	it('a call may have a shorter time', async () => {
		order('/v3.0/oa/user/getlist', { kind: 'silence' });
		const run = await call({ ...getUsers, timeout: 200 });
		expect(run.json()).toMatchObject([{ error: { code: 'timeout' } }]);
	});

	it('identical reads of a run share one answer, unless it has to be fresh', async () => {
		await call(getUsers, getUsers, getUsers);
		expect(requests()).toHaveLength(1);
		await call({ ...getUsers, isFresh: true }, { ...getUsers, isFresh: true });
		expect(requests()).toHaveLength(3);
	});

	it('a read that failed is not asked again by each of the items that share it', async () => {
		order('/v3.0/oa/user/getlist', { kind: 'zaloError', code: -223, message: '' });
		const run = await call(getUsers, getUsers, getUsers);
		expect(run.json().map(({ message }) => message)).toEqual(Array(3).fill(expect.stringContaining('-223')));
		expect(requests()).toHaveLength(1);
	});

	it.each<[string, Fault]>([
		['404', { kind: 'zaloError', code: 404, message: 'empty or invalid API' }],
		['-240', { kind: 'zaloError', code: -240, message: 'shut down' }],
		['HTTP 404', { kind: 'http', status: 404, body: '' }],
	])('a retired call is replaced by its successor: %s', async (_name, fault) => {
		order('/v2.0/oa/old', fault);
		const old = { url: `${OPENAPI}/v2.0/oa/old`, effect: 'read' as const };
		const run = await call({ ...old, successor: getUsers as ZaloCall });
		expect(run.json()).toMatchObject([{ total: 1 }]);
	});

	it('an error names the call for support, in its context', async () => {
		order(QUOTA_PATH, { kind: 'zaloError', code: -224, message: '' });
		const error = (await world.getMessageQuota()).nodeError();
		expect(error?.context).toMatchObject({ request: `POST ${OPENAPI}${QUOTA_PATH}`, code: '-224' });
	});

	describe('the limit per minute', () => {
		const reads = (count: number, effect: ZaloCall['effect'] = 'read') =>
			Array.from({ length: count }, (_, offset) => ({
				...getUsers,
				effect,
				dataQuery: { offset, count: 1 },
			}));
		const refusals = () => world.sandbox.requests.count({ answeredCode: -32 });

		beforeEach(() => testClock.advance(1.5 * MINUTE - (testClock.now() % MINUTE)));

		it('is kept by one run, without a refusal', async () => {
			world.app.requestsPerMinute = 50;
			const began = testClock.now();
			const run = await call(...reads(160));
			expect(run.json().filter(({ error }) => error !== undefined)).toEqual([]);
			expect(refusals()).toBe(0);
			expect(requests()).toHaveLength(160);
			expect(testClock.now() - began).toBeLessThan(4 * MINUTE);
		});

		it('is kept by several runs at once, without a refusal after the first answers', async () => {
			world.app.requestsPerMinute = 120;
			const runs = await Promise.all([call(...reads(70)), call(...reads(70)), call(...reads(70))]);
			for (const run of runs) expect(run.json().filter(({ error }) => error !== undefined)).toEqual([]);
			expect(refusals()).toBe(0);
		});

		it('is told by the first run to the next ones, which begin with a hundred calls at once', async () => {
			await call(...reads(1));
			world.sandbox.faults.order({ times: Infinity, fault: { kind: 'silence' } });
			const stop = new AbortController();
			const items = reads(150).map((each) => ({ json: { call: { ...each, body: undefined } as never } }));
			const run = world.callPerItem(items, { onError: 'continueRegularOutput', stop: stop.signal });
			while (requests().length < 101) await nextTurn();
			stop.abort();
			await run.catch(() => undefined);
			expect(requests()).toHaveLength(101);
		});

		it('another process that uses it up is noticed, and nothing fails', async () => {
			world.app.requestsPerMinute = 60;
			const other = await world.newProcess();
			const credentialId = await world.accessTokenCredential();
			const items = (from: number) =>
				reads(60).map((each, n) => ({
					json: { call: { ...each, body: undefined, dataQuery: { offset: from + n, count: 1 } } as never },
				}));
			const options = { onError: 'continueRegularOutput' as const, credentialId };
			const runs = await Promise.all([
				world.callPerItem(items(0), options),
				world.callPerItem(items(100), options, other),
			]);
			for (const run of runs) expect(run.json().filter(({ error }) => error !== undefined)).toEqual([]);
		});
	});
});
