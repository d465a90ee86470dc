import { isRecord } from './guards';

/** Fields of the credential that are no secret and may well stand in an answer of Zalo's. */
const PUBLIC_FIELDS = new Set(['connectWith', 'appId', 'source']);

/** Shorter values are no token, and taking them out of a text would garble it. */
const MIN_SECRET_LENGTH = 8;

/** A session is stored as JSON text: its tokens have to be found in it. */
function parseStored(text: string): unknown {
	try {
		return text.startsWith('{') ? JSON.parse(text) : undefined;
	} catch {
		return undefined;
	}
}

/** Every secret text in the data of a credential, so that none of them can get into an error. */
export function secretsIn(value: unknown): string[] {
	if (typeof value === 'string') {
		const inner = secretsIn(parseStored(value));
		return value.length < MIN_SECRET_LENGTH ? inner : [value, value.trim(), ...inner];
	}
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, field]) => (PUBLIC_FIELDS.has(name) ? [] : secretsIn(field)));
}
