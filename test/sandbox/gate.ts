import { failure, unknownApi, type Answer } from './proxy/answers';
import type { SandboxCall } from './proxy/call';
import { messageEndpoints } from './endpoints/message';
import { answerOauth } from './endpoints/oauth';
import { officialAccountEndpoints } from './endpoints/officialAccount';
import { quotaEndpoints } from './endpoints/quota';
import type { Caller, Endpoint } from './endpoints/types';
import type { SandboxState } from './state';

const OAUTH_HOST = 'oauth.zaloapp.com';
const ZNS_HOST = 'business.openapi.zalo.me';
export const ZALO_HOSTS: ReadonlySet<string> = new Set(['openapi.zalo.me', ZNS_HOST, OAUTH_HOST]);

const ENDPOINTS: Endpoint[] = [...officialAccountEndpoints, ...quotaEndpoints, ...messageEndpoints];

/** Carries a call out, as Zalo would. The order of the checks follows zalo-oa-api.md where it is known. */
export function answerCall(call: SandboxCall, state: SandboxState): Answer {
	if (call.host === OAUTH_HOST) return answerOauth(call, state);
	const access = state.tokens.readAccess(call.headers['access_token'] ?? '');
	if (access.state === 'unknown') return tokenFailure(call, -216, 'Access token is invalid');
	const app = state.apps.get(access.grant.appId);
	const oa = state.oas.get(access.grant.oaId);
	if (!app || !oa) throw new Error('The sandbox holds a grant for an app or an OA which it does not know');

	const answer =
		access.state === 'expired'
			? tokenFailure(call, state.expiredTokenCode, 'Access token has expired')
			: answerCaller(call, { app, oa, state });
	return { ...answer, headers: { ...answer.headers, ...state.rates.headers(app) } };
}

/** The ZNS host has a code of its own for every token trouble (section 11.2). */
function tokenFailure(call: SandboxCall, code: number, message: string): Answer {
	return failure(call.host === ZNS_HOST ? -124 : code, message);
}

/** Rate, address, rights, and at last the endpoint itself; codes of section 11.1. */
function answerCaller(call: SandboxCall, caller: Caller): Answer {
	const { app, oa, state } = caller;
	if (!state.rates.take(app)) return failure(-32, 'Your application reach limit call api per minute');
	const endpoint = ENDPOINTS.find(
		({ host, method, path }) => host === call.host && method === call.method && path === call.path,
	);
	if (!endpoint) return unknownApi(404, call.path);
	if (!app.active) return failure(-209, 'Your application has not been activated');
	if (!oa.isVerified) return failure(-221, 'Official Account has not been verified');
	if (!oa.packageActive)
		return failure(-224, 'Official Account must upgrade its package to use this feature');
	if (!oa.permissions.has(endpoint.permission)) {
		return failure(-223, 'Official Account has not granted your application the permission for this API');
	}
	return endpoint.answer(call, caller);
}
