import { failure, json, oauthFailure, textJson, type Answer } from './answers';
import type { SandboxCall } from './call';
import type { Fault } from './faults';

/** What the client gets to see of a call. */
export type Delivery =
	{ kind: 'answer' | 'cutMidBody'; answer: Answer } | { kind: 'silence' | 'cut' | 'reset' };

/** `carryOut` changes the state, so a fault that stands for "never arrived" must not run it. */
export function deliver(
	call: SandboxCall,
	fault: Exclude<Fault, { kind: 'latency' }> | undefined,
	carryOut: () => Answer,
): Delivery {
	switch (fault?.kind) {
		case undefined:
			return { kind: 'answer', answer: carryOut() };
		case 'silence':
		case 'cut':
		case 'reset':
			return { kind: fault.kind };
		case 'cutMidBody':
			return { kind: 'cutMidBody', answer: carryOut() };
		case 'lostAnswer':
			carryOut();
			return { kind: 'cut' };
		case 'http': {
			const headers = { 'content-type': fault.contentType ?? 'text/html; charset=utf-8', ...fault.headers };
			return { kind: 'answer', answer: { status: fault.status, headers, body: fault.body } };
		}
		case 'body':
			return { kind: 'answer', answer: textJson(fault.text) };
		case 'zaloError': {
			const refuse = call.host === 'oauth.zaloapp.com' ? oauthFailure : failure;
			return { kind: 'answer', answer: refuse(fault.code, fault.message) };
		}
		case 'rewrite': {
			const answer = carryOut();
			const changed = fault.change(answer.body === '' ? undefined : (JSON.parse(answer.body) as unknown));
			return { kind: 'answer', answer: { ...answer, body: json(changed).body } };
		}
	}
}

/** For the log: Zalo's code if the answer has one (0 for tokens handed out), else a word for what happened. */
export function codeOf(delivery: Delivery): number | string {
	if (delivery.kind !== 'answer') return delivery.kind;
	const { status, body } = delivery.answer;
	if (status !== 200) return `http ${status}`;
	if (body === '') return 'empty';
	try {
		const parsed: unknown = JSON.parse(body);
		const error = typeof parsed === 'object' && parsed !== null && 'error' in parsed ? parsed.error : 0;
		return typeof error === 'number' || typeof error === 'string' ? error : 'no code';
	} catch {
		return 'not json';
	}
}
