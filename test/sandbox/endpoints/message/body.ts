import {
	choice,
	integer,
	listOf,
	object,
	objectByMember,
	objectByValue,
	optional,
	text,
	type Kind,
} from '../../input';
import { unfit } from '../../refusal';
import type {
	Attachment,
	InfoRequest,
	MediaElement,
	MessageBody,
	TemplatePayload,
} from '../../state/messages';

const ONE = { min: 1, max: 1 };
const id = () => text({ min: 1 });
const address = () => text({ like: /^https?:\/\/\S+$/ });
const words = () => text({ min: 1, max: 2000 });

const plainText: Kind<MessageBody> = object({ text: words() });
const textOrQuote: Kind<MessageBody> = object({ text: words(), quote_message_id: optional(id()) });

const sticker = object({ attachment_id: id() });
const imageByAddress = object({ url: address() });
/** Just one of the two: beside the other, `attachment_id` is a member too many. */
const image = objectByMember({ url: imageByAddress, attachment_id: object({ attachment_id: id() }) });

const size = { width: integer({ min: 1 }), height: integer({ min: 1 }) };
const gif = objectByMember({
	url: object({ url: address(), ...size }),
	attachment_id: object({ attachment_id: id(), ...size }),
});

/** Which of its members Zalo insists on is not told, so all of them have to be there. */
const infoRequest: Kind<InfoRequest> = object({
	title: text({ min: 1, max: 100 }),
	subtitle: text({ min: 1, max: 500 }),
	image_url: address(),
});

const elements = (kind: Kind<MediaElement>) => object({ elements: listOf(kind, ONE) });

const isImage = ({ attachment }: MessageBody): boolean =>
	attachment?.type === 'template' &&
	attachment.payload.template_type === 'media' &&
	attachment.payload.elements.every(({ media_type }) => media_type === 'image');

/** Text beside an attachment is the caption of an image. Nothing else has one. */
const captioned = (kind: Kind<MessageBody>): Kind<MessageBody> => ({
	read: (value, name) => {
		const message = kind.read(value, name);
		if (message.attachment && message.text !== undefined && !isImage(message)) throw unfit(`${name}.text`);
		return message;
	},
});

/** Text as it is, or an attachment: a file, or what a template makes of the payload. */
function messageOf(textMessage: Kind<MessageBody>, payload: Kind<TemplatePayload>): Kind<MessageBody> {
	const attachment: Kind<Attachment> = objectByValue('type', {
		template: object({ payload }),
		file: object({ payload: object({ token: id() }) }),
	});
	return captioned(
		objectByMember({
			attachment: object({ text: optional(words()), attachment }),
			text: textMessage,
		}),
	);
}

/** zalo-oa-api.md, section 4.1. Lists with buttons are left out, as they have no page since v3. */
export const consultationMessage = messageOf(
	textOrQuote,
	objectByValue('template_type', {
		media: elements(objectByValue('media_type', { image, gif, sticker })),
		request_user_info: object({ elements: listOf(infoRequest, ONE) }),
	}),
);

/** Section 4.9. */
export const groupMessage = messageOf(
	plainText,
	objectByValue('template_type', { media: elements(objectByValue('media_type', { image, sticker })) }),
);

/** Section 4.6: an image by its address alone. */
export const visitorMessage = messageOf(
	plainText,
	objectByValue('template_type', {
		media: elements(objectByValue('media_type', { image: imageByAddress, sticker })),
	}),
);

/** Section 4.7; the last one takes a reaction back. */
export const reactionIcon = choice('/-strong', '/-heart', ':>', '--b', ':-((', ':-h', ':o', '/-remove');
