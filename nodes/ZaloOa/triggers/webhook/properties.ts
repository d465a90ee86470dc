import type { INodeProperties } from 'n8n-workflow';

import { simplify } from '../../fields/simplify';
import { eventOptions } from './events';

/** In the editor, under the name of the step. */
export const subtitle =
	'={{ [$parameter["events"]].flat().map((name) => name === "*" ? "all events" : name).join(", ") }}';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Download Attachments',
			name: 'downloadAttachments',
			type: 'boolean',
			default: false,
			description:
				'Whether to load pictures and files of a message into binary fields. Only from addresses of Zalo, and up to 25 MB each.',
		},
		{
			displayName: 'Include Own Messages',
			name: 'includeOwnMessages',
			type: 'boolean',
			default: false,
			description:
				'Whether what the OA does itself, and receipts of its messages, count where All Events is chosen. A workflow that answers would then answer itself.',
		},
		{
			displayName: 'Max Age',
			name: 'maxAge',
			type: 'number',
			default: 5,
			typeOptions: { minValue: 1 },
			description:
				'How many minutes old an event may be. Older ones are not taken, unless Zalo delivers them again after a failure.',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. order',
			description:
				'Only messages that contain this, whatever the case and the accents. With *, which stands for anything, the whole text has to match, as in order*.',
		},
		{
			displayName: 'User IDs',
			name: 'userIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 4570000000000000001',
			description: 'Only events of these users: their IDs, with commas or spaces between them',
		},
		{
			displayName: 'Verify Signature',
			name: 'verifySignature',
			type: 'boolean',
			default: true,
			description:
				'Whether only events that Zalo has signed start the workflow. If you switch this off, everybody who knows the address can start it with whatever they write.',
		},
	],
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: eventOptions,
		default: ['user_send_text'],
		description: 'What starts the workflow. Switch on the same events on the Webhook page of your app.',
	},
	{
		displayName: 'Custom Events',
		name: 'customEvents',
		type: 'string',
		default: '',
		placeholder: 'e.g. user_leave_group',
		description: "Further events by Zalo's names, with commas or spaces between them",
	},
	{
		displayName:
			'The signature is not checked: everybody who knows the address can start this workflow with whatever they write.',
		name: 'unverifiedNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { '/options.verifySignature': [false] } },
	},
	simplify,
	options,
];
