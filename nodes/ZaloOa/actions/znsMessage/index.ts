import type { Resource } from '../types';
import * as getJourneyToken from './getJourneyToken.operation';
import * as getStatus from './getStatus.operation';
import * as send from './send.operation';

/** Notifications by phone number, by approved templates. Source: zalo-oa-api.md 4.2, 7. */
export const znsMessage: Resource = {
	option: { name: 'ZNS Message', value: 'znsMessage' },
	defaultOperation: send.option.value,
	// The most wanted first.
	operations: [send, getStatus, getJourneyToken],
};
