import type { INodeProperties } from 'n8n-workflow';

import { readListedTemplate, templateList, type TemplateState } from '../../api/znsTemplate';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { simplify } from '../../fields/simplify';
import type { Choice, Item } from '../item';
import { readWantedPages } from '../list';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many ZNS templates',
	description: 'The templates of the OA, with their state, quality and price',
};

const states: Array<Choice<TemplateState | 'any'>> = [
	{ name: 'Any', value: 'any' },
	{ name: 'Enabled', value: 'enabled', description: 'Messages can be sent by it' },
	{ name: 'Pending', value: 'pending', description: 'Zalo has not approved it yet' },
	{ name: 'Rejected', value: 'rejected' },
	{ name: 'Disabled', value: 'disabled' },
];

export const properties: INodeProperties[] = [
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: states,
		default: 'any',
		description: 'Return only templates in this state',
	},
	...returnAllOrLimit,
	simplify,
];

/** Source: zalo-oa-api.md 7.5. */
export async function execute(item: Item): Promise<Output[]> {
	const state = item.choice('status', states);
	const templates = await readWantedPages(item, templateList(state === 'any' ? undefined : state), {
		what: 'templates',
		whenEmpty:
			state === 'any'
				? 'The OA has no ZNS templates yet. They are made in the Zalo Cloud Account (ZCA).'
				: 'The OA has no ZNS template in this state.',
	});
	return item.isSimplified ? templates.map(readListedTemplate) : templates;
}
