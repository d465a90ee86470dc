import { bodyHas, type Input } from '../input';
import type { SandboxCall } from '../proxy/call';
import type { Speller, Spelling } from '../spelling';
import type { SandboxState } from '../state';
import type { SandboxApp } from '../state/apps';
import type { Permission, SandboxOa } from '../state/officialAccounts';

/** Who is calling, once the token has been checked. */
export interface Caller {
	app: SandboxApp;
	oa: SandboxOa;
	state: SandboxState;
}

export interface Address {
	host: 'openapi.zalo.me' | 'business.openapi.zalo.me';
	method: 'GET' | 'POST';
	path: string;
}

/** What stands in a successful answer: `data`, and members beside it for those few endpoints that have some. */
export interface Success<Data> {
	data: Data;
	beside: Record<string, unknown>;
}

/** Without data for calls that only change something: their answers have none (zalo-oa-api.md, section 1). */
export function success(): Success<undefined>;
export function success<Data>(data: Data, beside?: Record<string, unknown>): Success<Data>;
export function success<Data>(data?: Data, beside: Record<string, unknown> = {}): Success<Data | undefined> {
	return { data, beside };
}

export interface Declaration<Given, Data> extends Address {
	permission: Permission;
	/**
	 * Of several endpoints at one address, this one is meant when the JSON body has this member, or this path of
	 * members; the one that says nothing here is meant when no other is.
	 */
	toldApartBy?: string;
	/** All that the endpoint takes. The rest is refused before `answer` is asked. */
	input: Input<Given>;
	/** Throws a Refusal for what Zalo says no to. */
	answer(given: Given, caller: Caller): Success<Data>;
	/** Where the sources disagree on how the data is written. */
	spell?: Speller<Data>;
}

/** One call of the OA API, as the gate needs it: it has checked token, rate and permission before. */
export interface Endpoint extends Address {
	permission: Permission;
	isMeant(call: SandboxCall): boolean;
	/** The members of the answer, or a Refusal thrown. */
	answer(call: SandboxCall, caller: Caller, spelling: Spelling): Record<string, unknown>;
}

export function endpoint<Given, Data>(declaration: Declaration<Given, Data>): Endpoint {
	const { host, method, path, permission, toldApartBy, input, answer, spell } = declaration;
	return {
		host,
		method,
		path,
		permission,
		isMeant: (call) => toldApartBy === undefined || bodyHas(call, toldApartBy),
		answer: (call, caller, spelling) => {
			const { data, beside } = answer(input.read(call), caller);
			return { data: spell ? spell(data, spelling) : data, ...beside };
		},
	};
}
