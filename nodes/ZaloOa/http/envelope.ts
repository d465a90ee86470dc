import { isRecord } from '../helpers/guards';
import type { Failure } from '../transport/types';

type Opened = { ok: true; data: unknown } | { ok: false; failure: Failure };

/**
 * Text in quotes, or a whole number of 16 digits and more outside of quotes. JavaScript rounds such
 * numbers (Zalo's ids exceed 2^53), and a rounded id would address somebody else.
 */
const TEXT_OR_LONG_INTEGER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

/** JSON.parse that hands out long whole numbers as text. Throws SyntaxError as JSON.parse does. */
function parseKeepingIds(text: string): unknown {
	const withQuotedIds = /\d{16}/.test(text)
		? text.replace(TEXT_OR_LONG_INTEGER, (match) => (match.startsWith('"') ? match : `"${match}"`))
		: text;
	return JSON.parse(withQuotedIds) as unknown;
}

/** The parsed text, wrapped because `undefined` is no JSON but `null` is; undefined for anything else. */
export function readJson(text: string): { json: unknown } | undefined {
	try {
		return { json: parseKeepingIds(text) };
	} catch {
		return undefined;
	}
}

/** Zalo's code as text; undefined when the member is missing or holds something that is no code. */
export function readErrorCode(error: unknown): string | undefined {
	if (typeof error === 'number') return String(error);
	if (typeof error === 'string' && /^\s*-?\d+\s*$/.test(error)) return String(Number(error));
	return undefined;
}

/**
 * Opens Zalo's envelope `{"data": …, "error": 0, "message": "Success"}`.
 *
 * Zalo labels most answers `text/json`, which HTTP libraries leave as text, so the text is parsed here
 * whatever the label. Errors come with HTTP 200; `error` has been seen quoted ("-216").
 * Source: zalo-oa-api.md 1 and 11.
 *
 * @param text the body as it came
 * @param httpStatus an HTTP error is a failure even where the body claims success; a code of Zalo's goes first
 */
export function openEnvelope(text: string, httpStatus: number): Opened {
	const failed = (failure: Failure): Opened => ({ ok: false, failure });
	const isHttpError = httpStatus < 200 || httpStatus > 299;
	const parsed = readJson(text);
	const envelope = parsed?.json;

	if (isRecord(envelope)) {
		const code = readErrorCode(envelope.error);
		const said = typeof envelope.message === 'string' ? envelope.message : '';
		if (code !== undefined && code !== '0') return failed({ type: 'zalo', code, text: said });
		const succeeded = code === '0' || ((envelope.error ?? undefined) === undefined && 'data' in envelope);
		if (succeeded && !isHttpError) return { ok: true, data: envelope.data };
	}

	if (isHttpError) return failed({ type: 'http', httpStatus });
	if (text.trim() === '') return failed({ type: 'unreadable', reason: 'empty' });
	return failed({ type: 'unreadable', reason: parsed ? 'notAnEnvelope' : 'notJson' });
}
