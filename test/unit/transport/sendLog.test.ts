import type { IDataObject } from 'n8n-workflow';

import { SendLog } from '../../../nodes/ZaloOa/transport/sendLog';
import type { N8nContext, Outcome, ZaloCall } from '../../../nodes/ZaloOa/transport/types';

/** As much of n8n as the log needs: what an execution keeps for a node, and which pass of the node this is. */
class Execution {
	kept: IDataObject = {};
	pass = 0;

	/** A try of the node. n8n may have stored the execution in between, so what it keeps is plain data. */
	nextTry(): SendLog {
		this.kept = JSON.parse(JSON.stringify(this.kept)) as IDataObject;
		return new SendLog({
			getContext: () => this.kept,
			getWorkflowDataProxy: () => ({ $runIndex: this.pass }),
		} as unknown as N8nContext);
	}
}

const textTo = (userId: string, text: string): ZaloCall => ({
	method: 'POST',
	url: 'https://openapi.zalo.me/v3.0/oa/message/cs',
	body: { json: { recipient: { user_id: userId }, message: { text } } },
	effect: 'send',
});

const sent = (messageId: string): Outcome => {
	const data = { message_id: messageId };
	return { ok: true, data, envelope: { error: 0, data, sent_time: '1' } };
};
const unknown: Outcome = {
	ok: false,
	failure: { type: 'connection', reason: 'timeout', mayHaveArrived: true },
};

const hello = textTo('1', 'Hello');

describe('the log of sends', () => {
	it('tells the next try what was sent, with the whole answer', () => {
		const execution = new Execution();
		const first = execution.nextTry();
		first.note(first.keyFor(0, 0, hello), sent('a'));
		const second = execution.nextTry();
		expect(second.earlier(second.keyFor(0, 0, hello))).toEqual(sent('a'));
	});

	it('tells the next try, and the one after it, that an outcome is unknown', () => {
		const execution = new Execution();
		const first = execution.nextTry();
		first.note(first.keyFor(0, 0, hello), unknown);
		for (const log of [execution.nextTry(), execution.nextTry()]) {
			expect(log.earlier(log.keyFor(0, 0, hello))).toEqual(unknown);
		}
	});

	it('keeps no token', () => {
		const execution = new Execution();
		const log = execution.nextTry();
		log.note(log.keyFor(0, 0, hello), { ...sent('a'), accessToken: 'secret' });
		log.note(log.keyFor(1, 0, hello), { ...unknown, accessToken: 'secret' });
		expect(JSON.stringify(execution.kept)).not.toContain('secret');
	});

	it('tells nothing of what this very try has sent', () => {
		const log = new Execution().nextTry();
		const key = log.keyFor(0, 0, hello);
		log.note(key, sent('a'));
		expect(log.earlier(key)).toBeUndefined();
	});

	it('tells the third try what the second has sent', () => {
		const execution = new Execution();
		const [first, second] = [execution.nextTry(), execution.nextTry()];
		first.note(first.keyFor(0, 0, hello), sent('a'));
		expect(second.earlier(second.keyFor(1, 0, hello))).toBeUndefined();
		const later = execution.nextTry();
		later.note(later.keyFor(1, 0, hello), sent('b'));
		const third = execution.nextTry();
		expect([0, 1].map((item) => third.earlier(third.keyFor(item, 0, hello)))).toEqual([sent('a'), sent('b')]);
	});

	it('knows the same text twice in one item by its place, and two items that are alike by their index', () => {
		const execution = new Execution();
		const first = execution.nextTry();
		first.note(first.keyFor(0, 0, hello), sent('a'));
		const second = execution.nextTry();
		expect(second.earlier(second.keyFor(0, 1, hello))).toBeUndefined();
		expect(second.earlier(second.keyFor(1, 0, hello))).toBeUndefined();
		expect(second.earlier(second.keyFor(0, 0, hello))).toEqual(sent('a'));
	});

	it('does not mistake item 1, place 11 for item 11, place 1', () => {
		const log = new Execution().nextTry();
		expect(log.keyFor(1, 11, hello)).not.toBe(log.keyFor(11, 1, hello));
	});

	it('begins anew with another pass of the node, and leaves nothing of the earlier one', () => {
		const execution = new Execution();
		const first = execution.nextTry();
		first.note(first.keyFor(0, 0, hello), sent('a'));
		execution.pass = 1;
		const second = execution.nextTry();
		expect(second.earlier(second.keyFor(0, 0, hello))).toBeUndefined();
		second.note(second.keyFor(0, 0, hello), sent('b'));
		const retried = execution.nextTry();
		expect(retried.earlier(retried.keyFor(0, 0, hello))).toEqual(sent('b'));
		expect(JSON.stringify(execution.kept)).not.toContain('"a"');
	});

	it('leaves alone what else n8n keeps for the node', () => {
		const execution = new Execution();
		execution.kept = { noItemsLeft: true };
		const log = execution.nextTry();
		log.note(log.keyFor(0, 0, hello), sent('a'));
		expect(execution.kept.noItemsLeft).toBe(true);
	});

	it.each<[string, (call: ZaloCall) => unknown]>([
		['no log', () => undefined],
		['a text', () => 'damaged'],
		['null', () => null],
		['a list', () => []],
		['a log without sends', () => ({ pass: 0 })],
		['sends that are a list', () => ({ pass: 0, sends: [] })],
		['a pass in words', (call) => ({ pass: '0', sends: entryFor(call, { envelope: {} }) })],
		['an entry that is null', (call) => ({ pass: 0, sends: entryFor(call, null) })],
		['an entry that is a text', (call) => ({ pass: 0, sends: entryFor(call, 'sent') })],
		['an empty entry', (call) => ({ pass: 0, sends: entryFor(call, {}) })],
		['an answer that is a text', (call) => ({ pass: 0, sends: entryFor(call, { envelope: 'sent' }) })],
		['a failure without a type', (call) => ({ pass: 0, sends: entryFor(call, { failure: {} }) })],
	])('takes %s for nothing sent, and goes on', (_name, stored) => {
		const execution = new Execution();
		const probe = execution.nextTry();
		execution.kept = { zaloOaSends: stored(hello) } as IDataObject;
		const log = execution.nextTry();
		expect(log.earlier(probe.keyFor(0, 0, hello))).toBeUndefined();
		log.note(log.keyFor(0, 0, hello), sent('a'));
		const next = execution.nextTry();
		expect(next.earlier(next.keyFor(0, 0, hello))).toEqual(sent('a'));
	});

	it('does nothing where n8n keeps nothing: in a poll, or in a list that loads', () => {
		const log = new SendLog({} as N8nContext);
		const key = log.keyFor(0, 0, hello);
		log.note(key, sent('a'));
		expect(log.earlier(key)).toBeUndefined();
	});
});

function entryFor(call: ZaloCall, entry: unknown): Record<string, unknown> {
	return { [new Execution().nextTry().keyFor(0, 0, call)]: entry };
}

describe('the name of a send', () => {
	const log = new Execution().nextTry();
	const file = (content: string, fileName: string): ZaloCall => ({
		...hello,
		body: {
			form: [{ name: 'file', file: { content: Buffer.from(content), fileName, mimeType: 'image/png' } }],
		},
	});

	it.each<[string, ZaloCall]>([
		['another text', textTo('1', 'Hello!')],
		['another recipient', textTo('2', 'Hello')],
		['another address', { ...hello, url: `${hello.url}/other` }],
		['another method', { ...hello, method: 'PUT' }],
		['a query', { ...hello, query: { a: 1 } }],
		['a query of data', { ...hello, dataQuery: { a: 1 } }],
		['plain text', { ...hello, body: { text: 'Hello', contentType: 'text/plain' } }],
		['a file', file('a', 'a.png')],
	])('differs for %s', (_name, other) => {
		expect(log.keyFor(0, 0, other)).not.toBe(log.keyFor(0, 0, hello));
	});

	it('tells files apart by what they hold and by their names, and does not hold them', () => {
		const keys = [file('a', 'a.png'), file('b', 'a.png'), file('a', 'b.png')].map((call) =>
			log.keyFor(0, 0, call),
		);
		expect(new Set(keys).size).toBe(3);
		expect(log.keyFor(0, 0, file('a'.repeat(1_000_000), 'a.png')).length).toBeLessThan(100);
		expect(log.keyFor(0, 0, file('a', 'a.png'))).toBe(keys[0]);
	});

	it('stays the same with another time limit, or a header that is made anew for each try', () => {
		const other = { ...hello, timeout: 5, headers: { journey_token: 'new' } };
		expect(log.keyFor(0, 0, other)).toBe(log.keyFor(0, 0, hello));
	});

	it('holds nothing of what is sent', () => {
		expect(log.keyFor(0, 0, textTo('5550001', 'private'))).not.toMatch(/5550001|private/);
	});
});
