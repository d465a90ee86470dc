import { findEndpoint } from './endpoints';
import type { Caller } from './endpoints/endpoint';
import { answerOauth } from './endpoints/oauth';
import { failure, success, unknownApi, type Answer } from './proxy/answers';
import type { SandboxCall } from './proxy/call';
import { Refusal } from './refusal';
import type { SandboxState } from './state';

const OAUTH_HOST = 'oauth.zaloapp.com';
const ZNS_HOST = 'business.openapi.zalo.me';
export const ZALO_HOSTS: ReadonlySet<string> = new Set(['openapi.zalo.me', ZNS_HOST, OAUTH_HOST]);

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
			? tokenFailure(call, state.spelling.expiredTokenCode, 'Access token has expired')
			: answerCaller(call, { app, oa, state });
	return isCounted(call)
		? { ...answer, headers: { ...answer.headers, ...state.rates.headers(app) } }
		: answer;
}

/** The OA API's limit does not hold for the ZNS host (section 11.3). */
const isCounted = (call: SandboxCall): boolean => call.host !== ZNS_HOST;

/** The ZNS host has a code of its own for every token trouble (section 11.2). */
function tokenFailure(call: SandboxCall, code: number, message: string): Answer {
	return failure(call.host === ZNS_HOST ? -124 : code, message);
}

function answerCaller(call: SandboxCall, caller: Caller): Answer {
	try {
		return carryOut(call, caller);
	} catch (error) {
		if (error instanceof Refusal) return failure(error.code, error.message);
		throw error;
	}
}

function refusePastLimit({ app, oa, state }: Caller): void {
	switch (state.rates.take(app, oa)) {
		case 'noneForApp':
			throw new Refusal(-32, 'Your application reach limit call api per minute');
		case 'noneForOa':
			throw new Refusal(-32, 'Official Account reach limit call api per minute');
		case 'taken':
	}
}

/** What the ZNS host says in place of the OA host's codes (section 11.2); which stand for two of them is a guess. */
const ZNS_CODES: Readonly<Record<number, number>> = {
	[-209]: -103,
	[-221]: -135,
	[-224]: -135,
	[-223]: -138,
};

function refuseAccount({ host }: SandboxCall, code: number, message: string): never {
	throw new Refusal(host === ZNS_HOST ? (ZNS_CODES[code] ?? code) : code, message);
}

/** Rate, address, rights, and at last the endpoint itself, input first; codes of section 11.1. */
function carryOut(call: SandboxCall, caller: Caller): Answer {
	const { app, oa, state } = caller;
	if (isCounted(call)) refusePastLimit(caller);
	const endpoint = findEndpoint(call);
	if (!endpoint) return unknownApi(404, call.path);
	if (!app.active) refuseAccount(call, -209, 'Your application has not been activated');
	if (!oa.isVerified) refuseAccount(call, -221, 'Official Account has not been verified');
	if (!oa.packageActive)
		refuseAccount(call, -224, 'Official Account must upgrade its package to use this feature');
	if (!oa.permissions.has(endpoint.permission)) {
		refuseAccount(
			call,
			-223,
			'Official Account has not granted your application the permission for this API',
		);
	}
	return success(endpoint.answer(call, caller, state.spelling));
}
