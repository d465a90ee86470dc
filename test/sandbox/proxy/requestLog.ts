import { hideSandboxSecrets, hideSecretsInFields, hideSecretsInHeaders } from '../secrets';
import { mediaType, type SandboxCall } from './call';

/** One request, fit to be printed: of every secret only its fingerprint is kept (see `fingerprint`). */
export interface RequestRecord {
	host: string;
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	/** Of a multipart body, which may be large and is not text, only how long it is. */
	bodyText: string;
	/** Time of the sandbox. */
	at: number;
	/** Zalo's code, or a word such as `cut` or `http 502`; null as long as no answer has been sent. */
	answeredCode: number | string | null;
}

export interface RequestFilter {
	host?: string;
	path?: string;
	method?: string;
	answeredCode?: number | string | null;
}

/** A request as the log keeps it: hiding its secrets takes time, so that waits until somebody reads the record. */
export class LoggedRequest {
	readonly #call: SandboxCall;
	readonly #at: number;
	#answeredCode: number | string | null = null;
	#record: RequestRecord | undefined;

	constructor(call: SandboxCall, at: number) {
		this.#call = isMultipart(call) ? withoutBody(call) : call;
		this.#at = at;
	}

	set answeredCode(code: number | string) {
		this.#answeredCode = code;
		if (this.#record) this.#record.answeredCode = code;
	}

	get record(): RequestRecord {
		return (this.#record ??= toRecord(this.#call, this.#at, this.#answeredCode));
	}

	fits({ host, path, method, answeredCode }: RequestFilter): boolean {
		return (
			(host === undefined || host === this.#call.host) &&
			(path === undefined || path === this.#call.path) &&
			(method === undefined || method === this.#call.method) &&
			(answeredCode === undefined || answeredCode === this.#answeredCode)
		);
	}
}

const isMultipart = (call: SandboxCall): boolean => mediaType(call) === 'multipart/form-data';

function withoutBody(call: SandboxCall): SandboxCall {
	const { host, method, path, query, headers, body } = call;
	const bodyText = `(multipart, ${body.length} bytes)`;
	return { host, method, path, query, headers, body: Buffer.alloc(0), bodyText };
}

function toRecord(call: SandboxCall, at: number, answeredCode: number | string | null): RequestRecord {
	const { host, method, path, query, headers, bodyText } = call;
	return {
		host,
		method,
		path: hideSandboxSecrets(path),
		query: Object.fromEntries(new URLSearchParams(hideSecretsInFields(query.toString()))),
		headers: hideSecretsInHeaders(headers),
		bodyText: host === 'oauth.zaloapp.com' ? hideSecretsInFields(bodyText) : hideSandboxSecrets(bodyText),
		at,
		answeredCode,
	};
}

/** The newest requests, as many as it may keep: all of them (true), none (false), or a number. */
export class RequestLog {
	readonly #limit: number;
	#requests: LoggedRequest[] = [];

	constructor(keep: boolean | number = true) {
		this.#limit = typeof keep === 'number' ? keep : keep ? Infinity : 0;
	}

	/** In the order of arrival. */
	get list(): readonly RequestRecord[] {
		return this.#requests.map(({ record }) => record);
	}

	add(call: SandboxCall, at: number): LoggedRequest {
		const request = new LoggedRequest(call, at);
		if (this.#limit > 0) this.#requests.push(request);
		if (this.#requests.length > this.#limit) this.#requests.shift();
		return request;
	}

	count(filter: RequestFilter = {}): number {
		return this.#requests.filter((request) => request.fits(filter)).length;
	}

	clear(): void {
		this.#requests = [];
	}
}
