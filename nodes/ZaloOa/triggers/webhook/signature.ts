import { createHash, timingSafeEqual } from 'node:crypto';

/** What a webhook was signed with, or may have been. */
export interface SignedParts {
	/** The body as it came, byte by byte: written anew, it would not match. */
	rawBody: Uint8Array;
	/** What may stand before the body: the app's ID; some sources have the OA's (zalo-oa-api.md 10.2). */
	ids: readonly string[];
	/** What may stand behind it: the body's `timestamp`; few sources know a header for it. */
	timestamps: readonly string[];
	/** The OA Secret Key, which is not the app's secret. */
	secretKey: string;
}

const HEX_LENGTH = 64;

/** `mac=<hex>`, or the hex alone. */
const SIGNATURE = /^\s*(?:mac=)?(?<hex>[0-9a-f]{64})\s*$/i;

/** A plain SHA-256 over the four parts, one after the other; not an HMAC. Source: zalo-oa-api.md 10.2. */
export const signatureOf = (id: string, rawBody: Uint8Array, timestamp: string, secretKey: string): string =>
	createHash('sha256').update(id).update(rawBody).update(timestamp).update(secretKey).digest('hex');

/**
 * Has somebody signed it who knows the OA Secret Key? Takes as long for a wrong signature as for a right one.
 *
 * @param header `X-ZEvent-Signature`
 */
export function isSigned(header: unknown, { rawBody, ids, timestamps, secretKey }: SignedParts): boolean {
	const hex = typeof header === 'string' ? SIGNATURE.exec(header)?.groups?.hex : undefined;
	const given = Buffer.from((hex ?? '').toLowerCase().padEnd(HEX_LENGTH, '-'));
	let isRight = false;
	for (const id of ids) {
		for (const timestamp of timestamps) {
			const expected = Buffer.from(signatureOf(id, rawBody, timestamp, secretKey));
			isRight = timingSafeEqual(given, expected) || isRight;
		}
	}
	return isRight;
}
