import type { Resource } from '../types';
import * as react from './react.operation';
import { sendFile } from './sendFile.operation';
import { sendGif } from './sendGif.operation';
import { sendImage } from './sendImage.operation';
import { sendInfoRequest } from './sendInfoRequest.operation';
import { sendSticker } from './sendSticker.operation';
import { sendText } from './sendText.operation';

/** What the OA says to people. Source: zalo-oa-api.md 4. */
export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	defaultOperation: sendText.option.value,
	// The most wanted first.
	operations: [sendText, sendImage, sendFile, sendInfoRequest, sendGif, sendSticker, react],
};
