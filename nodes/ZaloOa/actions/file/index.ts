import type { Resource } from '../types';
import * as upload from './upload.operation';

/** Pictures and documents that Zalo stores for messages. Source: zalo-oa-api.md 5. */
export const file: Resource = {
	option: { name: 'File', value: 'file' },
	defaultOperation: upload.option.value,
	operations: [upload],
};
