import { failure, success } from '../answers';
import type { SandboxCall } from '../call';
import type { Endpoint } from './types';

/**
 * The parameters of a quota request: undefined when the body is not JSON. "Nothing" is written in several ways by
 * real clients: no body at all, an empty JSON string, `{"message_id":null}`; `{}` is taken the same way, which is
 * plausible but not attested (zalo-oa-api.md, section 3.1).
 */
function readParameters(call: SandboxCall): Record<string, unknown> | undefined {
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

/**
 * Section 3.1. The same address answers two more questions, told apart by the body: `message_id` (3.2) and
 * `user_id` with `type: promotion` (3.3). Their answers belong where the parameters are refused now; the v3 address
 * (3.4, 3.5) is an endpoint of its own.
 */
const getMessageQuota: Endpoint = {
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v2.0/oa/quota/message',
	permission: 'messages',
	answer: (call, { oa }) => {
		const parameters = readParameters(call);
		if (!parameters) return failure(-201, 'Params is invalid: body is not a JSON object');
		const [unexpected] = Object.keys(parameters);
		if (unexpected !== undefined) return failure(-201, `Params is invalid: ${unexpected}`);
		const { type, remain, total } = oa.messageQuota;
		return success({ type, remain, total });
	},
};

export const quotaEndpoints: Endpoint[] = [getMessageQuota];
