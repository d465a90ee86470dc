import { matches } from '../../../nodes/ZaloOa/methods/listSearch/matches';

describe('matches', () => {
	it.each<[string | undefined, Array<string | null>, boolean]>([
		[undefined, ['An'], true],
		['', [null, 'An'], true],
		['  ', ['An'], true],
		['nguyen', ['NGUYỄN VĂN AN'], true],
		['NGUYỄN', ['nguyen'], true],
		['Nguyễn'.normalize('NFD'), ['Nguyễn'], true],
		['dat', ['Đạt'], true],
		['ĐẠT', ['dat'], true],
		['an', [null, 'Bình', 'Vân'], true],
		['an', ['Bình', null], false],
		['van a', ['Văn An'], true],
	])('%j in %j: %j', (filter, texts, expected) => {
		expect(matches(filter, ...texts)).toBe(expected);
	});
});
