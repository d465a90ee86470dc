import type { Json } from '../transport/types';

/** Where Zalo finds a picture: at an address, or among what was uploaded. */
export type MediaSource = { url: string } | { attachmentId: string };

const reference = (source: MediaSource): Json =>
	'url' in source ? { url: source.url } : { attachment_id: source.attachmentId };

/** A picture or sticker is a template of one element (zalo-oa-api.md 4.1). */
const media = (element: Json): Json => ({
	attachment: { type: 'template', payload: { template_type: 'media', elements: [element] } },
});

/** A text, and the message that it answers. */
export const textContent = (text: string, quoteMessageId?: string): Json => ({
	text,
	...(quoteMessageId !== undefined && { quote_message_id: quoteMessageId }),
});

export const imageContent = (source: MediaSource, caption: string): Json => ({
	...(caption !== '' && { text: caption }),
	...media({ media_type: 'image', ...reference(source) }),
});

/** Zalo wants the size (pixels), and does not look at the file for it. */
export const gifContent = (
	source: MediaSource,
	{ width, height }: { width: number; height: number },
	caption: string,
): Json => ({
	...(caption !== '' && { text: caption }),
	...media({ media_type: 'gif', ...reference(source), width, height }),
});

/** @param stickerId from stickers.zaloapp.com */
export const stickerContent = (stickerId: string): Json =>
	media({ media_type: 'sticker', attachment_id: stickerId });

/** @param token of an uploaded file */
export const fileContent = (token: string): Json => ({ attachment: { type: 'file', payload: { token } } });

/** Asks the user for name, phone number and address; the answer comes as the webhook `user_submit_info`. */
export const infoRequestContent = (title: string, subtitle: string, imageUrl: string): Json => ({
	attachment: {
		type: 'template',
		payload: {
			template_type: 'request_user_info',
			elements: [{ title, subtitle, image_url: imageUrl }],
		},
	},
});
