import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { isRecord, toNumber } from '../helpers/guards';
import { connectionTexts } from '../errors/noAnswerTexts';
import { lookUpError } from '../errors/tables';
import { quoteZalo } from '../helpers/quote';
import { readErrorCode } from '../http/envelope';
import { TOKEN_URL } from '../http/hosts';
import { readJson } from '../http/json';
import { ANSWER_TIMEOUT } from '../http/limits';
import { toConnectionFailure } from '../http/noAnswer';
import { CredentialError } from './credentialError';
import type { StartingPoint } from './startingPoint';

/** What one exchange brings. The tokens it was made with are dead from then on. */
export interface TokenPair {
	accessToken: string;
	refreshToken: string;
	/** How long the access token works (ms). */
	lifetime: number;
}

/** Supposed when Zalo does not say how long: 25 hours. A token that dies earlier is renewed when Zalo refuses it. */
const USUAL_LIFETIME = 90_000_000;

const RECONNECT = 'Authorize the OA again and paste the new refresh token or code into the credential.';

/** The outcome is unknown: the pair may exist, and nobody has it. Trying again may still go well. */
const MAY_BE_SPENT =
	'The refresh token or code may have been used up by this. Run it again in a few minutes; if Zalo then says that it is not valid, authorize the OA again and paste the new refresh token or code into the credential.';

const NOT_SPENT = 'Nothing was used up. Check the internet connection of the n8n server, then try again.';

/** Zalo's codes for a refresh token and for a code that it does not accept (any more). */
const SPENT_CODES = ['-14014', '-14005'];

const isToken = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** `expires_in` is text ("90000") in most sources and a number in some; it is never taken for granted. */
function readLifetime(expiresIn: unknown): number {
	const seconds = toNumber(expiresIn);
	return seconds !== undefined && seconds > 0 ? seconds * 1000 : USUAL_LIFETIME;
}

function toRequest({ appId, appSecret, grantType, value, codeVerifier }: StartingPoint): IHttpRequestOptions {
	const body = new URLSearchParams({ app_id: appId, grant_type: grantType });
	body.set(grantType === 'refresh_token' ? 'refresh_token' : 'code', value);
	if (grantType === 'authorization_code' && codeVerifier !== '') body.set('code_verifier', codeVerifier);
	return {
		method: 'POST',
		url: TOKEN_URL,
		headers: { secret_key: appSecret, 'Content-Type': 'application/x-www-form-urlencoded' },
		body: body.toString(),
		timeout: ANSWER_TIMEOUT,
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

interface RawAnswer {
	text: string;
	httpStatus: number;
}

/** Only the reason is taken from an error: the error itself carries the request with the app secret. */
function toNoAnswer(error: unknown): CredentialError {
	const { reason, mayHaveArrived } = toConnectionFailure(error);
	const { message } = connectionTexts[reason];
	return new CredentialError(
		`${message} (while asking for a new access token)`,
		mayHaveArrived ? MAY_BE_SPENT : NOT_SPENT,
		mayHaveArrived ? 'unknown' : 'unused',
	);
}

async function send(helpers: IHttpRequestHelper['helpers'], start: StartingPoint): Promise<RawAnswer> {
	const sent: Promise<unknown> = helpers.httpRequest(toRequest(start));
	const response = await sent.catch(toNoAnswer);
	if (response instanceof CredentialError) throw response;
	const { body, statusCode } = isRecord(response) ? response : {};
	return { text: typeof body === 'string' ? body : '', httpStatus: toNumber(statusCode) ?? 0 };
}

/** Zalo's refusal in plain words, with its own: it has no `message` here. Source: zalo-oa-api.md 2.3. */
function toRefusal(code: string, answer: Record<string, unknown>, secrets: string[]): CredentialError {
	const known = lookUpError('oauth', code);
	const said = answer.error_description || answer.error_name || answer.message;
	return new CredentialError(
		`${known?.message ?? 'Zalo refused to give a new access token'} (Zalo code ${code})`,
		(known?.description ?? RECONNECT) + quoteZalo(said, secrets),
		SPENT_CODES.includes(code) ? 'spent' : 'unknown',
		code,
	);
}

/**
 * Exchanges a refresh token or a code for a new pair of tokens: `POST /v4/oa/access_token`, with the app
 * secret in the header `secret_key` and a form as body. Never repeated here: what was exchanged is dead, and
 * after a lost answer nobody knows whether it was.
 *
 * Source: zalo-oa-api.md 2.2 and 2.3.
 *
 * @param secrets texts that must not appear in an error, whatever Zalo sends back
 * @throws CredentialError for everything but a complete pair
 */
export async function exchange(
	helpers: IHttpRequestHelper['helpers'],
	start: StartingPoint,
	secrets: string[],
): Promise<TokenPair> {
	const { text, httpStatus } = await send(helpers, start);
	const answer = readJson(text)?.json;

	if (isRecord(answer)) {
		const code = readErrorCode(answer.error);
		if (code !== undefined && code !== '0') throw toRefusal(code, answer, secrets);
		const { access_token: accessToken, refresh_token: refreshToken } = answer;
		if (isToken(accessToken) && isToken(refreshToken)) {
			return { accessToken, refreshToken, lifetime: readLifetime(answer.expires_in) };
		}
		if (isToken(accessToken) || isToken(refreshToken)) {
			throw new CredentialError('Zalo sent only one of the two new tokens', MAY_BE_SPENT);
		}
	}
	// An already used refresh token has been seen to get HTTP 200 with an empty body (zalo-oa-api.md 2.3).
	if (httpStatus === 200 && text.trim() === '') {
		throw new CredentialError(
			'Zalo sent an empty answer, as it does when the refresh token was already used',
			RECONNECT,
			'spent',
		);
	}
	throw new CredentialError(
		httpStatus === 200
			? 'Zalo sent no readable answer when it was asked for a new access token'
			: `Zalo's login server answered with HTTP status ${httpStatus} instead of a new access token`,
		MAY_BE_SPENT,
	);
}
