import { toVietnamDay, toZaloDate } from '../../../nodes/ZaloOa/helpers/days';

describe('toVietnamDay', () => {
	it.each<[unknown, string | undefined]>([
		['2026-11-01', '2026-11-01'],
		['2026-11-01T23:59:59', '2026-11-01'],
		['2026-11-01T23:59:59.123', '2026-11-01'],
		['01/11/2026', '2026-11-01'],
		[' 2026-11-01 ', '2026-11-01'],
		['2026-11-01T16:59:59Z', '2026-11-01'],
		['2026-11-01T17:00:00.000Z', '2026-11-02'],
		['2026-11-01T00:00:00+07:00', '2026-11-01'],
		['2026-11-01T00:00:00+09:00', '2026-10-31'],
		['2026-12-31T20:00:00-05:00', '2027-01-01'],
		[new Date('2026-11-01T17:00:00Z'), '2026-11-02'],
		[{ toJSON: () => '2026-11-01T23:30:00.000+07:00' }, '2026-11-01'],
		[new Date(NaN), undefined],
		[{ toJSON: () => 5 }, undefined],
		['2026-02-30', undefined],
		['2026-13-01T00:00:00Z', undefined],
		['soon', undefined],
		['', undefined],
		[1_791_234_567_890, undefined],
		[null, undefined],
		[undefined, undefined],
		[{}, undefined],
		['+275760-09-13T00:00:00Z', undefined],
	])('%j is %j', (value, day) => {
		expect(toVietnamDay(value)).toBe(day);
	});
});

describe('toZaloDate', () => {
	it('puts the day first', () => expect(toZaloDate('1999-12-31')).toBe('31/12/1999'));
});
