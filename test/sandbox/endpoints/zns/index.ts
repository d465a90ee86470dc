import type { Endpoint } from '../endpoint';
import { accountEndpoints } from './account';
import { journeyEndpoints } from './journey';
import { ratingEndpoints } from './rating';
import { sendByPhoneEndpoints } from './sendByPhone';
import { sendToUserEndpoints } from './sendToUser';
import { statusEndpoints } from './status';
import { templateEndpoints } from './template';

/** Messages by templates: zalo-oa-api.md, sections 3.7, 4.2 and 7. */
export const znsEndpoints: Endpoint[] = [
	...sendByPhoneEndpoints,
	...sendToUserEndpoints,
	...journeyEndpoints,
	...statusEndpoints,
	...templateEndpoints,
	...ratingEndpoints,
	...accountEndpoints,
];
