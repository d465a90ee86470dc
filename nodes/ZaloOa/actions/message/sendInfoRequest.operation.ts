import { infoRequestContent } from '../../api/messageContent';
import { readyDraft } from './draft';
import { MAX_SUBTITLE, MAX_TITLE } from './limits';
import { sendOperation } from './sendOperation';

/** A form for the user's name, phone number and address. Source: zalo-oa-api.md 4.1. */
export const sendInfoRequest = sendOperation({
	option: {
		name: 'Send Info Request',
		value: 'sendInfoRequest',
		action: 'Ask a user for their contact details',
		description:
			'Ask a user for name, phone number and address; the answer comes as the webhook user_submit_info',
	},
	recipients: ['user'],
	properties: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Where shall we send your order?',
			description: 'The headline, of up to 100 characters',
		},
		{
			displayName: 'Subtitle',
			name: 'subtitle',
			type: 'string',
			default: '',
			required: true,
			description: 'What you need the details for, in up to 500 characters',
		},
		{
			displayName: 'Image URL',
			name: 'imageUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/banner.jpg',
			description: 'The address of the picture above the headline',
		},
	],
	drafts: (item) => {
		const title = item.requiredText('title', MAX_TITLE);
		const subtitle = item.requiredText('subtitle', MAX_SUBTITLE);
		const imageUrl = item.webAddress('imageUrl');
		return [readyDraft(infoRequestContent(title, subtitle, imageUrl))];
	},
});
