import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { UserFilter } from '../../api/userList';
import { optionalTagName } from '../../fields/tagName';
import { toVietnamDay } from '../../helpers/days';
import { toText } from '../../helpers/guards';
import { toNfc } from '../../helpers/text';
import type { Item } from '../item';

/** In the order of time. Source: zalo-oa-api.md 6.1. */
const lastInteractions: INodePropertyOptions[] = [
	{ name: 'Any', value: 'any' },
	{ name: 'Today', value: 'TODAY' },
	{ name: 'Yesterday', value: 'YESTERDAY' },
	{ name: 'Last 7 Days', value: 'L7D' },
	{ name: 'Last 30 Days', value: 'L30D' },
	{ name: 'Range of Days', value: 'range', description: 'From one day to another, both included' },
];

const followings: INodePropertyOptions[] = [
	{ name: 'Any', value: 'any', description: 'Also those who have only written to the OA' },
	{ name: 'Yes', value: 'yes', description: 'Only those who follow the OA' },
	{ name: 'No', value: 'no', description: 'Only those who do not follow the OA' },
];

/** Not required: n8n would demand both days also where an expression chooses another time. */
const forRange = { show: { lastInteraction: ['range'] } };

/** Which users to list. */
export const filterProperties: INodeProperties[] = [
	{ ...optionalTagName, description: 'Return only users with this tag (nhãn). Leave it empty for all.' },
	{
		displayName: 'Last Interaction',
		name: 'lastInteraction',
		type: 'options',
		options: lastInteractions,
		default: 'any',
		description: 'Return only users who last wrote to the OA, or did something with it, in this time',
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		displayOptions: forRange,
		description: 'The first day of the range, as it is in Vietnam',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		displayOptions: forRange,
		description: 'The last day of the range, as it is in Vietnam',
	},
	{
		displayName: 'Is Follower',
		name: 'isFollower',
		type: 'options',
		options: followings,
		default: 'any',
		description: 'Return only users who follow the OA, or only those who do not',
	},
];

/** @throws NodeOperationError for anything but a date */
function day(item: Item, name: 'from' | 'to', label: string): string {
	const read = toVietnamDay(item.value(name));
	if (read !== undefined) return read;
	return item.fail(
		`${label} is no date`,
		`Pick a day under ${label}, or let the expression give one as 2026-12-31.`,
	);
}

/** "2026_11_01:2026_11_30", or Zalo's word for a period; undefined for any time. */
function readPeriod(item: Item): string | undefined {
	const chosen = item.choice('lastInteraction', lastInteractions);
	if (chosen === 'any') return undefined;
	if (chosen !== 'range') return chosen;
	const from = day(item, 'from', 'From');
	const to = day(item, 'to', 'To');
	if (from > to) {
		return item.fail(`The range ends (${to}) before it begins (${from})`, 'Exchange From and To.');
	}
	return `${from}:${to}`.replace(/-/g, '_');
}

/**
 * A tag that may be missing. Empty is "all users" only where the field is left empty: an expression that finds nothing
 * would return everybody unnoticed.
 */
function readTag(item: Item): string | undefined {
	const value = item.value('tagName', '');
	if (value === '') return undefined;
	const tag = toText(value);
	// As the operations of tags send it.
	if (tag !== undefined) return toNfc(tag);
	return item.fail(
		'The expression of Tag gives no tag',
		'Look whether the item has that field, or leave Tag empty to get all users.',
	);
}

/**
 * What the user has chosen in the fields above.
 *
 * @throws NodeOperationError for what is not in its list, is no date, or no range
 */
export function readFilter(item: Item): UserFilter {
	const tagName = readTag(item);
	const period = readPeriod(item);
	const isFollower = item.choice('isFollower', followings);
	return {
		...(tagName !== undefined && { tagName }),
		...(period !== undefined && { period }),
		...(isFollower !== 'any' && { isFollower: isFollower === 'yes' }),
	};
}
