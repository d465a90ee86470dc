import { form, optional, text, type Values } from '../input';
import { exactly, json, oauthFailure, unknownApi, type Answer } from '../proxy/answers';
import { mediaType, type SandboxCall } from '../proxy/call';
import { Refusal } from '../refusal';
import type { SandboxState } from '../state';
import type { SandboxApp } from '../state/apps';

const PATH = '/v4/oa/access_token';

/** Those of both grants (zalo-oa-api.md, section 2.2). What is missing gets a code of its own, see `exchange`. */
const FIELDS = {
	grant_type: optional(text()),
	app_id: optional(text()),
	code: optional(text()),
	code_verifier: optional(text()),
	refresh_token: optional(text()),
};
const INPUT = form(FIELDS);
type Fields = Values<typeof FIELDS>;

/** The token endpoint (sections 2.2 and 2.3). */
export function answerOauth(call: SandboxCall, state: SandboxState): Answer {
	if (call.path !== PATH || call.method !== 'POST') return unknownApi('404', call.path);
	const { answer, exchanged } = readAndExchange(call, state);
	if (exchanged) state.exchanges++;
	else state.failedExchanges++;
	return answer;
}

interface Outcome {
	answer: Answer;
	exchanged: boolean;
}

const refused = (answer: Answer): Outcome => ({ answer, exchanged: false });

function readAndExchange(call: SandboxCall, state: SandboxState): Outcome {
	// Parameters are read from a form only: sent as JSON they do not exist, and app_id is the first one missed.
	const isForm = mediaType(call) === 'application/x-www-form-urlencoded';
	try {
		return exchange(isForm ? INPUT.read(call) : {}, call, state);
	} catch (error) {
		if (error instanceof Refusal) return refused(oauthFailure(-1013, 'Invalid parameter', error.message));
		throw error;
	}
}

function exchange(fields: Fields, call: SandboxCall, state: SandboxState): Outcome {
	const app = state.apps.get(fields.app_id ?? '');
	if (!app?.active) return refused(oauthFailure(-14002, 'Invalid app id'));
	if (call.headers['secret_key'] !== app.appSecret)
		return refused(oauthFailure(-14004, 'Invalid secret key'));
	switch (fields.grant_type) {
		case 'authorization_code':
			return exchangeCode(app, fields, state);
		case 'refresh_token':
			return exchangeRefreshToken(app, fields, state);
		default:
			return refused(oauthFailure(-14018, 'Invalid grant type'));
	}
}

function exchangeCode(app: SandboxApp, fields: Fields, state: SandboxState): Outcome {
	const oaId = state.tokens.redeemCode(app, fields.code ?? '', fields.code_verifier ?? '');
	if (oaId === undefined) return refused(oauthFailure(-14005, 'Invalid authorization code'));
	return mint(app, oaId, state);
}

function exchangeRefreshToken(app: SandboxApp, fields: Fields, state: SandboxState): Outcome {
	const grant = state.tokens.useRefresh(app, fields.refresh_token ?? '');
	// Seen in production (section 2.3): a token that was used before gets no JSON at all.
	if (grant === 'used') return refused(exactly(''));
	if (grant === 'unknown') return refused(oauthFailure(-14014, 'Invalid refresh token'));
	return mint(app, grant.oaId, state);
}

function mint(app: SandboxApp, oaId: string, state: SandboxState): Outcome {
	const oa = state.oas.get(oaId);
	if (!oa) throw new Error(`The sandbox holds a grant for OA ${oaId}, which it does not know`);
	const grant = state.tokens.mint(app, oa);
	const answer = json({
		access_token: grant.accessToken,
		refresh_token: grant.refreshToken,
		// A string of seconds (section 2.2).
		expires_in: String(app.accessTokenSeconds),
	});
	return { answer, exchanged: true };
}
