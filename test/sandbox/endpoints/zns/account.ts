import { nothing } from '../../input';
import { spellZnsQuota } from '../../spelling';
import { renewZnsQuota } from '../../state/zns';
import { success, type Endpoint } from '../endpoint';
import { znsEndpoint } from './znsEndpoint';

/** zalo-oa-api.md, section 3.7. */
const quota = znsEndpoint({
	method: 'GET',
	path: '/message/quota',
	input: nothing,
	answer: (_given, { oa, state }) => {
		renewZnsQuota(oa, state.clock.now());
		return success({ ...oa.znsQuota, dailyQuotaPromotion: null, remainingQuotaPromotion: null });
	},
	spell: spellZnsQuota,
});

/** Section 7.9. */
const quality = znsEndpoint({
	method: 'GET',
	path: '/quality',
	input: nothing,
	answer: (_given, { oa: { znsQuality } }) =>
		success({ oaCurrentQuality: znsQuality.current, oa7dayQuality: znsQuality.sevenDays }),
});

/** Section 7.10. */
const templateTags = znsEndpoint({
	method: 'GET',
	path: '/message/template-tag',
	input: nothing,
	answer: (_given, { oa }) => success([...oa.allowedTags]),
});

export const accountEndpoints: Endpoint[] = [quota, quality, templateTags];
