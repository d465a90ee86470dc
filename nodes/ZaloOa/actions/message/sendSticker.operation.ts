import { stickerContent } from '../../api/messageContent';
import { readyDraft } from './draft';
import { sendOperation } from './sendOperation';

/** A sticker of Zalo's. Source: zalo-oa-api.md 4.1, 4.6, 4.9. */
export const sendSticker = sendOperation({
	option: {
		name: 'Send Sticker',
		value: 'sendSticker',
		action: 'Send a sticker to a user, group or visitor',
		description: 'Send a sticker to a user, a group chat or an anonymous visitor',
	},
	recipients: ['user', 'group', 'anonymous'],
	properties: [
		{
			displayName: 'Sticker ID',
			name: 'stickerId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. bfe458bf64fa8da4d4eb',
			description: 'ID of the sticker, from <a href="https://stickers.zaloapp.com">stickers.zaloapp.com</a>',
		},
	],
	drafts: (item) => [readyDraft(stickerContent(item.id('stickerId')))],
});
