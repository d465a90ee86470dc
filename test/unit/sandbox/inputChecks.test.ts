import {
	anyObject,
	choice,
	dataQuery,
	dayMonthYear,
	flag,
	flagOrText,
	form,
	integer,
	integerOrDigits,
	jsonBody,
	listOf,
	nothing,
	object,
	objectByMember,
	objectByValue,
	optional,
	query,
	text,
	type Input,
	type Kind,
} from '../../sandbox/input';
import type { SandboxCall } from '../../sandbox/proxy/call';
import { Refusal } from '../../sandbox/refusal';
import { MINUTE_MS, QUOTA, useWorld } from './world';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

function callWith(bodyText: string, headers: Record<string, string>, search = ''): SandboxCall {
	const body = Buffer.from(bodyText);
	const query = new URLSearchParams(search);
	return { host: 'openapi.zalo.me', method: 'POST', path: '/', query, headers, body, bodyText };
}

/** What the input gives, or the refusal as one text. */
function outcome<Value>(read: () => Value): Value | string {
	try {
		return read();
	} catch (error) {
		if (error instanceof Refusal) return `${error.code} ${error.message}`;
		throw error;
	}
}

const readBody = (input: Input<unknown>, body: string, headers: Record<string, string> = JSON_TYPE) =>
	outcome(() => input.read(callWith(body, headers)));

describe('the kind of a member', () => {
	const INVALID = '-201 x is invalid';
	const byValue = objectByValue('is', { cat: object({ a: text() }), dog: object({ b: text() }) });
	const byMember = objectByMember({
		a: object({ a: text(), c: optional(text()) }),
		b: object({ b: text() }),
	});

	it.each<[string, Kind<unknown>, unknown, unknown]>([
		['text', text(), '', ''],
		['text', text(), 5, INVALID],
		['text of a length', text({ min: 1, max: 2 }), 'ab', 'ab'],
		['text of a length', text({ min: 1, max: 2 }), '', INVALID],
		['text of a length', text({ min: 1, max: 2 }), 'abc', '-210 x exceeds the limit of 2 characters'],
		['text of a form', text({ like: /^\d+$/ }), '12', '12'],
		['text of a form', text({ like: /^\d+$/ }), '1a', INVALID],
		['choice', choice('a', 'b'), 'b', 'b'],
		['choice', choice('a', 'b'), 'A', INVALID],
		['choice', choice('a', 'b'), ['a'], INVALID],
		['integer', integer(), 0, 0],
		['integer', integer(), '0', INVALID],
		['integer', integer(), 1.5, INVALID],
		['integer', integer(), 2 ** 53, INVALID],
		['integer', integer(), -1, INVALID],
		['integer', integer({ min: -1 }), -1, -1],
		['integer', integer({ max: 5 }), 6, '-210 x exceeds the limit of 5'],
		['integer or digits', integerOrDigits(), 7, 7],
		['integer or digits', integerOrDigits(), '7', 7],
		['integer or digits', integerOrDigits({ max: 5 }), '6', '-210 x exceeds the limit of 5'],
		['integer or digits', integerOrDigits(), '', INVALID],
		['integer or digits', integerOrDigits(), ' 7', INVALID],
		['integer or digits', integerOrDigits(), '1e3', INVALID],
		['flag', flag(), false, false],
		['flag', flag(), 'false', INVALID],
		['flag', flag(), 0, INVALID],
		['flag or text', flagOrText(), true, true],
		['flag or text', flagOrText(), 'false', false],
		['flag or text', flagOrText(), 'False', INVALID],
		['list', listOf(text()), ['a'], ['a']],
		['list', listOf(text()), ['a', 5], '-201 x[1] is invalid'],
		['list', listOf(text(), { min: 1 }), [], INVALID],
		['list', listOf(text(), { max: 1 }), ['a', 'b'], '-210 x exceeds the limit of 1 entries'],
		['list', listOf(text()), { 0: 'a' }, INVALID],
		['any object', anyObject(), { a: [1] }, { a: [1] }],
		['any object', anyObject(), [], INVALID],
		['any object', anyObject(), 'a', INVALID],
		['object', object({ a: text() }), { a: 'b' }, { a: 'b' }],
		['object', object({ a: text() }), {}, '-201 x.a is missing'],
		['object', object({ a: text() }), { a: 5 }, '-201 x.a is invalid'],
		['object', object({ a: text() }), { a: 'b', c: 1 }, '-201 x.c is invalid'],
		['object', object({ a: text() }), [], INVALID],
		['object', object({ a: optional(text()) }), { a: null }, {}],
		['object', object({ a: optional(text()) }), { a: 5 }, '-201 x.a is invalid'],
		[
			'objects in lists',
			listOf(object({ a: object({ b: text() }) })),
			[{ a: {} }],
			'-201 x[0].a.b is missing',
		],
		['object', object({}), JSON.parse('{"__proto__":1}'), '-201 x.__proto__ is invalid'],
		['object by value', byValue, { is: 'cat', a: '1' }, { is: 'cat', a: '1' }],
		['object by value', byValue, { is: 'dog', b: '1' }, { is: 'dog', b: '1' }],
		['object by value', byValue, { is: 'dog', b: '1', a: null }, { is: 'dog', b: '1' }],
		['object by value', byValue, { is: 'dog', a: '1' }, '-201 x.a is invalid'],
		['object by value', byValue, { is: 'dog' }, '-201 x.b is missing'],
		['object by value', byValue, { is: 'cow', a: '1' }, '-201 x.is is invalid'],
		['object by value', byValue, { is: 'toString' }, '-201 x.is is invalid'],
		['object by value', byValue, { is: ['cat'], a: '1' }, '-201 x.is is invalid'],
		['object by value', byValue, { is: null, a: '1' }, '-201 x.is is missing'],
		['object by value', byValue, { a: '1' }, '-201 x.is is missing'],
		['object by value', byValue, 'cat', INVALID],
		[
			'object by value',
			byValue,
			JSON.parse('{"is":"cat","a":"1","__proto__":1}'),
			'-201 x.__proto__ is invalid',
		],
		['object by member', byMember, { a: '1', c: '2' }, { a: '1', c: '2' }],
		['object by member', byMember, { b: '1' }, { b: '1' }],
		['object by member', byMember, { a: null, b: '1' }, { b: '1' }],
		['object by member', byMember, { a: '1', b: '1' }, '-201 x.b is invalid'],
		['object by member', byMember, { b: '1', c: '2' }, '-201 x.c is invalid'],
		['object by member', byMember, { a: 5 }, '-201 x.a is invalid'],
		['object by member', byMember, {}, '-201 x.b is missing'],
		['object by member', byMember, { d: '1' }, '-201 x.d is invalid'],
		['object by member', byMember, [], INVALID],
		['day', dayMonthYear(), '29/02/2024', '29/02/2024'],
		['day', dayMonthYear(), '01/01/1970', '01/01/1970'],
		['day', dayMonthYear(), '31/12/1969', INVALID],
		['day', dayMonthYear(), '29/02/2023', INVALID],
		['day', dayMonthYear(), '32/01/2023', INVALID],
		['day', dayMonthYear(), '12/31/1999', INVALID],
		['day', dayMonthYear(), '1/1/1999', INVALID],
		['day', dayMonthYear(), '1999-12-31', INVALID],
		['day', dayMonthYear(), 19991231, INVALID],
	])('%s', (_name, kind, value, expected) => {
		expect(outcome(() => kind.read(value, 'x'))).toEqual(expected);
	});
});

describe('a JSON body', () => {
	const input = jsonBody({ a: text(), b: optional(integer()) });
	const open = jsonBody({ a: optional(text()) });

	it.each([
		['{"a":"1"}', { a: '1' }],
		['{"a":"1","b":2}', { a: '1', b: 2 }],
		['{"a":"1","b":null}', { a: '1' }],
		['{"a":"1","c":null}', { a: '1' }],
		['{"b":2}', '-201 a is missing'],
		['', '-201 a is missing'],
		['not json', '-201 body is invalid'],
		['{"a":"1"', '-201 body is invalid'],
		['[]', '-201 body is invalid'],
		['null', '-201 body is invalid'],
		['"a"', '-201 body is invalid'],
	])('reads %s', (body, expected) => {
		expect(readBody(input, body)).toEqual(expected);
	});

	it.each(['', ' \n', '""', '{}', '{"a":null}'])('takes %j for nothing', (body) => {
		expect(readBody(open, body)).toEqual({});
	});

	it.each<[string, Record<string, string>]>([
		['none', {}],
		['a form', FORM_TYPE],
		['text', { 'content-type': 'text/plain' }],
	])('must be called one: %s', (_name, headers) => {
		expect(readBody(input, '{"a":"1"}', headers)).toBe('-201 Content-Type is invalid');
		// Clients that have nothing to say call it as they like (section 3.1).
		expect(readBody(open, '', headers)).toEqual({});
	});

	it('takes nothing from the query', () => {
		expect(outcome(() => input.read(callWith('{"a":"1"}', JSON_TYPE, 'b=2')))).toBe('-201 b is invalid');
	});
});

describe('a form', () => {
	const input = form({ a: text(), n: optional(integerOrDigits()) });

	it.each([
		['a=1&n=2', { a: '1', n: 2 }],
		['a=%C3%A0+b', { a: 'à b' }],
		['n=2', '-201 a is missing'],
		['a=1&a=2', '-201 a is invalid'],
		['a=1&c=2', '-201 c is invalid'],
		['a=1&n=x', '-201 n is invalid'],
	])('reads %s', (body, expected) => {
		expect(readBody(input, body, FORM_TYPE)).toEqual(expected);
	});

	it('must be called one', () => {
		expect(readBody(input, 'a=1', JSON_TYPE)).toBe('-201 Content-Type is invalid');
	});
});

describe('a query', () => {
	const plain = query({ a: text(), n: optional(integerOrDigits()) });
	const data = dataQuery({ a: text() });
	const read = (input: Input<unknown>, search: string, body = '') =>
		outcome(() => input.read(callWith(body, {}, search)));

	it.each([
		['a=1&n=2', { a: '1', n: 2 }],
		['n=2', '-201 a is missing'],
		['a=1&a=1', '-201 a is invalid'],
		['a=1&n=two', '-201 n is invalid'],
		['data={"a":"1"}', '-201 data is invalid'],
	])('of plain members reads %s', (search, expected) => {
		expect(read(plain, search)).toEqual(expected);
	});

	it.each([
		['data={"a":"1"}', { a: '1' }],
		['data={"a":1}', '-201 a is invalid'],
		['data=1', '-201 data is invalid'],
		['a=1', '-201 a is invalid'],
	])('of JSON reads %s', (search, expected) => {
		expect(read(data, search)).toEqual(expected);
	});

	it('has no body beside it', () => {
		expect(read(plain, 'a=1', 'x')).toBe('-201 body is invalid');
		expect(read(nothing, '', 'x')).toBe('-201 body is invalid');
		expect(read(nothing, 'x=1')).toBeUndefined();
	});
});

describe('the gate', () => {
	const world = useWorld();

	it('makes an answer of what does not fit, and counts the call', async () => {
		const answer = await world.post(QUOTA, { message_id: 5 });
		expect(answer).toMatchObject({ status: 200, json: { error: -201, message: 'message_id is invalid' } });
		expect(answer.headers['x-ratelimit-remain']).toBe('3999');
		expect(world.sandbox.requests.count({ answeredCode: -201 })).toBe(1);
	});

	it('looks at the input last', async () => {
		const ask = async () => (await world.post(QUOTA, 'not json')).json;
		world.app.requestsPerMinute = 2;
		world.oa.permissions.clear();
		expect(await ask()).toMatchObject({ error: -223 });
		world.app.active = false;
		expect(await ask()).toMatchObject({ error: -209 });
		expect(await ask()).toMatchObject({ error: -32 });
		world.sandbox.clock.advance(MINUTE_MS);
		world.app.active = true;
		world.oa.permissions.add('messages');
		expect(await ask()).toEqual({ error: -201, message: 'body is invalid' });
	});
});

describe('the token endpoint', () => {
	const world = useWorld();

	it.each(['client_id', 'redirect_uri', 'toString'])('knows no field %s', async (name) => {
		expect((await world.refresh(undefined, { [name]: '1' })).json).toMatchObject({
			error: -1013,
			error_name: 'Invalid parameter',
			error_description: `${name} is invalid`,
		});
		expect(world.sandbox.failedExchanges).toBe(1);
		expect((await world.refresh()).json).toHaveProperty('access_token');
	});
});
