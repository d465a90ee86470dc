import { exactly, failure, json, oauthFailure, type Answer } from './answers';
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
			const { status, body } = fault;
			const code = status === 200 ? exactly(body).code : `http ${status}`;
			return { kind: 'answer', answer: { status, headers, body, code } };
		}
		case 'body':
			return { kind: 'answer', answer: exactly(fault.text) };
		case 'zaloError': {
			const refuse = call.host === 'oauth.zaloapp.com' ? oauthFailure : failure;
			return { kind: 'answer', answer: refuse(fault.code, fault.message) };
		}
		case 'rewrite': {
			const answer = carryOut();
			const changed = fault.change(answer.body === '' ? undefined : (JSON.parse(answer.body) as unknown));
			const { body, code } = json(changed);
			return { kind: 'answer', answer: { ...answer, body, code } };
		}
	}
}

/** For the log: what the client got to see, in a word. */
export function codeOf(delivery: Delivery): number | string {
	return delivery.kind === 'answer' ? delivery.answer.code : delivery.kind;
}
