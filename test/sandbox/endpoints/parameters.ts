import type { SandboxCall } from '../proxy/call';

/**
 * The parameters of a request with a JSON body: undefined when the body is not JSON. "Nothing" is written in several
 * ways by real clients: no body at all, an empty JSON string, `{"message_id":null}`; `{}` is taken the same way, which
 * is plausible but not attested (zalo-oa-api.md, section 3.1).
 */
export function readParameters(call: SandboxCall): Record<string, unknown> | undefined {
	if (call.bodyText.trim() === '') return {};
	let body: unknown;
	try {
		body = JSON.parse(call.bodyText);
	} catch {
		return undefined;
	}
	if (body === '') return {};
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/** The first member that is none of the allowed ones, or does not hold text. */
export function findUnfit(parameters: Record<string, unknown>, allowed: string[]): string | undefined {
	return Object.keys(parameters).find(
		(name) => !allowed.includes(name) || typeof parameters[name] !== 'string',
	);
}
