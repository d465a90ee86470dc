import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { useProxy } from '../support';
import { emptyItems, SEND_PATH, World } from '../support/world';

const goOn = { onError: 'continueRegularOutput' } as const;
const refused: Fault = { kind: 'zaloError', code: -230, message: 'No interaction in 7 days' };

/** What costs money or is seen by somebody: nothing of it may go out twice. */
describe('calls that send something', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterEach(() => jest.restoreAllMocks());
	afterAll(async () => await world.stop());

	/** The numbers of the items whose calls have reached Zalo, in the order of arrival. */
	const arrived = () =>
		world.sandbox.requests.list
			.filter(({ path }) => path === SEND_PATH)
			.map(({ bodyText }) => Number(/item (\d+)/.exec(bodyText)?.[1]));
	const order = (fault: Fault, times = Infinity, after = 0) =>
		world.sandbox.faults.order({ path: SEND_PATH, times, after, fault });
	const failures = (json: IDataObject[]) =>
		json.flatMap(({ error }) => (error === undefined ? [] : [error as IDataObject]));

	/** n8n hands the credential's `authenticate` a copy of the options, as one day it may. */
	function handOverCopies() {
		const helper = world.engine.credentialsHelper;
		const authenticate = helper.authenticate.bind(helper);
		jest.spyOn(helper, 'authenticate').mockImplementation(async (credentials, type, options, ...rest) => {
			const { headers, ...others } = options as IHttpRequestOptions;
			return await authenticate(credentials, type, { ...others, headers: { ...headers } }, ...rest);
		});
	}

	const unknownOutcomes: Array<[string, Fault, string]> = [
		['whose answer is lost', { kind: 'lostAnswer' }, 'cut'],
		['that is cut', { kind: 'cut' }, 'cut'],
		['that is cut in the middle of the answer', { kind: 'cutMidBody' }, 'cut'],
		['with HTTP 500', { kind: 'http', status: 500, body: '' }, 'http 500'],
		['with HTTP 502', { kind: 'http', status: 502, body: '<h1>' }, 'http 502'],
		['with HTTP 403', { kind: 'http', status: 403, body: '<h1>' }, 'http 403'],
		['with an empty answer', { kind: 'body', text: '' }, 'empty answer'],
		['with a page', { kind: 'body', text: '<h1>' }, 'not JSON'],
		['with a list', { kind: 'body', text: '[]' }, 'unknown form'],
	];

	describe.each([
		['n8n hands the credential our own options', () => {}],
		['n8n hands the credential a copy of the options', handOverCopies],
	])('when %s', (_name, prepare) => {
		beforeEach(prepare);

		it.each(unknownOutcomes)(
			'one %s goes out once, and says that it may have arrived',
			async (_case, fault, code) => {
				order(fault);
				const run = await world.callPerItem(emptyItems(1), goOn);
				expect(arrived()).toEqual([0]);
				expect(failures(run.json())).toMatchObject([
					{ code, mayHaveArrived: true, description: expect.stringContaining('Look in OA Manager') },
				]);
			},
		);

		it('a refused token is renewed, and each goes out once more', async () => {
			const credentialId = await world.refreshTokenCredential();
			await world.getMessageQuota({ credentialId });
			world.sandbox.revoke(world.app, world.oa);
			const run = await world.callPerItem(emptyItems(5), { credentialId });
			expect(run.json()).toEqual(Array(5).fill(expect.objectContaining({ user_id: world.user.userId })));
			expect(world.sandbox.requests.count({ path: SEND_PATH, answeredCode: 0 })).toBe(5);
			expect(world.sandbox.exchanges).toBe(2);
		});

		it('a refusal is reported as not carried out', async () => {
			order(refused);
			const run = await world.callPerItem(emptyItems(1), goOn);
			expect(failures(run.json())).toMatchObject([{ code: '-230', mayHaveArrived: false }]);
		});
	});

	it.each<[string, Fault]>([
		['-32', { kind: 'zaloError', code: -32, message: 'Your application reach limit call api' }],
		['HTTP 429', { kind: 'http', status: 429, body: '' }],
	])('%s is "not carried out": it goes out again in the next minute', async (_name, fault) => {
		order(fault, 1);
		const run = await world.callPerItem(emptyItems(1));
		expect(run.json()).toMatchObject([{ user_id: world.user.userId }]);
		expect(arrived()).toEqual([0, 0]);
	});

	it('HTTP 407 of a proxy is reported as not carried out', async () => {
		order({ kind: 'http', status: 407, body: '' });
		const run = await world.callPerItem(emptyItems(1), goOn);
		expect(failures(run.json())).toMatchObject([{ code: 'http 407', mayHaveArrived: false }]);
		expect(arrived()).toEqual([0]);
	});

	it('one that never reached Zalo is tried again, and reported as not carried out', async () => {
		const undo = useProxy('http://127.0.0.1:9');
		const run = await world.callPerItem(emptyItems(1), goOn);
		undo();
		expect(failures(run.json())).toMatchObject([{ code: 'refused', mayHaveArrived: false }]);
	});

	it('items that wait for an earlier message to the same recipient keep nobody else back', async () => {
		const to = [
			...Array.from({ length: 150 }, () => 'one'),
			...Array.from({ length: 50 }, (_, n) => `other ${n}`),
		];
		const items = to.map((user) => ({ json: { user } }));
		await world.callPerItem(items, { parameters: { recipient: '={{ $json.user }}' } });
		const firstOther = arrived().findIndex((item) => item >= 150);
		expect(firstOther).toBeLessThan(10);
		expect(arrived()).toHaveLength(200);
	});

	it('a read of the database that fails once costs the items that needed it, not the run', async () => {
		const credentialId = await world.refreshTokenCredential();
		await world.getMessageQuota({ credentialId });
		world.sandbox.revoke(world.app, world.oa);
		const read = world.store.read.bind(world.store);
		let reads = 0;
		jest.spyOn(world.store, 'read').mockImplementation(async (id) => {
			if (++reads === 2) throw new Error('The database is locked');
			return await read(id);
		});
		const run = await world.callPerItem(emptyItems(200), { ...goOn, credentialId });
		expect(failures(run.json()).length).toBeLessThan(100);
	});

	it('a credential that refuses by itself is no unknown outcome', async () => {
		const credentialId = await world.accessTokenCredential('');
		const run = await world.callPerItem(emptyItems(1), { ...goOn, credentialId });
		expect(failures(run.json())).toMatchObject([{ code: 'credential', mayHaveArrived: false }]);
		expect(arrived()).toEqual([]);
	});

	describe('with Retry On Fail', () => {
		const retry = { settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 } };
		const last = (items: INodeExecutionData[]) => `"item ${items.length - 1}"`;
		const failLast = (items: INodeExecutionData[], fault: Fault, times = Infinity) =>
			world.sandbox.faults.order({ path: SEND_PATH, holds: last(items), times, fault });

		it('only what was not sent goes out again, and the output is that of all items', async () => {
			const items = emptyItems(5);
			failLast(items, refused, 2);
			const run = await world.callPerItem(items, retry);
			expect(run.status).toBe('success');
			expect(run.json()).toEqual(Array(5).fill(expect.objectContaining({ user_id: world.user.userId })));
			expect(arrived().sort()).toEqual([0, 1, 2, 3, 4, 4, 4]);
		});

		it('the error says how many were sent', async () => {
			const items = emptyItems(5);
			failLast(items, refused);
			const run = await world.callPerItem(items, retry);
			expect(run.nodeError()?.description).toContain('4 of 5 items were sent: 0 to 3 (n8n counts from 0).');
			expect(arrived().sort()).toEqual([0, 1, 2, 3, 4, 4, 4]);
		});

		it('what may have arrived does not go out again, and still says so', async () => {
			const items = emptyItems(5);
			failLast(items, { kind: 'lostAnswer' });
			const run = await world.callPerItem(items, retry);
			expect(run.nodeError()?.message).toContain('was cut');
			expect(run.nodeError()?.description).toContain('may have arrived');
			expect(arrived().sort()).toEqual([0, 1, 2, 3, 4]);
		});

		it('Continue On Fail beside it sends nothing twice either, although n8n runs the node again', async () => {
			const items = emptyItems(5);
			world.sandbox.faults.order({ path: SEND_PATH, holds: '"item 0"', times: Infinity, fault: refused });
			const run = await world.callPerItem(items, { ...retry, ...goOn });
			expect(failures(run.json())).toHaveLength(1);
			expect(
				arrived()
					.filter((item) => item > 0)
					.sort(),
			).toEqual([1, 2, 3, 4]);
		});

		it('a text that differs from try to try, as one with the time in it, is not sent again either', async () => {
			const items = emptyItems(3).map((item, index) => ({ json: { ...item.json, index } }));
			const text = '={{ "item " + $json.index + " " + Math.random() }}';
			world.sandbox.faults.order({ path: SEND_PATH, holds: 'item 2', times: 1, fault: refused });
			const run = await world.callPerItem(items, { ...retry, parameters: { text } });
			expect(run.status).toBe('success');
			expect(arrived().sort()).toEqual([0, 1, 2, 2]);
		});

		it('a retired call whose successor is refused is sent by the successor on the next try', async () => {
			const old = 'https://openapi.zalo.me/v2.0/oa/old';
			const json = { recipient: { user_id: world.user.userId }, message: { text: 'item 0' } };
			const successor = {
				method: 'POST',
				url: `https://openapi.zalo.me${SEND_PATH}`,
				body: { json },
				effect: 'send',
			};
			world.sandbox.faults.order({
				path: '/v2.0/oa/old',
				times: Infinity,
				fault: { kind: 'http', status: 404, body: '' },
			});
			order(refused, 1);
			const run = await world.callPerItem([{ json: { call: { url: old, successor } } }], retry);
			expect(run.status).toBe('success');
			expect(arrived()).toEqual([0, 0]);
		});

		it('a session that n8n could not store is no unknown outcome: nothing has gone out, so it is tried again', async () => {
			const credentialId = await world.refreshTokenCredential();
			world.store.failNextWrites(1);
			const run = await world.callPerItem(emptyItems(1), { ...retry, credentialId });
			expect(run.status).toBe('success');
			expect(arrived()).toEqual([0]);
		});

		it('the log of sends holds no token, whatever Zalo sends back', async () => {
			const token = world.tokens.accessToken;
			const echo = (sent: unknown) => ({ ...(sent as object), message: `Success ${token}` });
			world.sandbox.faults.order({ path: SEND_PATH, times: 2, fault: { kind: 'rewrite', change: echo } });
			const run = await world.callPerItem(emptyItems(2), retry);
			expect(JSON.stringify(run.raw)).not.toContain(token);
			expect(JSON.stringify(run.raw)).toContain('zaloOaSends');
		});

		it('the same to the same recipient twice in one run is sent twice', async () => {
			const call = {
				body: { json: { recipient: { user_id: world.user.userId }, message: { text: 'item 7' } } },
			};
			await world.callPerItem([{ json: { call } }, { json: { call } }], retry);
			expect(arrived()).toEqual([7, 7]);
		});

		it('the next execution sends anew', async () => {
			await world.callPerItem(emptyItems(2), retry);
			await world.callPerItem(emptyItems(2), retry);
			expect(arrived().sort()).toEqual([0, 0, 1, 1]);
		});
	});

	describe('in order', () => {
		const items = Array.from({ length: 30 }, (_, index) => ({ json: { to: `user ${index % 3}` } }));
		const parameters = { recipient: '={{ $json.to }}' };
		const ofUser = (user: number) => arrived().filter((item) => item % 3 === user);

		it('those of one recipient arrive one after the other, whatever each of them takes', async () => {
			for (let n = 0; n < 15; n++) order({ kind: 'latency', ms: (n % 4) * 15 }, 1, n * 2);
			await world.callPerItem(items, { parameters });
			for (const user of [0, 1, 2]) expect(ofUser(user)).toEqual([...ofUser(user)].sort((a, b) => a - b));
			expect(arrived()).toHaveLength(30);
		});

		it('a failed one does not keep the next one back under Continue On Fail', async () => {
			world.sandbox.faults.order({ path: SEND_PATH, holds: '"item 3"', fault: refused });
			const run = await world.callPerItem(items, { ...goOn, parameters });
			expect(failures(run.json())).toHaveLength(1);
			expect(ofUser(0)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
		});

		it('without it, nothing goes out after the first failure, not even what was waiting for its turn', async () => {
			world.sandbox.faults.order({ path: SEND_PATH, holds: '"item 3"', fault: refused });
			const run = await world.callPerItem(items, { parameters });
			const error = run.nodeError();
			expect(error?.message).toContain('(Zalo code -230)');
			expect(ofUser(0)).toEqual([0, 3]);
			expect(error?.description).toMatch(/\d+ of 30 items were sent: 0/);
		});
	});
});
