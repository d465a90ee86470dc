/** An HTTP answer, before anything on the way distorts it. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/**
 * Zalo says everything with HTTP 200 and labels JSON `text/json`, which HTTP libraries do not parse by themselves
 * (zalo-oa-api.md, section 1 "Response Content-Type" and section 11).
 */
export function textJson(body: string): Answer {
	return { status: 200, headers: { 'content-type': 'text/json; charset=utf-8' }, body };
}

export function json(value: unknown): Answer {
	return textJson(value === undefined ? '' : JSON.stringify(value));
}

export function success(data: unknown): Answer {
	return json({ data, error: 0, message: 'Success' });
}

export function failure(error: number | string, message: string): Answer {
	return json({ error, message });
}

/** The token endpoint words its errors differently and has no `message` (section 2.3). */
export function oauthFailure(error: number | string, name: string, description = name): Answer {
	return json({
		error,
		error_name: name,
		error_description: description,
		error_reason: '',
		ref_doc: 'https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new',
	});
}

/** Section 11: the OA host answers with a number; section 2.2: the OAuth host with a string. */
export function unknownApi(code: 404 | '404', path: string): Answer {
	return failure(code, `Request to ${path} is empty or invalid API`);
}
