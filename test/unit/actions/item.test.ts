import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { Item } from '../../../nodes/ZaloOa/actions/item';
import type { Run } from '../../../nodes/ZaloOa/transport/run';

/** As much of a run as items need that read their fields. */
function runOf(parameters: INodeParameters): Run {
	const kept = new Map<unknown, unknown>();
	const of = <Shared>(Kind: new () => Shared) => {
		if (!kept.has(Kind)) kept.set(Kind, new Kind());
		return kept.get(Kind) as Shared;
	};
	return { node: { parameters }, of } as unknown as Run;
}

const EXPRESSION = '={{ $json.userId }}';

describe('an item', () => {
	const itemsOf = (
		parameters: INodeParameters,
		getNodeParameter: (name: string, index: number) => unknown,
	) => {
		const run = runOf(parameters);
		const n8n = { getNodeParameter } as unknown as IExecuteFunctions;
		return [0, 1].map((index) => new Item(run, index, n8n, []));
	};
	const itemOf = (getNodeParameter: () => unknown) =>
		new Item(runOf({}), 0, { getNodeParameter } as unknown as IExecuteFunctions, []);

	it('works out a field once, however often it is read: an expression costs time', () => {
		const read = jest.fn(() => '4570000000000000001');
		const [item] = itemsOf({ userId: EXPRESSION }, read);
		expect([item?.userId('userId'), item?.id('userId'), item?.text('userId')]).toEqual(
			Array(3).fill('4570000000000000001'),
		);
		expect(read).toHaveBeenCalledTimes(1);
	});

	it.each(['f414c8f76fa586fbdfb4', '63ec0000aa11bb22cc33', '5', 'wES_x-9', '-wES9', '_a', ' 457 '])(
		'takes the id %j',
		(id) => {
			expect(itemOf(() => id).id('messageId')).toBe(id.trim());
		},
	);

	it.each<[unknown, string]>([
		['-123', 'messageId is a number with a minus, as no ID is'],
		[-123, 'messageId is a number with a minus, as no ID is'],
		['f414c8/x', 'messageId has characters that no ID has'],
		['', 'messageId is empty'],
		[2 ** 53, 'messageId is a number that is too long'],
		[NaN, 'messageId is not text or a whole number'],
		[true, 'messageId is not text or a whole number'],
	])('does not take the id %p', (id, words) => {
		const read = () => itemOf(() => id).id('messageId');
		expect(read).toThrow(words);
	});

	it.each<[unknown, string]>([
		[{ text: 'Hi' }, 'text is not text'],
		[['Hi'], 'text is not text'],
		[null, 'text is empty'],
		[' \u200b', 'text is empty'],
		[2 ** 60, 'text is a number that is too long'],
	])('does not take the text %p', (text, words) => {
		expect(() => itemOf(() => text).requiredText('text')).toThrow(words);
	});

	it('does so for a field that holds nothing, too', () => {
		const read = jest.fn(() => undefined);
		const [item] = itemsOf({ text: EXPRESSION }, read);
		expect([item?.value('text'), item?.value('text')]).toEqual([undefined, undefined]);
		expect(read).toHaveBeenCalledTimes(1);
	});

	it.each<[string, INodeParameters]>([
		['an expression', { userId: EXPRESSION }],
		['an expression in a locator', { userId: { __rl: true, mode: 'id', value: EXPRESSION } }],
		['an expression deep inside', { userId: { batch: [{ size: EXPRESSION }] } }],
	])('has its own value of a field with %s', (_what, parameters) => {
		const items = itemsOf(parameters, (_name, index) => `user ${index}`);
		expect(items.map((item) => item.value('userId'))).toEqual(['user 0', 'user 1']);
	});

	it('shares the value of a field without one: n8n is asked once', () => {
		const read = jest.fn(() => 'Hi');
		const items = itemsOf({ text: 'Hi' }, read);
		expect(items.map((item) => item.value('text'))).toEqual(['Hi', 'Hi']);
		expect(read).toHaveBeenCalledTimes(1);
	});

	it('does not keep what could not be read', () => {
		const read = jest.fn(() => {
			throw new Error('no such field');
		});
		const items = itemsOf({}, read);
		for (const item of items) expect(() => item.value('text')).toThrow('no such field');
		expect(read).toHaveBeenCalledTimes(2);
	});
});
