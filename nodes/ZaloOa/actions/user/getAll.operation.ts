import type { INodeProperties } from 'n8n-workflow';

import { findUsers, readUser } from '../../api/user';
import { listedId, MOST_USERS, userList } from '../../api/userList';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { optionsField } from '../../fields/optionsField';
import { simplify } from '../../fields/simplify';
import { toBoolean } from '../../helpers/guards';
import type { Json } from '../../transport/types';
import type { Item } from '../item';
import { readWantedPages } from '../list';
import type { Operation, Output } from '../types';
import { filterProperties, readFilter } from './filter';

export const option: Operation['option'] = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'Users who follow the OA or have written to it, by tag, last interaction and following',
};

export const properties: INodeProperties[] = [
	...filterProperties,
	...returnAllOrLimit,
	simplify,
	optionsField([
		{
			displayName: 'Include Details',
			name: 'includeDetails',
			type: 'boolean',
			default: true,
			description:
				'Whether to return names, tags and all that Get returns, and not only IDs. Zalo is asked once more for each user.',
		},
	]),
];

const MOST = MOST_USERS.toLocaleString('en');

const words = {
	what: 'users',
	whenCapped: `Zalo gives no more than ${MOST} users for one choice, and this OA has more of them. Choose a tag or a time of the last interaction to get the others.`,
};

/** Zalo lists somebody and then says nothing about them: those who have left, or blocked the OA meanwhile. */
function tellOfUnknown(item: Item, unknown: number, all: number): void {
	if (unknown === 0) return;
	item.run.hint(`Zalo gives no details of ${unknown} of the ${all} users: of these only the ID is known.`);
}

/** @throws NodeOperationError for anything but yes and no: without the details, later steps would find nothing */
function wantsDetails(item: Item): boolean {
	if (!item.hasOption('includeDetails')) return false;
	const wants = toBoolean(item.option('includeDetails'));
	if (wants !== undefined) return wants;
	return item.fail(
		'Include Details is neither true nor false',
		'Switch it on or off, or let its expression give true or false.',
	);
}

async function withDetails(item: Item, listed: Json[]): Promise<Output[]> {
	const ids = listed.flatMap((entry) => listedId(entry) ?? []);
	const found = await findUsers(item.run, item, ids);
	tellOfUnknown(item, found.filter((details) => details === undefined).length, ids.length);
	return ids.map((userId, index) => {
		const details = found[index] ?? { user_id: userId };
		return item.isSimplified ? { ...readUser(details), userId } : details;
	});
}

/**
 * The users of the OA, one item each: ids alone, or with all that is known of them. Source: zalo-oa-api.md 6.1 and 6.2.
 *
 * @throws NodeOperationError for a filter that makes no sense, or when Zalo says success but its answer holds no list
 */
export async function execute(item: Item): Promise<Output[]> {
	const filter = readFilter(item);
	const isNarrowed = Object.keys(filter).length > 0;
	const whenEmpty = isNarrowed
		? 'Zalo lists no user for this choice of tag, last interaction and following.'
		: 'Zalo lists no users: nobody follows the OA or has written to it yet.';
	const includesDetails = wantsDetails(item);
	const listed = await readWantedPages(item, userList(filter), { ...words, whenEmpty });
	if (includesDetails) return await withDetails(item, listed);
	return item.isSimplified ? listed.map((entry) => ({ userId: listedId(entry) ?? null })) : listed;
}
