import type { INodeProperties } from 'n8n-workflow';

import { ratingList, readRating } from '../../api/znsRating';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { simplify } from '../../fields/simplify';
import { templateId } from '../../fields/templateId';
import { endOfVietnamDay } from '../../helpers/dates';
import { toVietnamDay } from '../../helpers/days';
import type { Item } from '../item';
import { readWantedPages } from '../list';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Ratings',
	value: 'getRatings',
	action: 'Get ratings of a ZNS template',
	description: 'How customers have rated messages of a template, from one day to another',
};

export const properties: INodeProperties[] = [
	templateId,
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'The first day, as it is in Vietnam',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'The last day, as it is in Vietnam',
	},
	...returnAllOrLimit,
	simplify,
];

/** @throws NodeOperationError for anything but a date */
function day(item: Item, name: 'from' | 'to', label: string): string {
	return (
		toVietnamDay(item.value(name)) ??
		item.fail(
			`${label} is no date`,
			`Pick a day under ${label}, or let the expression give one as 2026-12-31.`,
		)
	);
}

/** When a day begins in Vietnam (epoch ms). */
const beginningOf = (date: string): number => Date.parse(`${date}T00:00:00+07:00`);

/** Source: zalo-oa-api.md 7.8. */
export async function execute(item: Item): Promise<Output[]> {
	const id = item.id('templateId');
	const [from, to] = [day(item, 'from', 'From'), day(item, 'to', 'To')];
	if (from > to) item.fail(`The range ends (${to}) before it begins (${from})`, 'Exchange From and To.');
	const list = ratingList({
		templateId: id,
		from: beginningOf(from),
		to: endOfVietnamDay(beginningOf(to)) - 1,
	});
	const ratings = await readWantedPages(item, list, {
		what: 'ratings',
		whenEmpty: 'Nobody has rated messages of this template in these days.',
	});
	return item.isSimplified ? ratings.map(readRating) : ratings;
}
