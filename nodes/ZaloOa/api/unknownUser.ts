import type { Explanation } from '../errors/nodeError';

const USE_THE_OWN_ID =
	'Use the ID that the user has for this OA, for example userId of the Zalo OA Trigger. A phone number, or an ID of another OA or app, does not work.';

/** For calls that carry more than a user's id: a code that can only mean the user. Source: zalo-oa-api.md 11.1. */
export const UNREACHED_USER: Readonly<Record<string, Explanation>> = {
	'-213': {
		message: 'The user does not follow the OA, or Zalo does not know this User ID',
		description: USE_THE_OWN_ID,
	},
};

/** For reads that carry nothing else: then it is the user's id that Zalo does not accept. */
export const UNKNOWN_USER: Readonly<Record<string, Explanation>> = {
	...UNREACHED_USER,
	'-201': { message: 'Zalo does not know this User ID', description: USE_THE_OWN_ID },
};
