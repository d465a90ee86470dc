import type { Resource } from '../types';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getRatings from './getRatings.operation';
import * as getSampleData from './getSampleData.operation';

/** Approved texts with places to fill in, by which ZNS messages are sent. Source: zalo-oa-api.md 7.5 to 7.8. */
export const znsTemplate: Resource = {
	option: { name: 'ZNS Template', value: 'znsTemplate' },
	defaultOperation: get.option.value,
	operations: [get, getAll, getRatings, getSampleData],
};
