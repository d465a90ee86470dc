/** Messages as clients write them (zalo-oa-api.md, section 4.1). */

export const PICTURE = 'https://example.com/a.png';
export const ELEMENT = 'message.attachment.payload.elements[0]';

export const template = (payload: object) => ({ attachment: { type: 'template', payload } });
export const media = (...elements: object[]) => template({ template_type: 'media', elements });
export const image = (source: object = { url: PICTURE }) => media({ media_type: 'image', ...source });
export const gif = (source: object = { url: PICTURE, width: 320, height: 240 }) =>
	media({ media_type: 'gif', ...source });
export const sticker = (source: object = { attachment_id: 'bfe458bf64fa8da4d4eb' }) =>
	media({ media_type: 'sticker', ...source });
export const file = (token: unknown) => ({ attachment: { type: 'file', payload: { token } } });
export const infoRequest = (partial: object = {}) =>
	template({
		template_type: 'request_user_info',
		elements: [{ title: 'Thông tin', subtitle: 'Để giao hàng', image_url: PICTURE, ...partial }],
	});
