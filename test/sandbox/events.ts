import { createHash } from 'node:crypto';

import type { SandboxApp } from './state/apps';
import type { SandboxOa } from './state/officialAccounts';

/** A delivery as Zalo makes it. */
export interface SandboxDelivery {
	body: string;
	headers: Record<string, string>;
}

type Members = Record<string, unknown>;

/** What an event is made of, beside its name: the members of zalo-oa-api.md 10.3. */
export interface EventParts {
	eventName: string;
	/** Epoch ms. */
	timestamp: number;
	members: Members;
	/** Beside the signature. */
	headers?: Record<string, string>;
}

/** Zalo signs the body as it is sent. Source: zalo-oa-api.md 10.2. */
export const signature = (appId: string, body: string, timestamp: string, oaSecretKey: string): string =>
	createHash('sha256').update(`${appId}${body}${timestamp}${oaSecretKey}`, 'utf8').digest('hex');

/** An event of an OA, signed with the OA Secret Key of the app. */
export function delivery(
	app: SandboxApp,
	{ eventName, timestamp, members, headers }: EventParts,
	retry = 0,
): SandboxDelivery {
	const body = JSON.stringify({
		app_id: app.appId,
		event_name: eventName,
		timestamp: String(timestamp),
		...members,
	});
	const mac = signature(app.appId, body, String(timestamp), app.oaSecretKey);
	return {
		body,
		headers: {
			'content-type': 'application/json',
			'x-zevent-signature': `mac=${mac}`,
			...headers,
			...(retry > 0 && { num_retry: String(retry) }),
		},
	};
}

/** Something that a user has written to the OA. */
export const userMessage = (oa: SandboxOa, userId: string, message: Members): Members => ({
	sender: { id: userId },
	recipient: { id: oa.oaId },
	user_id_by_app: `${userId}9`,
	message,
});
