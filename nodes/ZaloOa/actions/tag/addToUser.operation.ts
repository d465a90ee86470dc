import { tagUser } from '../../api/tags';
import { operationOnTagOfUser } from './ofUser';

/** Puts a tag on a user. Source: zalo-oa-api.md 6.6. */
export const addToUser = operationOnTagOfUser(
	{
		name: 'Add to User',
		value: 'addToUser',
		action: 'Add a tag to a user',
		description: 'Put a tag (nhãn) on a user; one that the OA does not have yet is made',
	},
	tagUser,
);
