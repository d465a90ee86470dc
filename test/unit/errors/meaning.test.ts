import { codeOf, kindOf, mayHaveBeenCarriedOut } from '../../../nodes/ZaloOa/errors/meaning';
import { errorTable } from '../../../nodes/ZaloOa/errors/tables';
import type { Failure } from '../../../nodes/ZaloOa/http/failure';
import type { ZaloHost } from '../../../nodes/ZaloOa/http/hosts';

const zalo = (code: string, text = ''): Failure => ({ type: 'zalo', code, text });
const http = (httpStatus: number): Failure => ({ type: 'http', httpStatus });
const credential = (code?: string): Failure => ({
	type: 'credential',
	reason: 'The connection is lost',
	advice: 'Reconnect.',
	...(code !== undefined && { code }),
});

const hosts: ZaloHost[] = ['openapi', 'business', 'oauth'];

describe('mayHaveBeenCarriedOut', () => {
	it.each<[Failure, boolean]>([
		// Whoever answers so has passed nothing on.
		[http(429), false],
		[http(407), false],
		[http(500), true],
		[http(502), true],
		[http(503), true],
		[http(504), true],
		[http(408), true],
		[http(404), true],
		[http(302), true],
		[http(0), true],
		[{ type: 'unreadable', reason: 'empty' }, true],
		[{ type: 'unreadable', reason: 'notJson' }, true],
		[{ type: 'unreadable', reason: 'notAnEnvelope' }, true],
		[credential(), false],
		[credential('-14014'), false],
		[{ type: 'connection', reason: 'refused', mayHaveArrived: false }, false],
		[{ type: 'connection', reason: 'cut', mayHaveArrived: true }, true],
		[{ type: 'connection', reason: 'cancelled', mayHaveArrived: false }, false],
		[{ type: 'connection', reason: 'cancelled', mayHaveArrived: true }, true],
		[zalo('-32'), false],
		[zalo('404'), false],
		[zalo('-216'), false],
	])('on every host: %j, %s', (failure, may) => {
		for (const host of hosts) expect(mayHaveBeenCarriedOut(host, failure)).toBe(may);
	});

	it('is said of the one documented code by which Zalo itself does not know, and of no other', () => {
		const unknown = hosts.flatMap((host) =>
			Object.keys(errorTable[host])
				.filter((code) => mayHaveBeenCarriedOut(host, zalo(code)))
				.map((code) => `${host} ${code}`),
		);
		expect(unknown).toEqual(['business -100']);
		expect(mayHaveBeenCarriedOut('openapi', zalo('-100'))).toBe(false);
	});

	it.each(['-99999', '1', 'constructor', '__proto__', ''])(
		'of the unknown code "%s" nobody knows whether it comes before or after the call was carried out',
		(code) => {
			for (const host of hosts) expect(mayHaveBeenCarriedOut(host, zalo(code))).toBe(true);
		},
	);
});

describe('kindOf', () => {
	it.each<[ZaloHost, Failure, string | undefined]>([
		['openapi', zalo('-32'), 'rate'],
		['business', zalo('-32'), 'rate'],
		['openapi', http(429), 'rate'],
		['business', http(429), 'rate'],
		['openapi', zalo('-216'), 'token'],
		['openapi', zalo('-220'), 'token'],
		['business', zalo('-124'), 'token'],
		// The same number means something else, or nothing, on another server.
		['business', zalo('-216'), undefined],
		['openapi', zalo('-124'), undefined],
		['openapi', zalo('-99999'), undefined],
		['openapi', zalo('toString'), undefined],
		['openapi', http(407), undefined],
		['openapi', http(401), undefined],
		['openapi', http(503), undefined],
		['openapi', { type: 'unreadable', reason: 'empty' }, undefined],
		// A refusal of the exchange is no refusal of the call: no policy may act on its code.
		['openapi', credential('-216'), undefined],
		['openapi', credential('-32'), undefined],
		['openapi', { type: 'connection', reason: 'timeout', mayHaveArrived: true }, undefined],
	])('%s %j: %s', (host, failure, kind) => {
		expect(kindOf(host, failure)).toBe(kind);
	});

	it('asks Zalo’s text where a code has two meanings', () => {
		expect(kindOf('openapi', zalo('-223', 'OA has reached the limit quota create article'))).toBe('account');
		expect(kindOf('openapi', zalo('-223', 'OA has not granted the permission'))).toBe('permission');
	});
});

describe('codeOf', () => {
	it.each<[Failure, string]>([
		[zalo('-230'), '-230'],
		[zalo('404'), '404'],
		[http(502), 'http 502'],
		[http(0), 'http 0'],
		[{ type: 'unreadable', reason: 'empty' }, 'empty answer'],
		[{ type: 'unreadable', reason: 'notJson' }, 'not JSON'],
		[{ type: 'unreadable', reason: 'notAnEnvelope' }, 'unknown form'],
		[credential(), 'credential'],
		[credential('-14014'), '-14014'],
		[{ type: 'connection', reason: 'nameNotFound', mayHaveArrived: false }, 'name not found'],
		[{ type: 'connection', reason: 'refused', mayHaveArrived: false }, 'refused'],
		[{ type: 'connection', reason: 'unreachable', mayHaveArrived: false }, 'unreachable'],
		[{ type: 'connection', reason: 'cut', mayHaveArrived: true }, 'cut'],
		[{ type: 'connection', reason: 'timeout', mayHaveArrived: true }, 'timeout'],
		[{ type: 'connection', reason: 'certificate', mayHaveArrived: false }, 'certificate'],
		[{ type: 'connection', reason: 'cancelled', mayHaveArrived: false }, 'cancelled'],
		[{ type: 'connection', reason: 'other', mayHaveArrived: true }, 'other'],
	])('%j: "%s"', (failure, code) => {
		expect(codeOf(failure)).toBe(code);
	});
});
