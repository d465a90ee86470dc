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

	it('works out a field once, however often it is read: an expression costs time', () => {
		const read = jest.fn(() => '4570000000000000001');
		const [item] = itemsOf({ userId: EXPRESSION }, read);
		expect([item?.userId('userId'), item?.id('userId'), item?.text('userId')]).toEqual(
			Array(3).fill('4570000000000000001'),
		);
		expect(read).toHaveBeenCalledTimes(1);
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
