import type { IExecuteFunctions } from 'n8n-workflow';

import { Item } from '../../../nodes/ZaloOa/actions/item';
import type { Run } from '../../../nodes/ZaloOa/transport/run';

describe('an item', () => {
	const run = {} as unknown as Run;
	const itemOf = (getNodeParameter: () => unknown) =>
		new Item(run, 0, { getNodeParameter } as unknown as IExecuteFunctions, []);

	it('works out a field once, however often it is read: an expression costs time', () => {
		const read = jest.fn(() => '4570000000000000001');
		const item = itemOf(read);
		expect([item.userId('userId'), item.id('userId'), item.text('userId')]).toEqual(
			Array(3).fill('4570000000000000001'),
		);
		expect(read).toHaveBeenCalledTimes(1);
	});

	it('does so for a field that holds nothing, too', () => {
		const read = jest.fn(() => undefined);
		const item = itemOf(read);
		expect([item.value('text'), item.value('text')]).toEqual([undefined, undefined]);
		expect(read).toHaveBeenCalledTimes(1);
	});
});
