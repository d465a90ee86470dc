import type { INodeProperties } from 'n8n-workflow';

import { getUserQuota, readUserQuota } from '../../api/userQuota';
import { simplify } from '../../fields/simplify';
import { userId } from '../../fields/userId';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get User Quota',
	value: 'getUserQuota',
	action: 'Check if a user may be messaged now',
	description:
		'Whether a message to this user is free now, costs money or is not possible, and until when; and how many promotions (tin khuyến mãi) are left',
};

export const properties: INodeProperties[] = [userId, simplify];

/**
 * What may be sent to one user, and until when. Source: zalo-oa-api.md 3.4 and 3.8.
 *
 * @throws NodeOperationError when the user id is empty, or Zalo says success but sends nothing about the user or an
 *   unreadable time
 */
export async function execute(item: Item): Promise<Output> {
	const id = item.userId('userId');
	const data = await getUserQuota(item, id);
	if (data && !item.isSimplified) return data;
	const quota = readUserQuota(data, Date.now());
	if (quota === 'nothing') {
		return item.fail(
			"Zalo's answer holds no quota of this user",
			'Zalo accepted the request but sent nothing about the user. Check the user ID: it has to be the one that the user has for this OA.',
		);
	}
	if (quota === 'unreadable time') {
		return item.fail(
			"The time of the user's last interaction cannot be read",
			'Zalo has sent it in another form than before, so nothing can be said about writing to the user. Switch Simplify off to see it, and report it to the package.',
		);
	}
	return { userId: id, ...quota };
}
