import type { INodeProperties } from 'n8n-workflow';

import { getUser, readUser } from '../../api/user';
import { simplify } from '../../fields/simplify';
import { userId } from '../../fields/userId';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get',
	value: 'get',
	action: 'Get a user',
	description: 'Name, tags, notes and what else the OA knows of one user',
};

export const properties: INodeProperties[] = [userId, simplify];

/**
 * What the OA knows of one user. Source: zalo-oa-api.md 6.2.
 *
 * @throws NodeOperationError when the user id is empty, or Zalo says success but sends nothing about the user
 */
export async function execute(item: Item): Promise<Output> {
	const id = item.userId('userId');
	const sent = await getUser(item, id);
	if (!sent) {
		return item.fail(
			"Zalo's answer holds nothing about this user",
			'Zalo accepted the request but sent nothing about the user. Check the user ID: it has to be the one that the user has for this OA.',
		);
	}
	return item.isSimplified ? { ...readUser(sent), userId: id } : sent;
}
