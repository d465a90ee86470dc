import fc from 'fast-check';

import {
	newest,
	readSessions,
	sourceOf,
	toBothPlaces,
	toSessionToken,
	type Session,
} from '../../../nodes/ZaloOa/connection/session';
import type { StartingPoint } from '../../../nodes/ZaloOa/connection/startingPoint';

const session: Session = {
	accessToken: 'access',
	refreshToken: 'refresh',
	issuedAt: 1_000,
	expiresAt: 2_000,
	source: 'here',
};
const start: StartingPoint = {
	grantType: 'refresh_token',
	value: 'typed',
	appId: '1',
	appSecret: 'secret',
	codeVerifier: '',
};

describe('a stored session', () => {
	it('comes back from both places as it was stored', () => {
		const stored = readSessions(toBothPlaces(session) as never, 'here');
		expect(stored).toEqual({ inSessionToken: session, inTokenData: session, isTokenDataHidden: false });
	});

	it('is read from token data that is JSON text, too', () => {
		expect(readSessions({ oauthTokenData: JSON.stringify(session) }, 'here').inTokenData).toEqual(session);
	});

	it('cannot be seen where a credential test hides it', () => {
		const stored = readSessions({ ...toSessionToken(session), oauthTokenData: true } as never, 'here');
		expect(stored).toEqual({ inSessionToken: session, inTokenData: undefined, isTokenDataHidden: true });
	});

	it('of another source is left out', () => {
		expect(readSessions(toBothPlaces(session) as never, 'elsewhere')).toMatchObject({
			inSessionToken: undefined,
			inTokenData: undefined,
		});
	});

	it.each(Object.keys(session))('that lacks its %s is none', (field) => {
		const rest = Object.fromEntries(Object.entries(session).filter(([name]) => name !== field));
		const stored = { sessionToken: JSON.stringify(rest), oauthTokenData: rest };
		expect(readSessions(stored as never, 'here')).toMatchObject({
			inSessionToken: undefined,
			inTokenData: undefined,
		});
	});

	it('that is anything else is none, and never an error', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.string(), (value, text) => {
				const stored = readSessions({ sessionToken: text, oauthTokenData: value } as never, 'here');
				expect([stored.inSessionToken, stored.inTokenData]).toEqual([undefined, undefined]);
			}),
		);
	});
});

describe('the newest of several sessions', () => {
	it('is the one that was made last, wherever it stands', () => {
		fc.assert(
			fc.property(fc.array(fc.option(fc.nat(), { nil: undefined }), { maxLength: 5 }), (times) => {
				const sessions = times.map((issuedAt) =>
					issuedAt === undefined ? undefined : { ...session, issuedAt },
				);
				const known = times.filter((time) => time !== undefined);
				expect(newest(...sessions)?.issuedAt).toBe(known.length > 0 ? Math.max(...known) : undefined);
			}),
		);
	});
});

describe('the source of a session', () => {
	it.each([
		['another token', { value: 'other' }],
		['another app', { appId: '2' }],
		['another way of connecting', { grantType: 'authorization_code' as const }],
	])('is another one for %s', (_name, change) => {
		expect(sourceOf({ ...start, ...change })).not.toBe(sourceOf(start));
	});

	it('is the same for another app secret', () => {
		expect(sourceOf({ ...start, appSecret: 'new' })).toBe(sourceOf(start));
	});

	it('does not give the token away', () => {
		expect(sourceOf(start)).not.toContain('typed');
	});
});
