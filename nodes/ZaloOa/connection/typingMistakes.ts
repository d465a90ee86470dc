import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { CredentialError } from './credentialError';
import type { StartingPoint } from './startingPoint';

/** A mistake that can be seen without asking Zalo. The first one that fits is told. */
interface Mistake {
	/** What was typed, without spaces around it. */
	fits(typed: string, all: ICredentialDataDecryptedObject): boolean;
	/** What happened, without a final period. */
	reason: string;
	/** What to do. */
	advice: string;
}

const COPY_AGAIN = 'Copy it again as a whole.';
const OPEN_THE_LINK_AGAIN =
	'Open the permission link in your browser, allow the app, and copy the whole address that your browser shows then.';

/** Shorter texts are no token, no code and no secret of Zalo's. */
const LEAST_LENGTH = 10;

const isAddress = (typed: string) => /^(https?:\/\/|www\.)/i.test(typed);
const isCut = (typed: string) => typed.length < LEAST_LENGTH || /(\.\.\.|…)$/.test(typed);
const hasSpaces = (typed: string) => /\s/.test(typed);
const hasOddCharacters = (typed: string) => !/^[\x21-\x7e]+$/.test(typed);
const hasCode = (typed: string) => /[?&#\s]code=/.test(typed);
const isJson = (typed: string) => typed.startsWith('{');

const codeMistakes: Mistake[] = [
	{
		fits: (typed) => /\/oa\/permission\b/.test(typed),
		reason: 'What stands in Authorization Code is the permission link itself, not the address behind it',
		advice: OPEN_THE_LINK_AGAIN,
	},
	{
		fits: (typed) => /[?&#]error(_code|_reason)?=/.test(typed) && !hasCode(typed),
		reason: 'The app was not allowed: the address in Authorization Code reports an error instead of a code',
		advice: `If the address says -14003, the callback address or its domain is not the one saved in the app. ${OPEN_THE_LINK_AGAIN}`,
	},
	{
		fits: (typed) => isAddress(typed) && !hasCode(typed),
		reason: 'The address in Authorization Code has no code= in it',
		advice: OPEN_THE_LINK_AGAIN,
	},
];

/** For the code itself, once it has been taken out of its address. */
const takenCodeMistakes: Mistake[] = [
	{
		fits: hasSpaces,
		reason: 'The authorization code has a space inside',
		advice: 'Copy the whole address from the address bar of your browser again, in one piece.',
	},
	{
		fits: (code) => isCut(code) || hasOddCharacters(code),
		reason: 'The authorization code is not complete',
		advice: 'Copy the whole address from the address bar of your browser again, up to its end.',
	},
];

const refreshTokenMistakes: Mistake[] = [
	{
		fits: (typed) => isAddress(typed) || /[?&]code=/.test(typed),
		reason: 'What stands in Refresh Token is an address',
		advice: 'If it has code= in it, choose Authorization Code under Connect With and paste it there.',
	},
	{
		fits: isJson,
		reason: 'What stands in Refresh Token is a whole answer of Zalo, not the token in it',
		advice: 'Paste only the text behind "refresh_token", without its quotes.',
	},
	{ fits: hasSpaces, reason: 'The refresh token has a space inside', advice: COPY_AGAIN },
	{
		fits: (typed) => isCut(typed) || hasOddCharacters(typed),
		reason: 'The refresh token is not complete',
		advice: COPY_AGAIN,
	},
];

const WHERE_THE_SECRET_IS =
	'Copy the secret key of the app from developers.zalo.me. It stands on the page of the app, beside the app ID.';

const secretMistakes: Mistake[] = [
	{
		fits: (typed, { appId }) => typed === String(appId).trim() || /^\d{12,}$/.test(typed),
		reason: 'What stands in App Secret Key is an app ID',
		advice: WHERE_THE_SECRET_IS,
	},
	{
		fits: (typed) => hasOddCharacters(typed),
		reason: 'The app secret key has a space or a letter inside that no key has',
		advice: COPY_AGAIN,
	},
];

const appIdMistakes: Mistake[] = [
	{
		fits: (typed) => !/^\d+$/.test(typed),
		reason: 'What stands in App ID is not a number',
		advice:
			'Copy the ID of your app from developers.zalo.me. It is a long number; the secret key is something else.',
	},
];

function refuse(mistakes: Mistake[], typed: string, all: ICredentialDataDecryptedObject): void {
	const mistake = mistakes.find(({ fits }) => fits(typed, all));
	if (mistake) throw new CredentialError(mistake.reason, mistake.advice, 'unused');
}

/**
 * Looks for mistakes in what the user typed, before Zalo is asked: a wrong value would only bring a code that fits
 * several mistakes, and a good one in the wrong place could be used up. An access token in the field of the refresh
 * token cannot be seen: both are just text, and n8n hands over only the fields of the chosen way.
 *
 * @throws CredentialError in the words of the first mistake; nothing was asked then
 */
export function refuseTypingMistakes(
	credentials: ICredentialDataDecryptedObject,
	start: StartingPoint,
): void {
	const typed = (name: string) => String(credentials[name] ?? '').trim();
	refuse(appIdMistakes, start.appId, credentials);
	refuse(secretMistakes, start.appSecret, credentials);
	if (start.grantType === 'refresh_token') {
		refuse(refreshTokenMistakes, start.value, credentials);
		return;
	}
	refuse(codeMistakes, typed('authorizationCode'), credentials);
	refuse(takenCodeMistakes, start.value, credentials);
}

const accessTokenMistakes: Mistake[] = [
	{
		fits: isJson,
		reason: 'What stands in Access Token is a whole answer of Zalo, not the token in it',
		advice: 'Paste only the text behind "access_token", without its quotes.',
	},
	{
		fits: hasOddCharacters,
		reason: 'The access token in the Zalo OA credential contains spaces or characters that no token has',
		advice: COPY_AGAIN,
	},
];

/** The same for an access token. @throws CredentialError */
export function refuseMistakesInAccessToken(token: string): void {
	refuse(accessTokenMistakes, token, {});
}
