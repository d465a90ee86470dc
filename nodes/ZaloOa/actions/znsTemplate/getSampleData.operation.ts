import type { INodeProperties } from 'n8n-workflow';

import { getSampleData } from '../../api/znsTemplate';
import { templateId } from '../../fields/templateId';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Sample Data',
	value: 'getSampleData',
	action: 'Get sample data of a ZNS template',
	description: 'An example value for each field of a template, as JSON to send it with',
};

export const properties: INodeProperties[] = [templateId];

/** Source: zalo-oa-api.md 7.7. */
export async function execute(item: Item): Promise<Output> {
	const id = item.id('templateId');
	const sampleData = await getSampleData(item, id);
	if (sampleData) return { templateId: id, sampleData };
	return item.fail(
		"Zalo's answer holds no sample data",
		'Zalo accepted the request but sent no values. ZNS Template: Get tells which fields the template has.',
	);
}
