import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { useProxy } from '../support';
import { testClock } from '../support/testClock';
import { emptyItems, TOKEN_PATH, World } from '../support/world';
import { Connection } from './connection';

// A silent connection is given up after 30 seconds of real time, which no test can make pass; so after one.
jest.mock('../../../dist/nodes/ZaloOa/http/limits', () => ({ ANSWER_TIMEOUT: 1_000 }));

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
const DAY = 24 * HOUR;

/** How every secret of the sandbox begins. */
const SECRET = /(at|rt|code|secret)_sandbox_/;

const MAY_BE_SPENT = /may have been used up by this\. Run it again.*authorize the OA again and paste/;
const NOT_SPENT = /Nothing was used up\. Check the internet connection/;
const AUTHORIZE = /authorize the (app|OA) again/i;

/** Its name, what brings it about (and returns what ends it), what happened, what to do, requests sent. */
type Cause = [string, () => () => void, RegExp, RegExp, number?];

describe('an exchange that fails', () => {
	let world: World;
	let connection: Connection;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => world.reset());
	afterAll(async () => await world.stop());

	const store = async (data: ICredentialDataDecryptedObject) => {
		connection = Connection.of(world, await world.engine.addCredential('zaloOaApi', data));
	};
	const order = (fault: Fault) =>
		world.sandbox.faults.order({ path: TOKEN_PATH, times: Infinity, fault }).cancel;

	/** What each exchange can be made with. */
	const situations = {
		'a refresh token on its first use': async () => await store(world.refreshTokenFields),
		'a code on its first use': async () => await store(world.codeFields()),
		'a renewal': async () => {
			await store(world.refreshTokenFields);
			await connection.succeed();
			testClock.advance(25 * HOUR);
		},
	};
	const everySituation = Object.entries(situations);

	/** One run with everything that it writes anywhere, which must hold no secret. */
	async function failingRun() {
		const written: string[] = [];
		const spies = [process.stdout, process.stderr].map((stream) =>
			jest.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
		);
		const result = await connection.run();
		for (const spy of spies) spy.mockRestore();
		expect(result.status).toBe('error');
		const error = result.nodeError();
		written.push(JSON.stringify(result.raw), JSON.stringify(error), String(error?.stack));
		expect(written.join('\n')).not.toMatch(SECRET);
		return { message: error?.message ?? '', advice: error?.description ?? '' };
	}

	/** The run says what happened and what to do, sends so many exchanges, and changes nothing stored. */
	async function expectFailure(message: RegExp, advice: RegExp, exchanges = 1) {
		world.sandbox.requests.clear();
		const before = { data: await connection.stored(), writes: world.store.count.writes };
		const said = await failingRun();
		expect(said.message).toMatch(message);
		expect(said.advice).toMatch(advice);
		expect(world.tokenCalls).toBe(exchanges);
		expect({ data: await connection.stored(), writes: world.store.count.writes }).toEqual(before);
	}

	/** As soon as the cause is gone, the next run goes well. */
	async function expectRepaired() {
		await connection.succeed();
		await connection.expectAlive();
	}

	/** The user lets the app be allowed again and pastes the new code. */
	async function reconnect() {
		const { dialog } = world.engine;
		const form = Object.assign(await dialog.openForm(connection.id), world.codeFields());
		await dialog.save(connection.id, form);
		expect(await dialog.test(connection.id, form)).toMatchObject({ status: 'OK' });
		await expectRepaired();
	}

	const echo = () => Object.values(world.refreshTokenFields).join(' ');

	/** Zalo still holds the pair that we have: as soon as the cause is gone, the next run goes well. */
	describe.each<Cause>([
		[
			'the app is not active or its id wrong',
			() => {
				world.app.active = false;
				return () => (world.app.active = true);
			},
			/does not know the app ID.*\(Zalo code -14002\)$/,
			/into the App ID field/,
		],
		[
			'the secret is wrong',
			() => {
				const { appSecret } = world.app;
				world.app.appSecret = 'another';
				return () => (world.app.appSecret = appSecret);
			},
			/app secret key is wrong \(Zalo code -14004\)$/,
			/into the App Secret Key field/,
		],
		[
			'a refusal with the number in quotes',
			() => order({ kind: 'zaloError', code: '-14014', message: 'Invalid refresh token' }),
			/refresh token is no longer valid \(Zalo code -14014\)$/,
			AUTHORIZE,
		],
		[
			'a refusal that nobody knows, with our own secrets in it',
			() => order({ kind: 'zaloError', code: -999, message: echo() }),
			/refused to give a new access token \(Zalo code -999\)$/,
			AUTHORIZE,
		],
		['an empty body', () => order({ kind: 'body', text: '' }), /empty answer.*was already used$/, AUTHORIZE],
		...['<html>Bảo trì</html>', '{"access_token":"at', '[]', 'null', '{}', '{"error":0}'].map(
			(text): Cause => [
				`the body ${text}`,
				() => order({ kind: 'body', text }),
				/no readable answer when it was asked for a new access token$/,
				MAY_BE_SPENT,
			],
		),
		...[
			{ access_token: 'at_sandbox_alone', expires_in: '90000' },
			{ refresh_token: 'rt_sandbox_alone', expires_in: '90000' },
			{ access_token: 'at_sandbox_alone', refresh_token: '' },
			{ access_token: null, refresh_token: 'rt_sandbox_alone' },
		].map((answer): Cause => [
			`only one of the two tokens: ${JSON.stringify(answer)}`,
			() => order({ kind: 'body', text: JSON.stringify(answer) }),
			/^Zalo sent only one of the two new tokens$/,
			MAY_BE_SPENT,
		]),
		...[500, 502, 503, 404].map((status): Cause => [
			`a page with HTTP status ${status}`,
			() => order({ kind: 'http', status, body: `<html>${echo()}</html>` }),
			new RegExp(`login server answered with HTTP status ${status} instead of a new access token$`),
			MAY_BE_SPENT,
		]),
		[
			'a redirect',
			() =>
				order({ kind: 'http', status: 302, body: '', headers: { location: 'https://elsewhere.example/' } }),
			/HTTP status 302/,
			MAY_BE_SPENT,
		],
		['a cut connection', () => order({ kind: 'cut' }), /connection to Zalo was cut/, MAY_BE_SPENT],
		['a reset connection', () => order({ kind: 'reset' }), /connection to Zalo was cut/, MAY_BE_SPENT],
		['silence', () => order({ kind: 'silence' }), /^Zalo did not answer within 1 seconds/, MAY_BE_SPENT],
		[
			'no network',
			() => useProxy('http://127.0.0.1:9'),
			/^The connection to Zalo was refused \(while asking for a new access token\)$/,
			NOT_SPENT,
			0,
		],
	])('for this reason: %s', (_name, spoil, message, advice, exchanges) => {
		it.each(everySituation)(
			'%s: says so once, keeps what is stored, and goes on later',
			async (_case, prepare) => {
				await prepare();
				const repair = spoil();
				try {
					await expectFailure(message, advice, exchanges);
					await expectFailure(message, advice, exchanges);
					expect(world.sandbox.requests.count({ host: 'elsewhere.example' })).toBe(0);
				} finally {
					repair();
				}
				await expectRepaired();
			},
		);
	});

	/** Zalo has made the new pair, and nobody has it: only a new authorization helps. */
	describe.each<[string, Fault, RegExp]>([
		['the answer is lost', { kind: 'lostAnswer' }, /connection to Zalo was cut/],
		['the answer is cut in its middle', { kind: 'cutMidBody' }, /connection to Zalo was cut/],
		[
			'one of the tokens is missing in the answer',
			{ kind: 'rewrite', change: (sent) => ({ ...(sent as object), refresh_token: undefined }) },
			/only one of the two new tokens/,
		],
	])('because %s', (_name, fault, message) => {
		it.each(everySituation)(
			'%s: says so, then that the OA has to be authorized again',
			async (_case, prepare) => {
				await prepare();
				world.sandbox.faults.order({ path: TOKEN_PATH, fault });
				await expectFailure(message, MAY_BE_SPENT);
				await expectFailure(/already used/, /new (refresh token or )?code/);
				await reconnect();
			},
		);
	});

	describe('because of a token or code that is dead for good', () => {
		const useUpElsewhere = async () => {
			const copy = await world.engine.addCredential('zaloOaApi', JSON.parse(await connection.stored()));
			const other = await world.newProcess();
			expect(await world.getMessageQuota({ credentialId: copy }, other)).toMatchObject({ status: 'success' });
		};

		it.each([
			['older than 10 minutes', () => testClock.advance(601 * SECOND)],
			['used elsewhere', useUpElsewhere],
		])('a code: %s', async (_name, kill) => {
			await situations['a code on its first use']();
			await kill();
			await expectFailure(
				/code is not valid.*\(Zalo code -14005\)$/,
				/permission link again.*within 10 minutes/,
			);
			await reconnect();
		});

		it.each([
			['used elsewhere', useUpElsewhere, /empty answer/],
			['an admin has removed the app', () => world.sandbox.revokeAll(world.app, world.oa), /-14014/],
			['unused for 3 months', () => testClock.advance(91 * DAY), /-14014/],
		])('a refresh token: %s', async (_name, kill, message) => {
			for (const prepare of [situations['a refresh token on its first use'], situations['a renewal']]) {
				world.reset();
				await prepare();
				await kill();
				await expectFailure(message, AUTHORIZE);
				await reconnect();
			}
		});
	});

	it.each([true, false])(
		'many calls of one run make one exchange that fails (at once: %p)',
		async (atOnce) => {
			await situations['a renewal']();
			const repair = order({ kind: 'http', status: 502, body: '' });
			world.sandbox.requests.clear();
			const result = await world.callPerItem(emptyItems(5), {
				credentialId: connection.id,
				parameters: { recipient: atOnce ? '' : 'one after the other' },
				onError: 'continueRegularOutput',
			});
			const failed = expect.objectContaining({ message: expect.stringContaining('HTTP status 502') });
			expect(result.json()).toEqual(Array(5).fill(failed));
			expect(world.tokenCalls).toBe(1);
			repair();
			await expectRepaired();
		},
	);

	it.each<[string, Fault, string[]]>([
		['a wrong secret', { kind: 'zaloError', code: -14004, message: '' }, ['-14004', 'App Secret Key field']],
		['an empty body', { kind: 'body', text: '' }, ['empty answer', 'Authorize the OA again']],
		['a gateway page', { kind: 'http', status: 502, body: '' }, ['HTTP status 502', 'may have been used up']],
		['silence', { kind: 'silence' }, ['did not answer', 'may have been used up']],
	])('the Test button says both what happened and what to do: %s', async (_name, fault, said) => {
		const { dialog } = world.engine;
		const form = dialog.newForm('zaloOaApi', world.refreshTokenFields);
		connection = Connection.of(world, await dialog.create('zaloOaApi', form));
		const before = await connection.stored();
		const repair = order(fault);
		const result = await dialog.test(connection.id, form);
		expect(result.status).toBe('Error');
		for (const words of said) expect(result.message).toContain(words);
		expect(result.message).not.toMatch(SECRET);
		expect(world.tokenCalls).toBe(1);
		expect(await connection.stored()).toBe(before);
		repair();
		expect(await dialog.test(connection.id, form)).toMatchObject({ status: 'OK' });
	});
});
