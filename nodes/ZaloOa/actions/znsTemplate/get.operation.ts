import type { INodeProperties } from 'n8n-workflow';

import { readTemplate } from '../../api/znsTemplate';
import { simplify } from '../../fields/simplify';
import { templateId } from '../../fields/templateId';
import { foundTemplate } from '../foundTemplate';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get',
	value: 'get',
	action: 'Get a ZNS template',
	description: 'The fields of a template, its price, state, quality and daily limit',
};

export const properties: INodeProperties[] = [templateId, simplify];

/** Source: zalo-oa-api.md 7.6. */
export async function execute(item: Item): Promise<Output> {
	const id = item.id('templateId');
	const sent = await foundTemplate(item, id);
	return item.isSimplified ? readTemplate(sent, id) : sent;
}
