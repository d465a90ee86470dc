import { imageContent } from '../../api/messageContent';
import { mediaFields, readCaption, readMedia } from './media';
import { sendOperation } from './sendOperation';

/** A picture, with a text under it. Source: zalo-oa-api.md 4.1, 4.6, 4.9. */
export const sendImage = sendOperation({
	option: {
		name: 'Send Image',
		value: 'sendImage',
		action: 'Send an image',
		description: 'Send a JPG or PNG picture of up to 1 MB to a user, a group chat or an anonymous visitor',
	},
	recipients: ['user', 'group', 'anonymous'],
	properties: mediaFields,
	draft: (item) => {
		const caption = readCaption(item);
		const find = readMedia(item, 'image');
		return { count: 1, compose: async () => [imageContent((await find()).source, caption)] };
	},
});
