import type { IHttpRequestOptions } from 'n8n-workflow';

import { ANSWER_TIMEOUT } from '../http/limits';
import type { Body, FormPart, ZaloCall } from './types';

function addressOf({ url, query, dataQuery }: ZaloCall): string {
	const parameters = new URLSearchParams();
	if (dataQuery) parameters.set('data', JSON.stringify(dataQuery));
	for (const [name, value] of Object.entries(query ?? {})) parameters.set(name, String(value));
	return parameters.size > 0 ? `${url}?${parameters.toString()}` : url;
}

function toForm(parts: FormPart[]): FormData {
	const form = new FormData();
	for (const part of parts) {
		if ('value' in part) {
			form.append(part.name, part.value);
		} else {
			const { content, fileName, mimeType } = part.file;
			form.append(part.name, new Blob([content], { type: mimeType }), fileName);
		}
	}
	return form;
}

/** The body, and its type. A form says its type itself, because that holds the boundary of its parts. */
function bodyOf(body: Body | undefined): { body?: string | FormData; contentType?: string } {
	if (!body) return {};
	if ('json' in body) return { body: JSON.stringify(body.json), contentType: 'application/json' };
	return 'form' in body ? { body: toForm(body.form) } : { body: body.text, contentType: body.contentType };
}

/** The header that only the credential fills in. In another spelling it would go out beside the credential's. */
const isToken = (header: string) => header.toLowerCase() === 'access_token';

const furtherHeaders = ({ headers = {} }: ZaloCall) =>
	Object.fromEntries(Object.entries(headers).filter(([name]) => !isToken(name)));

/**
 * How n8n has to send a call: the answer as text, because `text/json` is not parsed for us and long ids must
 * not be rounded; every HTTP status as an answer, because only the body says what happened; no redirects,
 * because the token must not follow one to another host.
 *
 * Made anew for each try: a form that has been sent is used up, and the credential adds its token in place.
 */
export function toRequestOptions(call: ZaloCall): IHttpRequestOptions {
	// Zalo documents the type for its calls without a body, too (zalo-oa-api.md 3.1).
	const { body, contentType = call.body || call.method === 'GET' ? undefined : 'application/json' } = bodyOf(
		call.body,
	);
	return {
		method: call.method,
		url: addressOf(call),
		headers: {
			Accept: 'application/json',
			...(contentType && { 'Content-Type': contentType }),
			...furtherHeaders(call),
		},
		...(body !== undefined && { body }),
		timeout: call.timeout ?? ANSWER_TIMEOUT,
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}
