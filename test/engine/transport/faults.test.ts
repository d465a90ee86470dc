import dns from 'node:dns';
import type { NodeApiError } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { useProxy } from '../support';
import { testClock } from '../support/testClock';
import { emptyItems, QUOTA_PATH, World } from '../support/world';

const MINUTE = 60_000;

describe('what goes wrong between the node and Zalo', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const order = (fault: Fault, times = Infinity) =>
		world.sandbox.faults.order({ path: QUOTA_PATH, times, fault });
	const errorOf = async (options = {}) => {
		const run = await world.getMessageQuota(options);
		expect(run.status).toBe('error');
		return run.nodeError() as NodeApiError;
	};

	describe('tokens', () => {
		it.each([
			['wrong', 'a-token-that-zalo-never-made'],
			['with a line break at its end, which is taken off', 'another-unknown-token\n'],
		])('an access token that is %s', async (_name, accessToken) => {
			const error = await errorOf({ credentialId: await world.accessTokenCredential(accessToken) });
			expect(error.message).toContain('(Zalo code -216)');
			expect(error.description).toContain('API Explorer');
			expect(error.httpCode).toBe('-216');
			expect(world.quotaCalls).toBe(1);
		});

		it.each([['' as const], ['   ' as const]])('a missing access token: "%s"', async (accessToken) => {
			const error = await errorOf({ credentialId: await world.accessTokenCredential(accessToken) });
			expect(error.message).toContain('has no access token');
			expect(world.quotaCalls).toBe(0);
		});

		it('an access token with characters that cannot go into a header', async () => {
			const error = await errorOf({ credentialId: await world.accessTokenCredential('đây là mã') });
			expect(error.message).toContain('characters that no token has');
			expect(world.quotaCalls).toBe(0);
		});

		it.each([-216, -220] as const)('an expired access token (%i)', async (code) => {
			world.sandbox.expiredTokenCode = code;
			testClock.advance(25 * 60 * MINUTE + 1);
			expect((await errorOf()).httpCode).toBe(String(code));
		});

		it('good spaces around a token do no harm', async () => {
			const credentialId = await world.accessTokenCredential(`  ${world.tokens.accessToken}\n`);
			expect((await world.getMessageQuota({ credentialId })).status).toBe('success');
		});

		it('a stored way of connecting is accepted', async () => {
			const data = { connectWith: 'accessToken', accessToken: world.tokens.accessToken };
			const credentialId = await world.engine.addCredential('zaloOaApi', data);
			expect((await world.getMessageQuota({ credentialId })).status).toBe('success');
		});
	});

	describe('refusals', () => {
		it.each([
			[-223, 'OA has not granted the permission', 'tick the permission group'],
			[-221, 'OA must be verified', 'Verify the OA'],
			[-224, 'OA must upgrade its package', 'Upgrade the package'],
			[-209, 'App not active', 'switch it to active'],
		])('code %i is said in plain words with Zalo’s own', async (code, message, advice) => {
			order({ kind: 'zaloError', code, message });
			const error = await errorOf();
			expect(error.message).toContain(`(Zalo code ${code})`);
			expect(error.description?.toLowerCase()).toContain(advice.toLowerCase());
			expect(error.description).toContain(`Zalo said: "${message}"`);
			expect(error.httpCode).toBe(String(code));
			expect(world.quotaCalls).toBe(1);
		});

		it('an undocumented code is said as it came', async () => {
			order({ kind: 'zaloError', code: -987, message: 'Something new' });
			const error = await errorOf();
			expect(error.message).toBe('Zalo refused the request (Zalo code -987)');
			expect(error.description).toContain('Something new');
		});
	});

	describe('the limit per minute', () => {
		it('waits for the next minute, then goes on', async () => {
			// Away from the full minute, which the node and Zalo would else see between sending and getting.
			testClock.advance(1.5 * MINUTE - (testClock.now() % MINUTE));
			order({ kind: 'zaloError', code: -32, message: 'Application reached limit call api' }, 1);
			const before = testClock.now();
			const run = await world.getMessageQuota({ items: emptyItems(3) });
			expect(run.json()).toHaveLength(3);
			expect(world.quotaCalls).toBe(2);
			const [first, second] = world.sandbox.requests.list;
			expect(Math.floor((second?.at ?? 0) / MINUTE)).toBe(Math.floor((first?.at ?? 0) / MINUTE) + 1);
			expect(testClock.now() - before).toBeLessThan(2 * MINUTE);
		});

		it('does not go over a limit that Zalo announced', async () => {
			testClock.advance(1.5 * MINUTE - (testClock.now() % MINUTE));
			world.reset();
			world.app.requestsPerMinute = 1;
			expect((await world.getMessageQuota()).status).toBe('success');
			const run = await world.getMessageQuota();
			expect(run.status).toBe('success');
			expect(world.sandbox.requests.list.map(({ answeredCode }) => answeredCode)).toEqual([0, 0]);
		});

		it('gives up when every minute is used up by somebody else', async () => {
			order({ kind: 'zaloError', code: -32, message: 'Application reached limit call api' });
			const error = await errorOf();
			expect(error.message).toContain('(Zalo code -32)');
			expect(world.quotaCalls).toBe(4);
		});

		it('waits after HTTP 429 too', async () => {
			order({ kind: 'http', status: 429, body: 'Too Many Requests' }, 1);
			expect((await world.getMessageQuota()).status).toBe('success');
		});
	});

	describe('answers that are none', () => {
		const passing: Array<[string, Fault, string]> = [
			['an empty body', { kind: 'body', text: '' }, 'Zalo sent an empty answer'],
			[
				'a page instead of JSON',
				{ kind: 'body', text: '<html>Bảo trì</html>' },
				'Zalo sent an answer that is not JSON',
			],
			[
				'JSON that ends early',
				{ kind: 'body', text: '{"data":{"remain":1' },
				'Zalo sent an answer that is not JSON',
			],
			[
				'HTTP 500 with a page',
				{ kind: 'http', status: 500, body: '<h1>500</h1>', contentType: 'text/html' },
				"Zalo's server answered with HTTP status 500 instead of data",
			],
			[
				'HTTP 502 with a page',
				{ kind: 'http', status: 502, body: '<h1>502</h1>', contentType: 'text/html' },
				"Zalo's server answered with HTTP status 502 instead of data",
			],
			['a cut connection', { kind: 'cut' }, 'The connection to Zalo was cut before the answer was complete'],
			[
				'a reset connection',
				{ kind: 'reset' },
				'The connection to Zalo was cut before the answer was complete',
			],
			[
				'a connection cut in the middle of the answer',
				{ kind: 'cutMidBody' },
				'The connection to Zalo was cut before the answer was complete',
			],
		];

		it.each(passing)('%s: asks three times in all, then says so', async (_name, fault, message) => {
			order(fault);
			const error = await errorOf();
			expect(error.message).toBe(message);
			expect(error.description).toMatch(/again/);
			expect(world.quotaCalls).toBe(3);
		});

		it.each(passing)('%s: nobody notices when it passes', async (_name, fault) => {
			order(fault, 2);
			expect((await world.getMessageQuota()).json()).toMatchObject([{ remain: 1874 }]);
			expect(world.quotaCalls).toBe(3);
		});

		it.each([
			['a list', '[]'],
			['an object of another kind', '{"status":"ok"}'],
			['an error that is no number', '{"error":"oops"}'],
		])('JSON that is %s is not asked for again', async (_name, text) => {
			order({ kind: 'body', text });
			expect((await errorOf()).message).toBe('Zalo sent an answer of an unknown form');
			expect(world.quotaCalls).toBe(1);
		});

		it('a redirect is not followed, so that the token stays with Zalo', async () => {
			order({ kind: 'http', status: 302, body: '', headers: { location: 'https://elsewhere.example.com/' } });
			expect((await errorOf()).message).toContain('HTTP status 302');
			expect(world.sandbox.requests.count({ host: 'elsewhere.example.com' })).toBe(0);
		});
	});

	describe('no way to Zalo', () => {
		it('the connection is refused', async () => {
			const undo = useProxy('http://127.0.0.1:9');
			try {
				const error = await errorOf();
				expect(error.message).toBe('The connection to Zalo was refused');
				expect(error.description).toContain('firewall');
			} finally {
				undo();
			}
		});

		it('the name is not found', async () => {
			const undo = useProxy('http://no-such-host.invalid:8080');
			const lookup = jest.spyOn(dns, 'lookup').mockImplementation(((
				_host: string,
				_options: object,
				done: (error: Error) => void,
			) => {
				done(Object.assign(new Error('getaddrinfo ENOTFOUND no-such-host.invalid'), { code: 'ENOTFOUND' }));
			}) as unknown as typeof dns.lookup);
			try {
				const error = await errorOf();
				expect(error.message).toBe("Zalo's address could not be found");
				expect(error.description).toContain('DNS');
			} finally {
				lookup.mockRestore();
				undo();
			}
		});
	});

	describe('Continue On Fail', () => {
		/** Raw data passes; simplified, the same answer has no numbers: the item in the middle fails. */
		const oneOfThreeFails = () => {
			order({ kind: 'body', text: '{"error":0,"data":{"type":"active"}}' });
			return {
				items: [{ json: { raw: true } }, { json: { raw: false } }, { json: { raw: true } }],
				parameters: { simplify: '={{ !$json.raw }}' },
			};
		};

		it('gives one error item per failed item and goes on', async () => {
			const run = await world.getMessageQuota({ ...oneOfThreeFails(), onError: 'continueRegularOutput' });
			expect(run.status).toBe('success');
			expect(run.json()).toEqual([
				{ type: 'active' },
				{
					error: {
						message: "Zalo's answer holds no message quota",
						description: expect.stringContaining('OA Manager'),
						code: null,
						mayHaveArrived: false,
					},
					message: "Zalo's answer holds no message quota",
				},
				{ type: 'active' },
			]);
			expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
		});

		it('says what happened and what to do, in the item', async () => {
			order({ kind: 'zaloError', code: -224, message: 'Upgrade' });
			const run = await world.getMessageQuota({ items: emptyItems(2), continueOnFail: true });
			expect(run.json()).toHaveLength(2);
			expect(run.json()[1]).toEqual({
				error: {
					message: expect.stringContaining('(Zalo code -224)'),
					description: expect.stringContaining('Upgrade the package'),
					code: '-224',
					mayHaveArrived: false,
				},
				message: expect.stringContaining('(Zalo code -224)'),
			});
		});

		it('sends failed items to the error output', async () => {
			order({ kind: 'zaloError', code: -224, message: 'Upgrade' });
			const run = await world.getMessageQuota({ items: emptyItems(2), onError: 'continueErrorOutput' });
			expect(run.json(undefined, 0)).toEqual([]);
			expect(run.json(undefined, 1)).toMatchObject([{ error: { code: '-224' } }, {}]);
		});

		it('without it, the run stops at the first failed item and names it', async () => {
			const error = await errorOf(oneOfThreeFails());
			expect(error.context.itemIndex).toBe(1);
		});
	});

	it('no token gets into an error, an item or a log, whatever Zalo sends back', async () => {
		const token = world.tokens.accessToken;
		const faults: Fault[] = [
			{ kind: 'zaloError', code: -216, message: `Access token ${token} is invalid` },
			{ kind: 'zaloError', code: -987, message: token },
			{ kind: 'body', text: `{"error":"${token}"}` },
			{ kind: 'body', text: token },
			{ kind: 'http', status: 500, body: token },
			{ kind: 'cut' },
		];
		const written: string[] = [];
		const spies = [process.stdout, process.stderr].map((stream) =>
			jest.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
		);
		for (const fault of faults) {
			const handle = order(fault);
			for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
				const run = await world.getMessageQuota({ onError });
				written.push(JSON.stringify(run.raw), String(run.nodeError()?.stack));
			}
			handle.cancel();
		}
		for (const spy of spies) spy.mockRestore();
		expect(written.join('\n')).toContain('-987');
		expect(written.join('\n')).not.toContain(token);
	});
});
