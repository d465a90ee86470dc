import * as getMessageQuota from './getMessageQuota.operation';
import type { Resource } from '../types';

/** How many messages the OA may still send. Source: zalo-oa-api.md 3. */
export const quota: Resource = {
	option: { name: 'Quota', value: 'quota' },
	defaultOperation: getMessageQuota.option.value,
	operations: [getMessageQuota],
};
