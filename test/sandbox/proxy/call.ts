/** One request as it arrived. Header names are in lower case. */
export interface SandboxCall {
	host: string;
	method: string;
	path: string;
	query: URLSearchParams;
	headers: Record<string, string>;
	body: Buffer;
	readonly bodyText: string;
}

/** The media type alone, without charset or boundary. */
export function mediaType(call: SandboxCall): string {
	return (call.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
