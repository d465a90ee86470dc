import type { SandboxCall } from '../proxy/call';
import { conversationEndpoints } from './conversation';
import type { Endpoint } from './endpoint';
import { groupEndpoints } from './group';
import { messageEndpoints } from './message';
import { officialAccountEndpoints } from './officialAccount';
import { quotaEndpoints } from './quota';
import { tagEndpoints } from './tag';
import { uploadEndpoints } from './upload';
import { userEndpoints } from './user';
import { znsEndpoints } from './zns';

const ENDPOINTS: Endpoint[] = [
	...officialAccountEndpoints,
	...quotaEndpoints,
	...messageEndpoints,
	...uploadEndpoints,
	...userEndpoints,
	...tagEndpoints,
	...conversationEndpoints,
	...groupEndpoints,
	...znsEndpoints,
];

interface Place {
	host: string;
	method: string;
	path: string;
}

const placeOf = ({ host, method, path }: Place): string => `${method} ${host}${path}`;

const byPlace = new Map<string, Endpoint[]>();
for (const endpoint of ENDPOINTS) {
	const place = placeOf(endpoint);
	byPlace.set(place, [...(byPlace.get(place) ?? []), endpoint]);
}

/** The endpoint that a call is for, if there is one. Of several at one address, the first that is meant. */
export function findEndpoint(call: SandboxCall): Endpoint | undefined {
	return byPlace.get(placeOf(call))?.find((endpoint) => endpoint.isMeant(call));
}
