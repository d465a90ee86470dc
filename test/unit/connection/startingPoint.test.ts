import fc from 'fast-check';

import { readCode, readStartingPoint } from '../../../nodes/ZaloOa/connection/startingPoint';

describe('the code in what was pasted', () => {
	it.each([
		['the code itself', 'the-code'],
		['the whole address', 'https://example.com/callback?code=the-code&oa_id=312'],
		['the address with the code last', 'https://example.com/callback?oa_id=312&code=the-code'],
		['the query alone', '?code=the-code&oa_id=312'],
		['the pair alone', 'code=the-code'],
		['the code behind a hash', 'https://example.com/#code=the-code'],
		['an address with a code challenge', 'https://example.com/?code_challenge=no&code=the-code&state=x'],
	])('is found in %s', (_name, pasted) => {
		expect(readCode(pasted)).toBe('the-code');
	});

	it('survives the way through an address, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), (code) => {
				const query = `?oa_id=1&code=${encodeURIComponent(code)}&state=2`;
				expect(readCode(`https://example.com/${query}`)).toBe(code);
			}),
		);
	});

	it('is left as it is when it is not properly encoded', () => {
		expect(readCode('?code=100%&x=1')).toBe('100%');
	});
});

describe('the starting point of a connection', () => {
	const app = { appId: '1', appSecret: 'secret' };

	it.each([[{}], [{ connectWith: 'accessToken', refreshToken: 'x', ...app }], [{ connectWith: 'anything' }]])(
		'is none for %j, which is connected with an access token',
		(credentials) => {
			expect(readStartingPoint(credentials)).toBeUndefined();
		},
	);

	it('takes spaces and line breaks off, and a number for an ID', () => {
		const credentials = {
			connectWith: 'refreshToken',
			appId: 36,
			appSecret: ' secret\n',
			refreshToken: '\ttoken ',
		};
		expect(readStartingPoint(credentials)).toEqual({
			grantType: 'refresh_token',
			value: 'token',
			appId: '36',
			appSecret: 'secret',
			codeVerifier: '',
		});
	});

	it.each([
		['refreshToken', 'appId', 'App ID'],
		['refreshToken', 'appSecret', 'App Secret Key'],
		['refreshToken', 'refreshToken', 'Refresh Token'],
		['authorizationCode', 'appId', 'App ID'],
		['authorizationCode', 'authorizationCode', 'Authorization Code'],
	])('connected with %s and without %s, the field is named', (connectWith, missing, label) => {
		const credentials = {
			connectWith,
			...app,
			refreshToken: 'token',
			authorizationCode: 'code',
			[missing]: ' ',
		};
		expect(() => readStartingPoint(credentials)).toThrow(`has no ${label}. Fill in its ${label} field.`);
	});
});
