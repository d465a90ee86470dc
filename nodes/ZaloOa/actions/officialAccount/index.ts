import type { Resource } from '../types';
import * as get from './get.operation';
import * as getSendingQuality from './getSendingQuality.operation';

/** The OA itself. Source: zalo-oa-api.md 6.9. */
export const officialAccount: Resource = {
	option: { name: 'Official Account', value: 'officialAccount' },
	defaultOperation: get.option.value,
	operations: [get, getSendingQuality],
};
