import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Recognisable beginnings, so that a leaked sandbox secret is never taken for a real one. */
export const SECRET_PREFIX = {
	accessToken: 'at_sandbox_',
	refreshToken: 'rt_sandbox_',
	authorizationCode: 'code_sandbox_',
	appSecret: 'secret_sandbox_',
	oaSecretKey: 'oakey_sandbox_',
} as const;

export function newSecret(kind: keyof typeof SECRET_PREFIX): string {
	return SECRET_PREFIX[kind] + randomBytes(24).toString('base64url');
}

/** A 19-digit id: beyond 2^53, as real app and OA ids are, so that a client which makes it a number breaks. */
export function newId(): string {
	const digits = Array.from({ length: 18 }, () => randomInt(10)).join('');
	return `${randomInt(1, 10)}${digits}`;
}

/** As Zalo writes the ids of messages: 20 hexadecimal digits (zalo-oa-api.md, section 7.1). */
export const newMessageId = (): string => randomBytes(10).toString('hex');

/** What is kept of a secret in logs: enough to tell two apart, useless to anyone who reads it. */
export function fingerprint(secret: string): string {
	return '#' + createHash('sha256').update(secret).digest('hex').slice(0, 10);
}

const SECRET_HEADERS = new Set(['access_token', 'secret_key', 'authorization', 'appsecret_proof']);
const SECRET_FIELDS = 'access_token|refresh_token|code_verifier|secret_key|app_secret|code';
const FORM_FIELD = new RegExp(`((?:^|[?&])(?:${SECRET_FIELDS})=)([^&]+)`, 'g');
const JSON_FIELD = new RegExp(`("(?:${SECRET_FIELDS})"\\s*:\\s*")([^"]+)`, 'g');
const SANDBOX_SECRET = new RegExp(`(?:${Object.values(SECRET_PREFIX).join('|')})[\\w-]+`, 'g');

function decodeFormValue(value: string): string {
	try {
		return decodeURIComponent(value.replaceAll('+', ' '));
	} catch {
		return value;
	}
}

export function hideSecretsInHeaders(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name,
			SECRET_HEADERS.has(name) ? fingerprint(value) : hideSandboxSecrets(value),
		]),
	);
}

/** For text in which fields such as `code` are credentials: token requests and query strings. */
export function hideSecretsInFields(text: string): string {
	return hideSandboxSecrets(
		text
			.replace(FORM_FIELD, (_, name: string, value: string) => name + fingerprint(decodeFormValue(value)))
			.replace(JSON_FIELD, (_, name: string, value: string) => name + fingerprint(value)),
	);
}

/** For any other text: only what the sandbox itself made is known to be secret. */
export function hideSandboxSecrets(text: string): string {
	return text.replace(SANDBOX_SECRET, fingerprint);
}
