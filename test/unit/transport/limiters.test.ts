import { BUSINESS_URL, OPENAPI_URL } from '../../../nodes/ZaloOa/http/hosts';
import { limiterFor } from '../../../nodes/ZaloOa/transport/limiters';

const address = `${OPENAPI_URL}/v3.0/oa/message/cs`;

describe('limiterFor', () => {
	it('gives all calls of an app to a host one limiter, whatever they ask', () => {
		expect(limiterFor('app', `${OPENAPI_URL}/v3.0/oa/user/detail`)).toBe(limiterFor('app', address));
	});

	it('gives another app, and the host of messages by phone number, one of their own', () => {
		const limiter = limiterFor('app', address);
		expect(limiterFor('another app', address)).not.toBe(limiter);
		expect(limiterFor('app', `${BUSINESS_URL}/message/template`)).not.toBe(limiter);
	});

	it('forgets the one that was not used for the longest time, once there are a thousand', () => {
		const [used, unused] = [limiterFor('used', address), limiterFor('unused', address)];
		for (let count = 0; count < 998; count++) limiterFor(`app ${count}`, address);
		expect(limiterFor('used', address)).toBe(used);
		limiterFor('one more', address);
		expect(limiterFor('used', address)).toBe(used);
		expect(limiterFor('unused', address)).not.toBe(unused);
	});
});
