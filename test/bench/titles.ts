import type { Column } from './protocol';

/** The columns as the reader gets to see them. */
export const TITLES: Record<Column, string> = {
	zaloOa: 'this package',
	httpRequest: 'HTTP Request node',
	haus07: '@haus07/n8n-nodes-zalo-oa',
	floor: "n8n's helper alone",
	sandbox: 'the sandbox without n8n',
};
