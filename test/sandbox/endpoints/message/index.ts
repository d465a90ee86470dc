import type { Endpoint } from '../endpoint';
import { sendConsultation } from './consultation';
import { sendToGroup } from './group';
import { react, sendToUserAsBefore, sendToVisitor } from './versionTwo';

/** Of those at one address, the one that says nothing of what it is told apart by stands last. */
export const messageEndpoints: Endpoint[] = [
	sendConsultation,
	sendToGroup,
	react,
	sendToUserAsBefore,
	sendToVisitor,
];
