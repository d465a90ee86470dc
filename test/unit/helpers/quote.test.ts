import { quoteZalo } from '../../../nodes/ZaloOa/helpers/quote';

const secret = 'aT0kenOfSomebody';

describe('Zalo’s words in an error', () => {
	it.each([
		['the whole secret', `Token ${secret} is invalid`],
		['its beginning', `Token ${secret.slice(0, 10)}... is invalid`],
		['the secret in capitals', `Token ${secret.toUpperCase()} is invalid`],
		['the secret inside a word', `Token (x=${secret}) is invalid`],
	])('do not hold %s', (_name, said) => {
		const quoted = quoteZalo(said, [secret]);
		expect(quoted.toLowerCase()).not.toContain(secret.slice(0, 8).toLowerCase());
		expect(quoted).toContain('is invalid');
	});

	it('do not hold a token of somebody else', () => {
		expect(quoteZalo(`Unknown ${'x1'.repeat(20)}`, [])).toBe(' Zalo said: "Unknown ***".');
	});

	it('come as one short line', () => {
		expect(quoteZalo(' No\n permission ', [secret])).toBe(' Zalo said: "No permission".');
		expect(quoteZalo('word '.repeat(100), []).length).toBeLessThan(230);
	});

	it.each([undefined, null, 5, {}, '', '  '])('are left out when there are none: %p', (said) => {
		expect(quoteZalo(said, [secret])).toBe('');
	});
});
