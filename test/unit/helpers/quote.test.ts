import fc from 'fast-check';

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

	it.each([8, 10, 14])('do not hold the last %i characters of a secret', (count) => {
		const long = 'aT0kenOfSomebody7Else9';
		const quoted = quoteZalo(`Token ...${long.slice(-count)} is invalid`, [long]);
		expect(quoted).not.toContain(long.slice(-count));
		expect(quoted).toContain('is invalid');
	});

	it('keep a word that stands in a pasted address, and says what is wrong', () => {
		const pasted = 'https://shop.example/callback?code=aT0kenOfSomebody';
		expect(quoteZalo('The callback is invalid', [pasted])).toContain('The callback is invalid');
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

describe('the name of a field that Zalo does not accept', () => {
	it.each([
		'message.attachment.payload.elements[0].media_type',
		'message.attachment.payload.elements[10].attachment_id',
		'message.attachment.payload.buttons[2].payload.phone_code',
		'template_data.customer_name_and_address',
		'recipient.anonymous_id_and_conversation_id',
		'a_very_long_name_of_a_field_in_snake_case',
		'message.quote_message_id',
		'message.attachment.payload.tên_khách_hàng',
	])('stays: %s', (name) => {
		expect(quoteZalo(`${name} is invalid`, [secret])).toBe(` Zalo said: "${name} is invalid".`);
		expect(quoteZalo(`Field '${name}', "${name}" (${name}): wrong.`, [])).toContain(`${name}`);
	});

	it('stays however many there are', () => {
		const name = 'message.attachment.payload.elements[0].media_type';
		expect(quoteZalo(`${name},${name};${name}`, [])).toBe(` Zalo said: "${name},${name};${name}".`);
	});
});

/** A word of 60 characters that is nothing but what its name says. */
const wordOf = (characters: string) =>
	fc.array(fc.constantFrom(...characters), { minLength: 60, maxLength: 60 }).map((chosen) => chosen.join(''));

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

describe('what looks like a token', () => {
	it.each([
		['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP_mB92K27uhbUJU1p1r_wW1g'],
		['a JWT without a signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhYmNkZWYifQ.'],
		['base64url', 'Zx9-kQ_Wb72LmNv0aTyUe4RfGh_8sDcX1zPq'],
		['base64', 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vAQ=='],
		['hex', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b'],
		['hex of letters alone', 'abcdefabcdefabcdefabcdefabcdefabcdef'],
		['a UUID and more', '550e8400-e29b-41d4-a716-446655440000'],
		['letters alone', 'thisCouldWellBeATokenThoughItHasNoDigits'],
		['letters alone in brackets', '[abcdefghijklmnopqrstuvwxyzabcde]'],
		['parts with digits among letters', 'abcdef1.ghijkl2_mnopqr3.stuvwx4.yzabcd5'],
		['one long part among short ones', `message.${'x'.repeat(32)}.y`],
		['digits in long parts', '12345678901234567890.12345678901234567890'],
		['an address with a code in it', 'https://example.com/callback?code=abcdefghijkl'],
	])('never stands in an error: %s', (_name, token) => {
		for (const said of [token, `Token ${token} is bad`, `token="${token}"`, `{'token':'${token}'}`]) {
			expect(quoteZalo(said, [])).not.toContain(token.slice(1, 12));
		}
	});

	it('never stands there, of whatever letters and digits it is made', () => {
		const words = fc.oneof(
			wordOf(`${LETTERS}${LETTERS.toUpperCase()}0123456789`),
			wordOf('0123456789abcdef'),
			wordOf(LETTERS),
		);
		fc.assert(
			fc.property(words, (word) => {
				expect(quoteZalo(`Token ${word} is bad`, [])).toBe(' Zalo said: "Token *** is bad".');
			}),
		);
	});

	/**
	 * What may pass: a long word of several parts, each of fewer than 32 letters or of up to four digits. A token that
	 * is not ours and has this form cannot be told from the name of a field. Zalo's tokens have digits among letters.
	 */
	it('may pass where it has the form of a field’s name', () => {
		const word = 'abcdefghijkl.mnopqrstuvwx_yzabcdefghij';
		expect(quoteZalo(word, [])).toContain(word);
		expect(quoteZalo('0901.2345.6789.0901.2345.6789.0901', [])).toContain('0901');
	});
});

describe('a secret of the credential', () => {
	it('never stands in an error where it has the form of a field’s name', () => {
		const dotted = 'abcdefghijkl.mnopqrstuvwx_yzabcdefghij';
		for (const said of [dotted, dotted.slice(0, -4), dotted.toUpperCase(), `x.${dotted}.y`, `${dotted}[0]`]) {
			expect(quoteZalo(`Token ${said} is bad`, [dotted])).not.toMatch(/abcdefgh|yzabc/i);
		}
	});

	it('never stands there by a part of it, when another secret is the beginning of it', () => {
		const long = 'abcdefghSECRETEND';
		for (const secrets of [
			[long, 'abcdefgh'],
			['abcdefgh', long],
		]) {
			expect(quoteZalo(`Token ${long} is bad`, secrets)).not.toContain('SECRETEND');
		}
	});

	it('never stands there, whatever is around it, and wherever it is cut', () => {
		const secrets = fc.stringMatching(/^[A-Za-z0-9_.-]{8,80}$/);
		const around = fc.stringMatching(/^[ -~]{0,40}$/);
		fc.assert(
			fc.property(secrets, around, around, fc.nat(), fc.boolean(), (own, before, after, cut, isLoud) => {
				const shown = own.slice(0, 8 + (cut % (own.length - 7)));
				fc.pre(!`${before} ${after}`.toLowerCase().includes(own.slice(0, 8).toLowerCase()));
				const quoted = quoteZalo(`${before}${isLoud ? shown.toUpperCase() : shown}${after}`, [own]);
				expect(quoted.toLowerCase()).not.toContain(own.slice(0, 8).toLowerCase());
			}),
			{ numRuns: 500 },
		);
	});

	it('does not stand there by more than seven characters where the text is cut inside it', () => {
		const said = `${' '.repeat(1_990)}${secret}`;
		expect(quoteZalo(said, [secret])).toBe(' Zalo said: "***".');
	});

	it('is no reason to garble words when it is too short to be one', () => {
		expect(quoteZalo('The page is invalid', ['page', ''])).toBe(' Zalo said: "The page is invalid".');
	});
});

describe('a very long text', () => {
	it.each([
		['one word', 'a'.repeat(5_000_000)],
		['dots', '.'.repeat(5_000_000)],
		['names of fields', 'message.attachment[0].'.repeat(250_000)],
		['spaces', ' '.repeat(5_000_000)],
		['the beginning of a secret', secret.slice(0, 8).repeat(600_000)],
	])(
		'of %s is shortened before anybody notices',
		(_name, said) => {
			expect(quoteZalo(said, [secret, said]).length).toBeLessThan(230);
		},
		20_000,
	);
});
