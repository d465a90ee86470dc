import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../helpers/guards';
import type { Failure } from '../http/failure';
import type { Body, N8nContext, Outcome, ZaloCall } from './types';

/** The place in n8n's data of an execution where the log lies. */
const MEMBER = 'zaloOaSends';

/** A body in short: of a file only what tells it from another one. */
function contentOf(body: Body | undefined): unknown {
	if (!body || !('form' in body)) return body ?? null;
	return body.form.map((part) =>
		'value' in part ? part : [part.name, part.file.fileName, sha256(part.file.content)],
	);
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('base64url');

const isFailure = (value: unknown): value is Failure => isRecord(value) && typeof value.type === 'string';

const hashOf = ({ method, url, query, dataQuery, body }: ZaloCall) =>
	sha256(JSON.stringify([method, url, query, dataQuery, contentOf(body)]));

/**
 * What this run's sends have come to, kept in the execution's own data. With Retry On Fail, n8n runs the whole node
 * again when one item has failed; without the log, what the other items have sent would go out a second time.
 *
 * A send whose outcome is unknown stays in the log as such: a retry must not send it again either.
 *
 * The log is for one pass of the node: in a loop, the next pass starts an empty one.
 */
export class SendLog {
	readonly #n8n: N8nContext;
	#entries: Record<string, unknown> | undefined;
	/** What this very run has sent is no retry: the same text to the same user may be wanted twice. */
	readonly #own = new Set<string>();

	constructor(n8n: N8nContext) {
		this.#n8n = n8n;
	}

	/** The name of a send: the item, its place among the item's sends, and what is sent. */
	keyFor(itemIndex: number, place: number, call: ZaloCall): string {
		return `${itemIndex}/${place}/${hashOf(call)}`;
	}

	/** What an earlier try of this pass came to; undefined if there was none, or nothing was sent in it. */
	earlier(key: string): Outcome | undefined {
		const entry = this.#own.has(key) ? undefined : this.#log()?.[key];
		if (!isRecord(entry)) return undefined;
		if (isRecord(entry.envelope)) return { ok: true, data: entry.envelope.data, envelope: entry.envelope };
		return isFailure(entry.failure) ? { ok: false, failure: entry.failure } : undefined;
	}

	/** Keeps what was sent, or may have been. */
	note(key: string, outcome: Outcome): void {
		this.#own.add(key);
		const log = this.#log();
		if (log) log[key] = outcome.ok ? { envelope: outcome.envelope } : { failure: outcome.failure };
	}

	#log(): Record<string, unknown> | undefined {
		this.#entries ??= this.#openLog();
		return this.#entries;
	}

	/** Undefined where n8n keeps nothing: polls, and searches in lists. */
	#openLog(): Record<string, unknown> | undefined {
		const n8n = this.#n8n;
		if (!('getContext' in n8n) || !('getWorkflowDataProxy' in n8n)) return undefined;
		const kept = n8n.getContext('node');
		const pass: unknown = n8n.getWorkflowDataProxy(0).$runIndex;
		const stored: unknown = kept[MEMBER];
		if (isRecord(stored) && stored.pass === pass && isRecord(stored.sends)) return stored.sends;
		const sends: IDataObject = {};
		kept[MEMBER] = { pass, sends } as IDataObject;
		return sends;
	}
}
