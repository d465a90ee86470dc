/** An HTTP answer, before anything on the way distorts it. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** For the log: Zalo's code if the answer has one (0 for tokens handed out), else a word for what it is. */
	code: number | string;
}

/**
 * Zalo says everything with HTTP 200 and labels JSON `text/json`, which HTTP libraries do not parse by themselves
 * (zalo-oa-api.md, section 1 "Response Content-Type" and section 11).
 */
function textJson(body: string, code: number | string): Answer {
	return { status: 200, headers: { 'content-type': 'text/json; charset=utf-8' }, body, code };
}

export function json(value: unknown): Answer {
	return value === undefined ? textJson('', 'empty') : textJson(JSON.stringify(value), codeOf(value));
}

/** Text that may or may not be JSON. */
export function exactly(body: string): Answer {
	if (body === '') return textJson('', 'empty');
	try {
		return textJson(body, codeOf(JSON.parse(body)));
	} catch {
		return textJson(body, 'not json');
	}
}

function codeOf(value: unknown): number | string {
	const error = typeof value === 'object' && value !== null && 'error' in value ? value.error : 0;
	return typeof error === 'number' || typeof error === 'string' ? error : 'no code';
}

export function success(members: Record<string, unknown>): Answer {
	return json({ ...members, error: 0, message: 'Success' });
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

/** For a host that is not Zalo's: nothing is passed on. */
export function notOurs(host: string): Answer {
	const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
	const body = `The Zalo sandbox does not answer for ${host} and passes nothing on.\n`;
	return { status: 502, headers, body, code: 'refused' };
}
