import type { Resource } from '../types';
import { addToUser } from './addToUser.operation';
import * as deleteTag from './delete.operation';
import * as getAll from './getAll.operation';
import { removeFromUser } from './removeFromUser.operation';

/** Tags (nhãn), by which the OA sorts its users. Source: zalo-oa-api.md 6.6. */
export const tag: Resource = {
	option: { name: 'Tag', value: 'tag' },
	defaultOperation: addToUser.option.value,
	// The most wanted first.
	operations: [addToUser, removeFromUser, getAll, deleteTag],
};
