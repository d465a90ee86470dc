import { AUTHORIZE_AGAIN, PASTE_NEW_TOKEN } from '../tokenAdvice';
import type { ErrorTable } from './types';

/**
 * Said for every code of a dead token where nothing is known of the way of connecting, as when a credential is
 * tested: Zalo's documents name -220 for an expired one, live answers -216, and the same token serves
 * business.openapi.zalo.me with its -124. A run knows the way: see `tokenAdvice`.
 */
export const RENEW_TOKEN = `With an access token: ${PASTE_NEW_TOKEN} With a refresh token or an authorization code: ${AUTHORIZE_AGAIN}`;

/**
 * Codes of openapi.zalo.me: OA, users, messages, quota, articles, groups.
 *
 * The texts that tell the two meanings of -32 and -223 apart are those of Zalo's own list: "Your OA reached
 * limit call api" and "Your OA has reach the limit quota create article". The word "article" alone would not
 * do for -223, because the permission that is missing may be the one for articles.
 *
 * Source: zalo-oa-api.md 11.1; 404 is the answer to an unknown path (11, first-hand).
 */
export const openapiErrors = {
	'-32': {
		kind: 'rate',
		message: 'The app has sent too many requests to Zalo this minute',
		description:
			'Wait a minute and try again. If it comes back, let fewer workflows run at the same time, or process fewer items at once.',
		alternatives: [
			{
				whenZaloSays: /\byour (oa|official account)\b/i,
				kind: 'rate',
				message: 'The OA has received too many requests through Zalo this minute',
				description:
					"Wait a minute and try again. The OA's package sets this limit: if it comes back, let fewer workflows run at the same time, or upgrade the package.",
			},
		],
	},
	'-100': {
		kind: 'input',
		message: 'The uploaded attachment has expired',
		description: 'Upload the file again and use its new ID. Zalo keeps uploads for 7 days at the most.',
	},
	'-200': {
		kind: 'server',
		message: 'Zalo could not send the message',
		description: 'Check the message and its recipient, then try again in a few minutes.',
	},
	'-201': {
		kind: 'input',
		message: 'Zalo does not accept one of the values',
		description: "Zalo's text names the field. Check its value in the node.",
	},
	'-204': {
		kind: 'account',
		message: 'The Official Account was disabled or deleted',
		description: 'Sign in at oa.zalo.me and look at the state of the OA, or ask Zalo support.',
	},
	'-205': {
		kind: 'input',
		message: 'The Official Account does not exist',
		description: 'Check that the credential belongs to the right OA, and connect it again.',
	},
	'-209': {
		kind: 'permission',
		message: 'The Zalo app is not active',
		description: 'Open your app at developers.zalo.me, switch it to active, and try again.',
	},
	'-210': {
		kind: 'input',
		message: 'One of the values is larger or longer than Zalo allows',
		description: "Zalo's text names the field. Shorten its value or lower its number.",
	},
	'-211': {
		kind: 'account',
		message: 'The quota of this feature is used up',
		description: 'Wait for the quota to be renewed, or buy more in OA Manager.',
	},
	'-212': {
		kind: 'permission',
		message: 'The Zalo app is not registered for this API',
		description:
			'Open your app at developers.zalo.me, register the product Official Account API, and try again.',
	},
	'-213': {
		kind: 'recipient',
		message: 'The user does not follow the Official Account',
		description: 'Ask the user to follow the OA first. Until then Zalo delivers nothing to this user.',
	},
	'-214': {
		kind: 'server',
		message: 'Zalo is still processing the article',
		description: 'Wait a minute, then ask for the article again.',
	},
	'-216': {
		kind: 'token',
		message: 'The access token is not valid or has expired',
		description: RENEW_TOKEN,
	},
	'-217': {
		kind: 'recipient',
		message: 'The user has blocked invitations from the Official Account',
		description: 'Leave this user out. Only the user can lift the block in the Zalo app.',
	},
	'-218': {
		kind: 'recipient',
		message: 'This user has received as many messages as Zalo allows for now',
		description:
			'Wait until the limit of this user is renewed, the next day or the next month, then send again.',
	},
	'-219': {
		kind: 'permission',
		message: 'The Zalo app was removed or disabled',
		description:
			'Look at the state of the app at developers.zalo.me, then authorize the OA again with a working app.',
	},
	'-220': { kind: 'token', message: 'The access token has expired or was removed', description: RENEW_TOKEN },
	'-221': {
		kind: 'account',
		message: 'The Official Account is not verified',
		description:
			'Verify the OA at oa.zalo.me (yellow tick). Zalo opens this feature only to verified accounts.',
	},
	'-223': {
		kind: 'permission',
		message: 'The Official Account has not allowed the app to do this',
		description:
			'Open your app at developers.zalo.me, go to Official Account, Thiết lập chung (General settings), tick the permission group for this feature, and let an admin of the OA authorize the app again.',
		alternatives: [
			{
				whenZaloSays: /(?=.*(article|bài viết|xuất bản))(?=.*(quota|limit|hạn mức))/is,
				kind: 'account',
				message: 'The article quota of the Official Account is used up',
				description: 'Wait until the quota is renewed, or upgrade the package of the OA.',
			},
		],
	},
	'-224': {
		kind: 'account',
		message: 'The package of the Official Account does not include this feature',
		description: 'Upgrade the package of the OA at oa.zalo.me, or buy one if the last one has run out.',
	},
	'-227': {
		kind: 'recipient',
		message: 'The user was banned by Zalo or has not been active for more than 45 days',
		description: 'Leave this user out. A message can be sent again once the user is back on Zalo.',
	},
	'-230': {
		kind: 'recipient',
		message: 'The user has not interacted with the Official Account in the last 7 days',
		description: 'Wait until the user writes to the OA again, or send a template message instead.',
	},
	'-232': {
		kind: 'recipient',
		message: 'The user has not interacted with the Official Account, or the interaction is too long ago',
		description: 'Wait until the user writes to the OA, or send a template message instead.',
	},
	'-233': {
		kind: 'input',
		message: 'Zalo does not support this type of message here',
		description: 'Choose another type of message for this recipient.',
	},
	'-234': {
		kind: 'recipient',
		message: 'Zalo does not deliver this type of message at night',
		description: 'Send it between 06:00 and 22:00, Vietnam time.',
	},
	'-235': {
		kind: 'account',
		message: 'This feature is not open to this type of Official Account',
		description: 'Look at the type of the OA at oa.zalo.me. Some features need a business account.',
	},
	'-237': {
		kind: 'recipient',
		message: 'The group chat is disabled because its package has expired',
		description:
			'Renew the package of the group chat in OA Manager. Zalo dissolves the group 45 days after it has expired.',
	},
	'-238': {
		kind: 'account',
		message: 'The quota asset is already in use or was disabled',
		description: 'Choose another asset whose status is available.',
	},
	'-240': {
		kind: 'server',
		message: 'Zalo has shut down this way of sending messages',
		description: 'Update the package n8n-nodes-zalo-oa to its latest version.',
	},
	'-241': {
		kind: 'account',
		message: 'The free quota asset has already been used',
		description: 'Choose another asset, or buy a new one in OA Manager.',
	},
	'-242': {
		kind: 'permission',
		message: 'Zalo wants a proof of the app secret with each request, or does not accept the one it got',
		description:
			'Open your app at developers.zalo.me and switch off the setting that requires the app secret proof (appsecret_proof).',
	},
	'-244': {
		kind: 'recipient',
		message: 'The user does not want this type of message from the Official Account',
		description: 'Leave this user out, or use another type of message.',
	},
	'-248': {
		kind: 'input',
		message: "The content goes against Zalo's platform standards",
		description: "Change the content so that it follows Zalo's rules for Official Accounts.",
	},
	'-249': {
		kind: 'input',
		message: 'This template cannot be sent to a Zalo user ID',
		description: 'Use a newer template without one-time password, or send this one to a phone number.',
	},
	'-320': {
		kind: 'account',
		message: 'The app is not linked to a Zalo Cloud Account, which pays for this message',
		description: 'Create a Zalo Cloud Account (ZCA) and link it to the app and the OA.',
	},
	'-321': {
		kind: 'account',
		message: 'The Zalo Cloud Account has run out of money or cannot be charged',
		description: 'Top up the Zalo Cloud Account (ZCA), then send again.',
	},
	'-403': {
		kind: 'permission',
		message: 'The Official Account is not in this group chat',
		description: 'Check the group ID. An OA can only use the group chats that belong to it.',
	},
	'-1340': {
		kind: 'input',
		message: 'The ads form was not found',
		description: 'Check the ID of the form.',
	},
	'-1341': {
		kind: 'permission',
		message: 'The Official Account has no access to this ads form',
		description: 'Check that the form belongs to this OA.',
	},
	'404': {
		kind: 'server',
		message: 'Zalo does not know the address of this request',
		description: 'Update the package n8n-nodes-zalo-oa: Zalo may have moved or removed this call.',
	},
} satisfies ErrorTable;
