import { tagName } from '../../fields/tagName';
import { userId } from '../../fields/userId';
import type { ZaloCaller } from '../../transport/types';
import type { Operation } from '../types';
import { tagOf } from './tagOf';

/**
 * Makes an operation that changes whether a user has a tag.
 *
 * @param change the call. The operation throws as it does, and NodeOperationError when the user id or the tag is empty
 */
export function operationOnTagOfUser(
	option: Operation['option'],
	change: (zalo: ZaloCaller, userId: string, tagName: string) => Promise<void>,
): Operation {
	return {
		option,
		properties: [userId, tagName],
		execute: async (item) => {
			const id = item.userId('userId');
			const tag = tagOf(item);
			await change(item, id, tag);
			return { success: true, userId: id, tagName: tag };
		},
	};
}
