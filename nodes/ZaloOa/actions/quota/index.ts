import * as getAllAssets from './getAllAssets.operation';
import * as getGroupAssets from './getGroupAssets.operation';
import * as getMessageQuota from './getMessageQuota.operation';
import * as getReplyQuota from './getReplyQuota.operation';
import * as getUserQuota from './getUserQuota.operation';
import * as getZnsQuota from './getZnsQuota.operation';
import type { Resource } from '../types';

/** How many messages the OA may still send. Source: zalo-oa-api.md 3. */
export const quota: Resource = {
	option: { name: 'Quota', value: 'quota' },
	defaultOperation: getMessageQuota.option.value,
	// The most wanted first.
	operations: [getMessageQuota, getUserQuota, getZnsQuota, getAllAssets, getGroupAssets, getReplyQuota],
};
