import fc from 'fast-check';

import { toMobileNumber } from '../../../nodes/ZaloOa/helpers/phone';

describe('a Vietnamese mobile number', () => {
	it.each([
		'0912345678',
		'0912 345 678',
		'0912.345.678',
		'0912-345-678',
		'0912–345–678',
		'09 12 34 56 78',
		' 0912345678\n',
		'0912\u00a0345\u00a0678',
		'\u200b0912345678\ufeff',
		'\u202a0912345678\u202c',
		'84912345678',
		'+84912345678',
		'+84 912-345-678',
		'+84 (0)912 345 678',
		'(+84) 912 345 678',
		'(84) 0912 345 678',
		'+84 0912 345 678',
		'0084 912 345 678',
		'(0)912 345 678',
		'(0912) 345 678',
		'(0912)-(345)-(678)',
	])('is read from %j', (written) => {
		expect(toMobileNumber(written)).toBe('84912345678');
	});

	it.each(['3', '5', '7', '8', '9'])('may begin with 0%s', (first) => {
		expect(toMobileNumber(`0${first}12345678`)).toBe(`84${first}12345678`);
	});

	it('may begin with 084, which is not the code of the country', () => {
		expect(toMobileNumber('0849123456')).toBe('84849123456');
		expect(toMobileNumber('84849123456')).toBe('84849123456');
		expect(toMobileNumber('+84 84 912 3456')).toBe('84849123456');
	});

	it.each([
		['nothing', ''],
		['only spaces', '   '],
		['words', 'không có'],
		['a digit too few', '091234567'],
		['a digit too many', '09123456789'],
		['a digit too few behind the code', '8491234567'],
		['a digit too many behind the code', '849123456789'],
		['no 0 and no code', '912345678'],
		['a code without its first digit', '4912345678'],
		['two zeros', '00912345678'],
		['a plus before the 0', '+0912345678'],
		['two pluses', '++84912345678'],
		['a plus inside', '84+912345678'],
		['a landline', '024 3826 3826'],
		['a landline behind the code', '+84 28 3822 1234'],
		['the old 11 digits', '01621234567'],
		['a prefix that is nobody’s', '0412345678'],
		['a number of another country', '+1 912 345 6789'],
		['a code behind a zero', '084912345678'],
		['two numbers', '0912345678 / 0987654321'],
		['two numbers in a row', '0912345678 0987654321'],
		['a bracket that never closes', '(0912 345 678'],
		['a bracket that never opens', '0912) 345 678'],
		['brackets in brackets', '((0912)) 345 678'],
		['an extension', '0912345678 ext 5'],
		['a letter for a digit', 'O912345678'],
		['digits of another script', '٠٩١٢٣٤٥٦٧٨'],
		['a fraction', '0912345678,0'],
		['a number as a computer writes it', '9.12345678e8'],
		['a hidden NUL', '0912\u0000345678'],
		['an id of Zalo’s', '4570000000000000001'],
	])('is not %s', (_name, written) => {
		expect(toMobileNumber(written)).toBeUndefined();
	});

	it('is the same however it is written', () => {
		const separators = fc.constantFrom('', ' ', '.', '-', ' - ', '\u00a0');
		const prefixes = fc.constantFrom('0', '84', '+84', '0084', '(+84)', '+84(0)', '(0)');
		const numbers = fc.stringMatching(/^[35789]\d{8}$/);
		fc.assert(
			fc.property(prefixes, numbers, separators, (prefix, number, separator) => {
				const written = [prefix, number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(separator);
				expect(toMobileNumber(written)).toBe(`84${number}`);
				expect(toMobileNumber(`${written}0`)).toBeUndefined();
				expect(toMobileNumber(written.slice(0, -1))).toBeUndefined();
			}),
		);
	});

	it('is never anything but 84 and nine digits', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+() .-84') }), (written) => {
				expect(toMobileNumber(written) ?? '84912345678').toMatch(/^84[35789]\d{8}$/);
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each(['(', '0', ' ', '(0', '.-'])('is not a million times %j, which is known at once', (piece) => {
		const start = performance.now();
		expect(toMobileNumber(piece.repeat(1_000_000))).toBeUndefined();
		expect(performance.now() - start).toBeLessThan(1_000);
	});
});
