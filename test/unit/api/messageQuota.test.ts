import fc from 'fast-check';

import { readMessageQuota } from '../../../nodes/ZaloOa/api/messageQuota';

describe('readMessageQuota', () => {
	it('adds what is used and what is left in percent', () => {
		expect(readMessageQuota({ type: 'active', remain: 1874, total: 2000 })).toEqual({
			type: 'active',
			remain: 1874,
			total: 2000,
			used: 126,
			remainPercent: 93.7,
		});
	});

	it.each([
		[
			'numbers as text',
			{ type: 'active', remain: '450', total: '1000' },
			{ remain: 450, total: 1000, used: 550, remainPercent: 45 },
		],
		['nothing left', { remain: 0, total: 500 }, { remain: 0, total: 500, used: 500, remainPercent: 0 }],
		['nothing granted', { remain: 0, total: 0 }, { remain: 0, total: 0, used: 0, remainPercent: 0 }],
		[
			'more left than granted',
			{ remain: 2500, total: 2000 },
			{ remain: 2500, total: 2000, used: 0, remainPercent: 100 },
		],
		[
			'less than nothing left',
			{ remain: -3, total: 500 },
			{ remain: -3, total: 500, used: 503, remainPercent: 0 },
		],
		[
			'a share that is no sum of halves',
			{ remain: 57, total: 100 },
			{ remain: 57, total: 100, used: 43, remainPercent: 57 },
		],
		[
			'just below a threshold',
			{ remain: 9996, total: 100000 },
			{ remain: 9996, total: 100000, used: 90004, remainPercent: 9.99 },
		],
	])('copes with %s', (_name, data, expected) => {
		expect(readMessageQuota(data)).toMatchObject(expected);
	});

	it('says null for a type that Zalo did not name', () => {
		expect(readMessageQuota({ remain: 1, total: 2 })?.type).toBeNull();
	});

	it.each([
		['no data', undefined],
		['null', null],
		['a list', []],
		['a text', 'active'],
		['no numbers', { type: 'active' }],
		['no total', { remain: 5 }],
		['words for numbers', { remain: 'many', total: 'more' }],
		['empty texts', { remain: '', total: ' ' }],
		['objects for numbers', { remain: {}, total: [] }],
		['true for a number', { remain: true, total: 2 }],
	])('finds no quota in %s', (_name, data) => {
		expect(readMessageQuota(data)).toBeUndefined();
	});

	it('keeps every number in its bounds', () => {
		fc.assert(
			fc.property(fc.integer(), fc.nat(), (remain, total) => {
				const quota = readMessageQuota({ remain, total });
				expect(quota).toMatchObject({ remain, total });
				expect(quota?.used).toBeGreaterThanOrEqual(0);
				expect(quota?.remainPercent).toBeGreaterThanOrEqual(0);
				expect(quota?.remainPercent).toBeLessThanOrEqual(100);
			}),
		);
	});

	it('says whole percentages of a hundred as they are', () => {
		fc.assert(
			fc.property(fc.nat(100), fc.integer({ min: 1, max: 10_000 }), (percent, factor) => {
				expect(readMessageQuota({ remain: percent * factor, total: 100 * factor })?.remainPercent).toBe(
					percent,
				);
			}),
		);
	});

	it('never says that more is left than there is', () => {
		fc.assert(
			fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (remain, total) => {
				const percent = readMessageQuota({ remain, total })?.remainPercent ?? NaN;
				expect(percent * total).toBeLessThanOrEqual(remain * 100 + 1e-6 * total);
			}),
		);
	});
});
