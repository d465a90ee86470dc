import { toConnectionFailure } from '../../../nodes/ZaloOa/http/noAnswer';

/** An error as n8n hands it over: its own around the one of the HTTP library. */
function wrapped(code: string): Error {
	const inner = Object.assign(new Error('inner'), { code, config: { headers: { access_token: 'secret' } } });
	return new Error('outer', { cause: inner });
}

describe('toConnectionFailure', () => {
	it.each([
		['ECONNREFUSED', 'refused', false],
		['ENOTFOUND', 'nameNotFound', false],
		['EAI_AGAIN', 'nameNotFound', false],
		['EHOSTUNREACH', 'unreachable', false],
		['ECONNABORTED', 'timeout', true],
		['ETIMEDOUT', 'timeout', true],
		['ECONNRESET', 'cut', true],
		['EPIPE', 'cut', true],
		['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', false],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', false],
		['CERT_HAS_EXPIRED', 'certificate', false],
	])('knows %s as %s, may have arrived: %s', (code, reason, mayHaveArrived) => {
		expect(toConnectionFailure(wrapped(code))).toEqual({ type: 'connection', reason, mayHaveArrived });
	});

	it.each([
		['an unknown code', wrapped('ESOMETHING')],
		['no code', new Error('boom')],
		['no error', undefined],
		['a text', 'boom'],
	])('supposes with %s that the call may have arrived', (_name, error) => {
		expect(toConnectionFailure(error)).toEqual({ type: 'connection', reason: 'other', mayHaveArrived: true });
	});

	it('comes to an end with an error that causes itself', () => {
		const error = new Error('loop');
		error.cause = error;
		expect(toConnectionFailure(error)).toMatchObject({ reason: 'other' });
	});

	it('takes nothing along from the error but the reason', () => {
		expect(JSON.stringify(toConnectionFailure(wrapped('ECONNRESET')))).not.toContain('secret');
	});
});
