import { SandboxClock } from '../../sandbox';
import { endpoint, success } from '../../sandbox/endpoints/endpoint';
import { integer, jsonBody, listOf, object, optional, text } from '../../sandbox/input';
import { USUAL_SPELLING } from '../../sandbox/spelling';
import { SandboxState } from '../../sandbox/state';

const PLACE = { host: 'openapi.zalo.me', method: 'POST', path: '/x', permission: 'messages' } as const;

function callWith(json: unknown) {
	const bodyText = typeof json === 'string' ? json : JSON.stringify(json);
	const headers = { 'content-type': 'application/json' };
	return { ...PLACE, headers, query: new URLSearchParams(), body: Buffer.from(bodyText), bodyText };
}

function caller() {
	const state = new SandboxState(new SandboxClock());
	return { app: state.createApp(), oa: state.createOa(), state };
}

describe('an endpoint', () => {
	it('gets its input with the types that it declares', () => {
		const declared = endpoint({
			...PLACE,
			input: jsonBody({ id: text(), size: optional(integer()), to: object({ ids: listOf(text()) }) }),
			answer: ({ id, size, to }) => {
				const typed: { id: string; size: number | undefined; ids: string[] } = { id, size, ids: to.ids };
				// @ts-expect-error An optional member may be missing.
				const present: number = size;
				return success({ ...typed, present });
			},
		});
		const answer = declared.answer(callWith({ id: '1', to: { ids: ['2'] } }), caller(), USUAL_SPELLING);
		expect(answer).toEqual({ data: { id: '1', ids: ['2'] } });
		expect(() => declared.answer(callWith({}), caller(), USUAL_SPELLING)).toThrow('id is missing');
	});

	it('may have members beside its data, or no data', () => {
		const input = jsonBody({});
		const list = endpoint({ ...PLACE, input, answer: () => success([1], { metadata: { total: 1 } }) });
		expect(list.answer(callWith({}), caller(), USUAL_SPELLING)).toEqual({
			data: [1],
			metadata: { total: 1 },
		});
		const change = endpoint({ ...PLACE, input, answer: () => success() });
		expect(JSON.stringify(change.answer(callWith({}), caller(), USUAL_SPELLING))).toBe('{}');
	});

	it('spells its data as the sandbox is told to, and nothing beside it', () => {
		const spelled = endpoint({
			...PLACE,
			input: jsonBody({}),
			answer: () => success(5, { total: 5 }),
			spell: (data, { quotesNumbers }) => (quotesNumbers ? String(data) : data),
		});
		const quoted = { ...USUAL_SPELLING, quotesNumbers: true };
		expect(spelled.answer(callWith({}), caller(), quoted)).toEqual({ data: '5', total: 5 });
	});

	// As those at POST /v2.0/oa/message: a broadcast, a visitor's message and a reaction.
	it.each([
		['recipient.target', { recipient: { target: {} } }, true],
		['recipient.target', { recipient: { target: null } }, false],
		['recipient.target', { recipient: { user_id: '1' } }, false],
		['recipient.target', { recipient: 'target' }, false],
		['recipient.target', { 'recipient.target': {} }, false],
		['recipient.toString', { recipient: {} }, false],
		['sender_action', { recipient: {}, sender_action: {} }, true],
		['sender_action', 'not json', false],
		['sender_action', '', false],
		['sender_action', 'null', false],
	])('with %s is meant by %j: %s', (toldApartBy, body, expected) => {
		const declared = endpoint({ ...PLACE, toldApartBy, input: jsonBody({}), answer: () => success() });
		expect(declared.isMeant(callWith(body))).toBe(expected);
	});
});
