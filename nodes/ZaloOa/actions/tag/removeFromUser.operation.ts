import { untagUser } from '../../api/tags';
import { operationOnTagOfUser } from './ofUser';

/** Takes a tag off a user. Source: zalo-oa-api.md 6.6. */
export const removeFromUser = operationOnTagOfUser(
	{
		name: 'Remove From User',
		value: 'removeFromUser',
		action: 'Remove a tag from a user',
		description: 'Take a tag (nhãn) off a user; the OA keeps it for others',
	},
	untagUser,
);
