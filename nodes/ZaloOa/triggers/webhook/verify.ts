import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { toTime } from '../../helpers/dates';
import { isRecord, toText } from '../../helpers/guards';
import type { Delivery } from './request';
import { isSigned } from './signature';

const HOUR = 3_600_000;

/** Zalo delivers an event again for up to about 2 hours (zalo-oa-api.md 10.1). */
const RETRIED_FOR = 2.25 * HOUR;

const idOf = (member: unknown): string | undefined => (isRecord(member) ? toText(member.id) : undefined);

/** Is it about the app of the credential? Where that names no app, nobody can tell. */
export function isOfApp({ sent }: Delivery, { appId }: ICredentialDataDecryptedObject): boolean {
	const [own, named] = [toText(appId), toText(sent.app_id)];
	return own === undefined || named === undefined || own === named;
}

/** @param credential has to hold the app's ID and the OA Secret Key: see `missingIn` */
export function isVerified(delivery: Delivery, credential: ICredentialDataDecryptedObject): boolean {
	const { sent, rawBody, signature, timestampHeader } = delivery;
	const secretKey = toText(credential.oaSecretKey);
	if (secretKey === undefined) return false;
	const oaIds = [idOf(sent.recipient), idOf(sent.sender), toText(sent.oa_id), toText(sent.oaId)];
	const ids = [toText(credential.appId), ...oaIds].filter((id) => id !== undefined);
	const timestamps = [toText(sent.timestamp), toText(timestampHeader)].filter((time) => time !== undefined);
	return isSigned(signature, { rawBody, ids, timestamps, secretKey });
}

/** Has it happened just now? An event that was overheard could else be sent again for ever. */
export function isRecent({ sent, isRetry }: Delivery, maxAge: number, now = Date.now()): boolean {
	const time = toTime(sent.timestamp);
	if (time === undefined) return false;
	const oldest = isRetry ? Math.max(maxAge, RETRIED_FOR) : maxAge;
	return now - time <= oldest && time - now <= maxAge;
}

/** Which fields of the credential the signature needs and does not find. */
export function missingIn({
	appId,
	oaSecretKey,
}: ICredentialDataDecryptedObject): Array<'App ID' | 'OA Secret Key'> {
	return [
		...(toText(appId) === undefined ? (['App ID'] as const) : []),
		...(toText(oaSecretKey) === undefined ? (['OA Secret Key'] as const) : []),
	];
}
