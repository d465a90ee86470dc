import { imageContent } from '../../api/messageContent';
import { MAX_TEXT } from './limits';
import { mediaFields, readMedia } from './media';
import { sendOperation } from './sendOperation';

/** A picture, with a text under it. Source: zalo-oa-api.md 4.1, 4.6, 4.9. */
export const sendImage = sendOperation({
	option: {
		name: 'Send Image',
		value: 'sendImage',
		action: 'Send an image to a user, group or visitor',
		description: 'Send a JPG or PNG picture of up to 1 MB to a user, a group chat or an anonymous visitor',
	},
	recipients: ['user', 'group', 'anonymous'],
	properties: mediaFields,
	drafts: (item, recipient) => {
		const caption = item.optionalText('caption', MAX_TEXT);
		const media = readMedia(item, 'image');
		if ('anonymousId' in recipient && !media.isUrl) {
			return item.fail(
				'Zalo takes images for anonymous visitors by their address only',
				'Choose URL under Source, and enter an address that everybody can open.',
			);
		}
		const compose = async () => imageContent((await media.find()).source, caption);
		return [{ identity: { caption, ...media.identity }, compose }];
	},
});
