import { RENEW_TOKEN } from './openapi';
import type { ErrorTable } from './types';

/**
 * Codes of business.openapi.zalo.me: messages by phone number (ZNS, now ZBS template messages).
 *
 * -32 is not in that list; it is here in case this host, too, refuses what exceeds a limit per minute. -133 may
 * be retired and -134 is said to be unused.
 *
 * Source: zalo-oa-api.md 11.2.
 */
export const businessErrors = {
	'-32': {
		kind: 'rate',
		message: 'Too many requests were sent to Zalo this minute',
		description: 'Wait a minute and try again. If it comes back, let fewer workflows run at the same time.',
	},
	'-100': {
		kind: 'server',
		isOutcomeUnknown: true,
		message: 'Zalo could not process the request for a reason it does not name',
		description: 'Try again in a few minutes.',
	},
	'-101': {
		kind: 'permission',
		message: 'The Zalo app is not valid',
		description: 'Look at the state of the app at developers.zalo.me.',
	},
	'-102': {
		kind: 'permission',
		message: 'The Zalo app does not exist',
		description: 'Check at developers.zalo.me that the app still exists, then connect the credential again.',
	},
	'-103': {
		kind: 'permission',
		message: 'The Zalo app is not active',
		description: 'Open your app at developers.zalo.me and switch it to active.',
	},
	'-104': {
		kind: 'permission',
		message: 'The secret key of the Zalo app is not valid',
		description:
			'Copy the secret key of the app from developers.zalo.me into the App Secret Key field of the credential.',
	},
	'-105': {
		kind: 'permission',
		message: 'The Zalo app is not linked to an Official Account',
		description: 'Open your app at developers.zalo.me, link it to your OA, and try again.',
	},
	'-106': {
		kind: 'server',
		message: 'Zalo does not support this kind of request',
		description: 'Update the package n8n-nodes-zalo-oa to its latest version.',
	},
	'-107': {
		kind: 'input',
		message: 'The message ID is not valid',
		description: 'Use the message ID that Zalo gave when the message was sent.',
	},
	'-108': {
		kind: 'input',
		message: 'The phone number is not valid',
		description: 'Write it with the country code, for example 84912345678.',
	},
	'-109': {
		kind: 'input',
		message: 'The template ID is not valid',
		description: 'Choose a template from the list, or copy its ID from the template page of your OA.',
	},
	'-1091': {
		kind: 'input',
		message: 'The template cannot be edited',
		description: 'Only rejected templates can be edited. Create a new template instead.',
	},
	'-110': {
		kind: 'recipient',
		message: "The receiver's version of Zalo is too old for this message",
		description: 'Ask the receiver to update the Zalo app, or reach them by other means.',
	},
	'-111': {
		kind: 'input',
		message: 'The template data is empty',
		description: 'Fill in the parameters of the template.',
	},
	'-112': {
		kind: 'input',
		message: 'A parameter of the template has a type that Zalo does not know',
		description: 'Compare the template data with the parameters of the template.',
	},
	'-1121': {
		kind: 'input',
		message: 'A value in the template data is too long',
		description: "Shorten the value that Zalo's text names.",
	},
	'-1122': {
		kind: 'input',
		message: 'A parameter of the template is missing',
		description: "Add the parameter that Zalo's text names to the template data.",
	},
	'-1123': {
		kind: 'server',
		message: 'Zalo could not make the QR code of the message',
		description: 'Check the value for the QR code, then try again.',
	},
	'-1124': {
		kind: 'input',
		message: 'A value in the template data has the wrong format',
		description: 'Compare the value with the format that the template asks for.',
	},
	'-113': {
		kind: 'input',
		message: 'A button of the template is not valid',
		description: 'Check the buttons of the template and their values.',
	},
	'-1131': {
		kind: 'input',
		message: 'The link of a button is not valid',
		description: 'Check that the link is complete and allowed by the template.',
	},
	'-114': {
		kind: 'recipient',
		message: 'The user cannot receive this message',
		description:
			'The user may not use Zalo at the moment or has blocked such messages. Reach them by other means.',
	},
	'-115': {
		kind: 'account',
		message: 'The quota or the balance for these messages is used up',
		description: 'Top up the Zalo Cloud Account (ZCA), or wait until the quota is renewed.',
	},
	'-116': {
		kind: 'input',
		message: 'The text of the message is not valid',
		description: 'Check the values in the template data for characters or content that Zalo does not allow.',
	},
	'-117': {
		kind: 'permission',
		message: 'The app or the OA may not use this template',
		description: 'Check that the template belongs to this OA and that the app is linked to it.',
	},
	'-118': {
		kind: 'recipient',
		message: 'The phone number has no Zalo account',
		description: 'Reach this person by other means, for example by SMS.',
	},
	'-119': {
		kind: 'recipient',
		message: 'The Zalo account of this phone number cannot receive messages of this kind',
		description: 'Leave this receiver out, or reach them by other means.',
	},
	'-120': {
		kind: 'permission',
		message: 'The OA has not been given this feature',
		description: 'Ask Zalo support to open the feature for the OA.',
	},
	'-1201': {
		kind: 'permission',
		message: 'The OA may not use templates with tag 3 (promotion)',
		description: 'Use a template of another tag, or ask Zalo support to open tag 3 for the OA.',
	},
	'-1202': {
		kind: 'permission',
		message: 'The OA may not use images or other media in templates',
		description: 'Use a template without media, or ask Zalo support to open it for the OA.',
	},
	'-121': {
		kind: 'input',
		message: 'The request to Zalo had no content',
		description: 'Fill in the fields of the node.',
	},
	'-122': {
		kind: 'input',
		message: 'Zalo could not read the content of the request',
		description: 'Check the template data: it has to be a JSON object.',
	},
	'-123': {
		kind: 'input',
		message: 'Zalo could not open the encrypted content of the request',
		description: "Encrypt the values with the OA's current RSA key.",
	},
	'-124': {
		kind: 'token',
		message: 'The access token is not valid or has expired',
		description: RENEW_TOKEN,
	},
	'-1241': {
		kind: 'permission',
		message: 'Zalo wants a proof of the app secret with each request, or does not accept the one it got',
		description:
			'Open your app at developers.zalo.me and switch off the setting that requires the app secret proof (appsecret_proof).',
	},
	'-125': {
		kind: 'input',
		message: 'The ID of the Official Account is not valid',
		description: 'Check that the credential belongs to the right OA, and connect it again.',
	},
	'-126': {
		kind: 'account',
		message: 'The wallet for test messages is empty',
		description: 'Look at the balance of the Zalo Cloud Account (ZCA), or send outside of Development Mode.',
	},
	'-127': {
		kind: 'input',
		message: 'Test messages go only to admins of the app or the OA',
		description: 'Use the phone number of an admin, or switch development mode off.',
	},
	'-128': {
		kind: 'input',
		message: 'The OA has no encryption key yet',
		description: 'Create the key of the OA first, then send again.',
	},
	'-129': {
		kind: 'server',
		message: 'Zalo could not create the encryption key',
		description: 'Create the key again in a few minutes.',
	},
	'-130': {
		kind: 'input',
		message: 'The content is longer than 100,000 characters',
		description: 'Shorten the values in the template data.',
	},
	'-131': {
		kind: 'input',
		message: 'The template has not been approved',
		description: 'Wait until Zalo has approved the template, or choose another one.',
	},
	'-132': {
		kind: 'input',
		message: 'Zalo does not accept one of the values',
		description: "Zalo's text names the field. Check its value in the node.",
	},
	'-133': {
		kind: 'recipient',
		message: 'Zalo does not deliver these messages at night',
		description: 'Send between 06:00 and 22:00, Vietnam time.',
	},
	'-134': {
		kind: 'recipient',
		message: 'The user has not agreed to receive these messages yet',
		description: 'Wait for the answer of the user to the request of the OA.',
	},
	'-135': {
		kind: 'permission',
		message: 'The OA may not send template messages by phone number',
		description: 'Register the OA for ZBS template messages (ZNS) at oa.zalo.me.',
	},
	'-1351': {
		kind: 'permission',
		message: 'Zalo has blocked the OA from sending because of a violation',
		description: 'Look at the notices for the OA at oa.zalo.me, or ask Zalo support.',
	},
	'-136': {
		kind: 'account',
		message: 'The OA is not linked to a Zalo Cloud Account, which pays for the messages',
		description: 'Create a Zalo Cloud Account (ZCA) and link it to the OA and the app.',
	},
	'-137': {
		kind: 'account',
		message: 'The Zalo Cloud Account could not be charged',
		description: 'Check the balance of the Zalo Cloud Account (ZCA), top it up, and send again.',
	},
	'-138': {
		kind: 'permission',
		message: 'The app may not use this feature',
		description:
			'Tick the permission group for ZBS template messages in the app at developers.zalo.me, and authorize the OA again.',
	},
	'-1381': {
		kind: 'permission',
		message: 'The app lacks the permission of the Zalo Cloud Account extension',
		description: 'Give the app access to the Zalo Cloud Account (ZCA), then send again.',
	},
	'-139': {
		kind: 'recipient',
		message: 'The user does not want messages with this type of content',
		description: 'Leave this user out, or use a template of another type.',
	},
	'-140': {
		kind: 'recipient',
		message: "Zalo's policy does not allow this message to this user",
		description: 'Leave this user out. The OA may write again after an interaction of the user.',
	},
	'-141': {
		kind: 'recipient',
		message: 'The user does not want template messages from this OA',
		description: 'Leave this user out. Only the user can lift the block in the Zalo app.',
	},
	'-142': {
		kind: 'input',
		message: 'The OA has no RSA key',
		description: 'Create the RSA key of the OA first.',
	},
	'-143': {
		kind: 'input',
		message: 'The OA already has an RSA key',
		description: 'Use the existing key instead of creating a new one.',
	},
	'-144': {
		kind: 'account',
		message: 'The OA has sent as many messages as it may today',
		description: 'Go on tomorrow. The limit grows with the quality of the messages.',
	},
	'-1441': {
		kind: 'account',
		message: 'The OA has sent as many promotion messages as it may this month',
		description: 'Go on next month, or use templates of another tag.',
	},
	'-145': {
		kind: 'permission',
		message: 'The OA may not send this type of content',
		description: 'Look at the allowed content types of the OA, and choose a template of one of them.',
	},
	'-146': {
		kind: 'input',
		message: 'The template was disabled because of its low quality',
		description: 'Choose another template, or improve this one and have it approved again.',
	},
	'-147': {
		kind: 'account',
		message: 'The template was sent as many times as it may be today',
		description: 'Go on tomorrow, or use another template.',
	},
	'-1471': {
		kind: 'recipient',
		message: 'This user has received as many promotion messages as allowed this month',
		description: 'Leave this user out until next month.',
	},
	'-1472': {
		kind: 'recipient',
		message: 'This user has received as many promotion messages as allowed today',
		description: 'Send again tomorrow.',
	},
	'-148': {
		kind: 'input',
		message: 'The journey token is missing',
		description: 'Get a journey token first, and give it to the node.',
	},
	'-149': {
		kind: 'input',
		message: 'The journey token is not valid',
		description: 'Get a new journey token for this phone number.',
	},
	'-1491': {
		kind: 'input',
		message: 'The journey token is of the wrong type for this template',
		description: 'Get a journey token of the type that the template needs.',
	},
	'-150': {
		kind: 'input',
		message: 'The journey token has expired',
		description: 'Get a new journey token; the next message starts a new journey.',
	},
	'-151': {
		kind: 'input',
		message: 'The template does not support end-to-end encryption',
		description: 'Send it without encryption, or choose a template for encrypted messages.',
	},
	'-152': {
		kind: 'server',
		message: 'The key for the encrypted message could not be fetched',
		description: 'Send the message again in a few minutes.',
	},
	'-153': {
		kind: 'input',
		message: "The data does not follow Zalo's specification",
		description: "Compare the template data with the template; Zalo's text names the value.",
	},
	'-158': {
		kind: 'input',
		message: 'The uploaded file is too big',
		description: 'Use a JPG or PNG of at most 500 kB.',
	},
	'-159': {
		kind: 'input',
		message: 'The uploaded file has a type that Zalo does not accept',
		description: 'Use a JPG or PNG image.',
	},
	'-160': {
		kind: 'account',
		message: 'The daily limit for creating or editing templates or for uploads is reached',
		description: 'Go on tomorrow.',
	},
	'-161': {
		kind: 'permission',
		message: 'The OA may not send beyond its quota',
		description:
			'Choose Normal under Options: Sending Mode, or ask Zalo support to open the other one for the OA.',
	},
	'-162': {
		kind: 'input',
		message: 'Templates with tag 1 or 2 cannot be sent beyond the quota',
		description: 'Choose Normal under Options: Sending Mode for this template.',
	},
} satisfies ErrorTable;
