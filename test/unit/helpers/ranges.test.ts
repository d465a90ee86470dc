import { nameRanges } from '../../../nodes/ZaloOa/helpers/ranges';

describe('ranges in words', () => {
	it.each<[number[], string]>([
		[[], ''],
		[[4], '4'],
		[[0, 1], '0 to 1'],
		[[0, 1, 2, 5, 7, 8], '0 to 2, 5, 7 to 8'],
	])('%j is "%s"', (numbers, words) => {
		expect(nameRanges(numbers)).toBe(words);
	});

	it('stay short', () => {
		const everyOther = Array.from({ length: 5_000 }, (_, n) => n * 2);
		expect(nameRanges(everyOther)).toBe('0, 2, 4, 6, 8, 10, 12, 14, 16, 18, and others');
	});
});
