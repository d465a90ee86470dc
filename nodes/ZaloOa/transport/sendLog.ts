import type { IDataObject } from 'n8n-workflow';

import { isRecord, readSingle } from '../helpers/guards';
import { sha256 } from '../helpers/sha256';
import type { Failure } from '../http/failure';
import type { Body, Memo, N8nContext, Outcome, ZaloCall } from './types';

/** The place in n8n's data of an execution where the log lies. */
const MEMBER = 'zaloOaSends';

/** A body in short: of a file only what tells it from another one. */
function contentOf(body: Body | undefined): unknown {
	if (!body || !('form' in body)) return body ?? null;
	return body.form.map((part) =>
		'value' in part ? part : [part.name, part.file.fileName, sha256(part.file.content)],
	);
}

const isFailure = (value: unknown): value is Failure => isRecord(value) && typeof value.type === 'string';

const hashOf = ({ method, url, query, dataQuery, body, identity }: ZaloCall) =>
	sha256(JSON.stringify([method, url, query, dataQuery, identity ?? contentOf(body)]));

/** One send in the log. */
interface Entry {
	/** What was sent, in short. */
	hash: string;
	/** The execution in which it was sent. */
	execution: string;
	/** What Zalo answered. */
	envelope?: Record<string, unknown>;
	/** Why nobody knows whether it was carried out. */
	failure?: Failure;
	memo?: Memo;
}

type Log = Record<string, unknown>;

const isEntry = (value: unknown): value is Entry =>
	isRecord(value) && (isRecord(value.envelope) || isFailure(value.failure));

/** All that an output item tells of a send; some answers have it in `data`, others beside it (zalo-oa-api.md 4.2). */
const KEPT = new Set([
	...['message_id', 'msg_id', 'user_id', 'sent_time', 'quota'],
	...['messageId', 'msgId', 'sentTime'],
]);

const kept = (members: object): Record<string, unknown> =>
	Object.fromEntries(Object.entries(members).filter(([name]) => KEPT.has(name)));

/** Zalo's own words stay out: they may hold anything, also a token, and the log is stored with the execution. */
function toEntry(outcome: Outcome): Pick<Entry, 'envelope' | 'failure'> {
	if (!outcome.ok) {
		const { failure } = outcome;
		return { failure: failure.type === 'zalo' ? { ...failure, text: '' } : failure };
	}
	const { data, ...beside } = outcome.envelope;
	const single = readSingle(data);
	return { envelope: { ...kept(beside), ...(single && { data: kept(single) }) } };
}

/**
 * The logs of tool calls of AI agents, by the arguments of the call. n8n gives every try of a tool call a number of
 * its own, and calls that run side by side may get the same one; but all tries of one call share its arguments.
 */
const logsOfToolCalls = new WeakMap<object, Log>();

/** Is the node called as a tool of an AI agent? n8n 2.0 has no function that says so. */
const isToolCall = (n8n: N8nContext): boolean =>
	'isToolExecution' in n8n ? n8n.isToolExecution() : 'connectionType' in n8n;

/**
 * What this run's sends have come to, kept in the execution's own data. With Retry On Fail, n8n runs the whole node
 * again when one item has failed; without the log, what the other items have sent would go out a second time.
 *
 * A send is known by its item and its place among the item's sends: within one execution the items of a retry are the
 * same ones, even where a text holds the time of the try or a freshly uploaded picture. When somebody retries a whole
 * execution from n8n's list, items may have changed in between: there, what was sent has to be the same as well.
 *
 * A send whose outcome is unknown stays in the log as such: a retry must not send it again either.
 *
 * The log is for one pass of the node: in a loop, the next pass starts an empty one.
 */
export class SendLog {
	readonly #n8n: N8nContext;
	#log: Log | undefined;
	#execution = '';
	#origin = { execution: '', pass: '' };
	/** What this very run has sent is no retry: the same text to the same user may be wanted twice. */
	readonly #own = new Set<string>();

	constructor(n8n: N8nContext) {
		this.#n8n = n8n;
	}

	/**
	 * Tells this pass of the node apart from all others, and is the same in each of n8n's tries of it, also where somebody
	 * runs a whole execution again: the execution in which it was first tried, and the pass.
	 */
	get origin(): { execution: string; pass: string } {
		this.#open();
		return this.#origin;
	}

	/** What an earlier try of this pass came to; undefined if there was none, or nothing was sent in it. */
	earlier(place: string, call: ZaloCall): Outcome | undefined {
		const entry = this.#entry(place, call);
		if (!entry) return undefined;
		const { envelope, failure } = entry;
		if (envelope) return { ok: true, data: envelope.data, envelope };
		return failure && { ok: false, failure };
	}

	/**
	 * What such a try has kept beside Zalo's answer.
	 *
	 * @param call undefined: whatever was sent, in an earlier try of this very execution
	 */
	earlierMemo(place: string, call?: ZaloCall): Memo | undefined {
		const entry = this.#entry(place, call);
		return entry && (entry.memo ?? {});
	}

	#entry(place: string, call: ZaloCall | undefined): Entry | undefined {
		const entry = this.#own.has(place) ? undefined : this.#open()?.[place];
		if (!isEntry(entry)) return undefined;
		const isSame = call !== undefined && entry.hash === hashOf(call);
		return isSame || entry.execution === this.#execution ? entry : undefined;
	}

	/** Keeps what was sent, or may have been. */
	note(place: string, call: ZaloCall, outcome: Outcome): void {
		this.#own.add(place);
		const log = this.#open();
		if (!log) return;
		const { memo } = call;
		const entry = { hash: hashOf(call), execution: this.#execution, ...toEntry(outcome) };
		log[place] = { ...entry, ...(memo && { memo: { ...memo } }) };
	}

	/** Undefined where n8n keeps nothing: polls, and searches in lists. */
	#open(): Log | undefined {
		this.#log ??= this.#find();
		return this.#log;
	}

	#find(): Log | undefined {
		const n8n = this.#n8n;
		if (!('getContext' in n8n) || !('getInputData' in n8n)) return undefined;
		this.#execution = n8n.getExecutionId() ?? '';
		this.#origin = { execution: this.#execution, pass: '' };
		if (isToolCall(n8n)) {
			const parameters = n8n.getInputData()[0]?.json;
			this.#origin.pass = sha256(JSON.stringify(parameters ?? null));
			return logOfToolCall(parameters);
		}
		const kept = n8n.getContext('node');
		const pass: unknown = n8n.getWorkflowDataProxy(0).$runIndex;
		const stored: unknown = kept[MEMBER];
		this.#origin.pass = String(pass);
		if (isRecord(stored) && stored.pass === pass && isRecord(stored.sends)) {
			if (typeof stored.execution === 'string') this.#origin.execution = stored.execution;
			return stored.sends;
		}
		const sends: IDataObject = {};
		kept[MEMBER] = { pass, execution: this.#execution, sends } as IDataObject;
		return sends;
	}
}

function logOfToolCall(parameters: object | undefined): Log | undefined {
	if (!parameters) return undefined;
	const log = logsOfToolCalls.get(parameters) ?? {};
	logsOfToolCalls.set(parameters, log);
	return log;
}
