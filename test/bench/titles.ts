import type { PeerId } from './protocol';

/** The peers as the reader gets to see them. */
export const TITLES: Record<PeerId, string> = {
	zaloOa: 'this package',
	httpRequest: 'HTTP Request node',
	haus07: '@haus07/n8n-nodes-zalo-oa',
	floor: "n8n's helper alone",
};
