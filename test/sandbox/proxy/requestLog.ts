import type { SandboxCall } from './call';
import { hideSandboxSecrets, hideSecretsInFields, hideSecretsInHeaders } from '../secrets';

/** One request, fit to be printed: of every secret only its fingerprint is kept (see `fingerprint`). */
export interface RequestRecord {
	host: string;
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
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

export class RequestLog {
	#records: RequestRecord[] = [];

	/** In the order of arrival. */
	get list(): readonly RequestRecord[] {
		return this.#records;
	}

	add(call: SandboxCall, at: number): RequestRecord {
		const isOauth = call.host === 'oauth.zaloapp.com';
		const query = new URLSearchParams(hideSecretsInFields(call.query.toString()));
		const record: RequestRecord = {
			host: call.host,
			method: call.method,
			path: hideSandboxSecrets(call.path),
			query: Object.fromEntries(query),
			headers: hideSecretsInHeaders(call.headers),
			bodyText: isOauth ? hideSecretsInFields(call.bodyText) : hideSandboxSecrets(call.bodyText),
			at,
			answeredCode: null,
		};
		this.#records.push(record);
		return record;
	}

	count(filter: RequestFilter = {}): number {
		return this.#records.filter(
			(record) =>
				(filter.host === undefined || filter.host === record.host) &&
				(filter.path === undefined || filter.path === record.path) &&
				(filter.method === undefined || filter.method === record.method) &&
				(filter.answeredCode === undefined || filter.answeredCode === record.answeredCode),
		).length;
	}

	clear(): void {
		this.#records = [];
	}
}
