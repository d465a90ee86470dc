import type { IDataObject } from 'n8n-workflow';

import { SendLog } from '../../../nodes/ZaloOa/transport/sendLog';
import type { N8nContext, Outcome, ZaloCall } from '../../../nodes/ZaloOa/transport/types';

/** As much of n8n as the log needs: what an execution keeps for a node, and which pass of the node this is. */
class Execution {
	kept: IDataObject = {};
	pass = 0;
	id = '1';

	/** A try of the node. n8n may have stored the execution in between, so what it keeps is plain data. */
	nextTry(): SendLog {
		this.kept = JSON.parse(JSON.stringify(this.kept)) as IDataObject;
		return new SendLog({
			getContext: () => this.kept,
			getExecutionId: () => this.id,
			getInputData: () => [{ json: {} }],
			isToolExecution: () => false,
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
	return { ok: true, data, envelope: { data, sent_time: '1' } };
};
const unknown: Outcome = {
	ok: false,
	failure: { type: 'connection', reason: 'timeout', mayHaveArrived: true },
};

const hello = textTo('1', 'Hello');

describe('the log of sends', () => {
	it('tells the next try what was sent, with all of the answer that an output tells', () => {
		const execution = new Execution();
		const first = execution.nextTry();
		first.note('0/0', hello, sent('a'));
		const second = execution.nextTry();
		expect(second.earlier('0/0', hello)).toEqual(sent('a'));
	});

	it('knows a picture again by what it shows, also in a retry of the whole execution', () => {
		const picture = (upload: string, shows: string): ZaloCall => ({
			...textTo('1', upload),
			identity: { shows },
		});
		const execution = new Execution();
		execution.nextTry().note('0/0', picture('first upload', 'a cat'), sent('a'));
		execution.id = '2';
		expect(execution.nextTry().earlier('0/0', picture('second upload', 'a cat'))).toEqual(sent('a'));
		expect(execution.nextTry().earlier('0/0', picture('first upload', 'a dog'))).toBeUndefined();
	});

	it('tells the next try, and the one after it, that an outcome is unknown', () => {
		const execution = new Execution();
		const first = execution.nextTry();
		first.note('0/0', hello, unknown);
		for (const log of [execution.nextTry(), execution.nextTry()]) {
			expect(log.earlier('0/0', hello)).toEqual(unknown);
		}
	});

	it('keeps no token', () => {
		const execution = new Execution();
		const log = execution.nextTry();
		log.note('0/0', hello, { ...sent('a'), accessToken: 'secret' });
		log.note('1/0', hello, { ...unknown, accessToken: 'secret' });
		expect(JSON.stringify(execution.kept)).not.toContain('secret');
	});

	it('tells nothing of what this very try has sent', () => {
		const log = new Execution().nextTry();
		log.note('0/0', hello, sent('a'));
		expect(log.earlier('0/0', hello)).toBeUndefined();
	});

	it('tells the third try what the second has sent', () => {
		const execution = new Execution();
		const [first, second] = [execution.nextTry(), execution.nextTry()];
		first.note('0/0', hello, sent('a'));
		expect(second.earlier('1/0', hello)).toBeUndefined();
		const later = execution.nextTry();
		later.note('1/0', hello, sent('b'));
		const third = execution.nextTry();
		expect([0, 1].map((item) => third.earlier(`${item}/0`, hello))).toEqual([sent('a'), sent('b')]);
	});

	it('knows the same text twice in one item by its place, and two items that are alike by their index', () => {
		const execution = new Execution();
		const first = execution.nextTry();
		first.note('0/0', hello, sent('a'));
		const second = execution.nextTry();
		expect(second.earlier('0/1', hello)).toBeUndefined();
		expect(second.earlier('1/0', hello)).toBeUndefined();
		expect(second.earlier('0/0', hello)).toEqual(sent('a'));
	});

	it('begins anew with another pass of the node, and leaves nothing of the earlier one', () => {
		const execution = new Execution();
		const first = execution.nextTry();
		first.note('0/0', hello, sent('a'));
		execution.pass = 1;
		const second = execution.nextTry();
		expect(second.earlier('0/0', hello)).toBeUndefined();
		second.note('0/0', hello, sent('b'));
		const retried = execution.nextTry();
		expect(retried.earlier('0/0', hello)).toEqual(sent('b'));
		expect(JSON.stringify(execution.kept)).not.toContain('"a"');
	});

	it('leaves alone what else n8n keeps for the node', () => {
		const execution = new Execution();
		execution.kept = { noItemsLeft: true };
		const log = execution.nextTry();
		log.note('0/0', hello, sent('a'));
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
		execution.kept = { zaloOaSends: stored(hello) } as IDataObject;
		const log = execution.nextTry();
		expect(log.earlier('0/0', hello)).toBeUndefined();
		log.note('0/0', hello, sent('a'));
		const next = execution.nextTry();
		expect(next.earlier('0/0', hello)).toEqual(sent('a'));
	});

	it('does nothing where n8n keeps nothing: in a poll, or in a list that loads', () => {
		const log = new SendLog({} as N8nContext);
		log.note('0/0', hello, sent('a'));
		expect(log.earlier('0/0', hello)).toBeUndefined();
	});
});

const entryFor = (_call: ZaloCall, entry: unknown): Record<string, unknown> => ({ '0/0': entry });

describe('a send that a retry makes anew', () => {
	const file = (content: string, fileName: string): ZaloCall => ({
		...hello,
		body: {
			form: [{ name: 'file', file: { content: Buffer.from(content), fileName, mimeType: 'image/png' } }],
		},
	});
	const others: Array<[string, ZaloCall]> = [
		['another text', textTo('1', 'Hello!')],
		['another recipient', textTo('2', 'Hello')],
		['another address', { ...hello, url: `${hello.url}/other` }],
		['another method', { ...hello, method: 'PUT' }],
		['a query', { ...hello, query: { a: 1 } }],
		['a query of data', { ...hello, dataQuery: { a: 1 } }],
		['plain text', { ...hello, body: { text: 'Hello', contentType: 'text/plain' } }],
		['a file', file('a', 'a.png')],
	];

	it.each(others)(
		'is the same one within an execution, even with %s: a text may hold the time',
		(_name, other) => {
			const execution = new Execution();
			execution.nextTry().note('0/0', hello, sent('a'));
			expect(execution.nextTry().earlier('0/0', other)).toEqual(sent('a'));
		},
	);

	it.each(others)(
		'is another one in a retried execution, with %s: items may have changed',
		(_name, other) => {
			const execution = new Execution();
			execution.nextTry().note('0/0', hello, sent('a'));
			execution.id = '2';
			expect(execution.nextTry().earlier('0/0', other)).toBeUndefined();
			expect(execution.nextTry().earlier('0/0', hello)).toEqual(sent('a'));
		},
	);

	it('tells files apart by what they hold and by their names, and does not keep them', () => {
		const execution = new Execution();
		execution.nextTry().note('0/0', file('a'.repeat(100_000), 'a.png'), sent('a'));
		expect(JSON.stringify(execution.kept).length).toBeLessThan(500);
		execution.id = '2';
		expect(execution.nextTry().earlier('0/0', file('b', 'a.png'))).toBeUndefined();
		expect(execution.nextTry().earlier('0/0', file('a'.repeat(100_000), 'b.png'))).toBeUndefined();
		expect(execution.nextTry().earlier('0/0', file('a'.repeat(100_000), 'a.png'))).toEqual(sent('a'));
	});

	it('is the same one with another time limit, or a header that is made anew for each try', () => {
		const execution = new Execution();
		execution.nextTry().note('0/0', hello, sent('a'));
		execution.id = '2';
		const other = { ...hello, timeout: 5, headers: { journey_token: 'new' } };
		expect(execution.nextTry().earlier('0/0', other)).toEqual(sent('a'));
	});

	it('leaves nothing of what was sent, nor of Zalo’s words, in the log', () => {
		const execution = new Execution();
		const log = execution.nextTry();
		const answer = sent('a');
		if (answer.ok)
			log.note('0/0', textTo('5550001', 'private'), {
				...answer,
				envelope: { ...answer.envelope, message: 'echo' },
			});
		log.note('1/0', hello, { ok: false, failure: { type: 'zalo', code: '-100', text: 'echo' } });
		expect(JSON.stringify(execution.kept)).not.toMatch(/5550001|private|echo/);
	});
});

describe('the log of a tool call', () => {
	const toolCall = (json: object, isOld: boolean) =>
		new SendLog({
			getContext: () => ({}),
			getExecutionId: () => '1',
			getInputData: () => [{ json }],
			...(isOld ? { connectionType: 'ai_tool' } : { isToolExecution: () => true }),
		} as unknown as N8nContext);

	it.each([true, false])('belongs to the arguments of the call (n8n 2.0: %p)', (isOld) => {
		const parameters = { text: 'Hello' };
		toolCall(parameters, isOld).note('0/0', hello, sent('a'));
		expect(toolCall(parameters, isOld).earlier('0/0', hello)).toEqual(sent('a'));
		expect(toolCall({ text: 'Hello' }, isOld).earlier('0/0', hello)).toBeUndefined();
	});
});
