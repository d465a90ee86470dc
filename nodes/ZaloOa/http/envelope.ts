import { isRecord } from '../helpers/guards';
import type { Failure } from './failure';
import { readJson } from './json';

/** What an answer of Zalo's holds. */
export interface Opened {
	/** The `data` member, as Zalo sent it; undefined where Zalo sent none. */
	data: unknown;
	/** The whole answer: some have members beside `data` (`metadata`, `token`, `sent_time`). */
	envelope: Readonly<Record<string, unknown>>;
}

/** Zalo's code as text; undefined when the member is missing or holds something that is no code. */
export function readErrorCode(error: unknown): string | undefined {
	if (Number.isInteger(error)) return String(error);
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
 * @param httpStatus an HTTP error is a failure even where the body claims success. A code in such a body may be one of a
 *   gateway's: whether Zalo has it is for others to tell, so both are handed out
 */
export function openEnvelope(
	text: string,
	httpStatus: number,
): ({ ok: true } & Opened) | { ok: false; failure: Failure } {
	const failed = (failure: Failure) => ({ ok: false as const, failure });
	const isHttpError = httpStatus < 200 || httpStatus > 299;
	const parsed = readJson(text);
	const envelope = parsed?.json;

	if (isRecord(envelope)) {
		const code = readErrorCode(envelope.error);
		const said = typeof envelope.message === 'string' ? envelope.message : '';
		if (code !== undefined && code !== '0') {
			return failed({ type: 'zalo', code, text: said, ...(isHttpError && { httpStatus }) });
		}
		const isMissing = (envelope.error ?? undefined) === undefined;
		const succeeded = code === '0' || (isMissing && 'data' in envelope);
		if (succeeded && !isHttpError) return { ok: true, data: envelope.data, envelope };
	}

	if (isHttpError) return failed({ type: 'http', httpStatus });
	if (text.trim() === '') return failed({ type: 'unreadable', reason: 'empty' });
	return failed({ type: 'unreadable', reason: parsed ? 'notAnEnvelope' : 'notJson' });
}
