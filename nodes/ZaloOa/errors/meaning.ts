import type { Failure } from '../http/failure';
import type { ZaloHost } from '../http/hosts';
import { lookUpAnywhere, lookUpError, type ErrorKind } from './tables';

/**
 * HTTP statuses by which whoever is in the way says that it has passed nothing on: too many requests, and a proxy
 * that wants to know who is asking. No 429 of Zalo's is attested (zalo-oa-api.md 11.3).
 */
const NOT_PASSED_ON = [407, 429];

/** What a failure means for the policies; undefined where only reporting is left. */
export function kindOf(host: ZaloHost, failure: Failure): ErrorKind | undefined {
	if (failure.type === 'zalo') return lookUpError(host, failure.code, failure.text)?.kind;
	return failure.type === 'http' && failure.httpStatus === 429 ? 'rate' : undefined;
}

/**
 * Was the call certainly not carried out, or may it have been all the same? Whatever must not happen twice goes out
 * again only after a `false` from here. This is the only place that decides it.
 */
export function mayHaveBeenCarriedOut(host: ZaloHost, failure: Failure): boolean {
	switch (failure.type) {
		case 'zalo': {
			const row = lookUpError(host, failure.code, failure.text) ?? lookUpAnywhere(failure.code);
			// Of a code that no document names, nobody knows whether it comes before the call is carried out or after it.
			return row === undefined || row.isOutcomeUnknown === true;
		}
		case 'http':
			return !NOT_PASSED_ON.includes(failure.httpStatus);
		case 'unreadable':
			return true;
		case 'credential':
			return false;
		case 'connection':
			return failure.mayHaveArrived;
	}
}

/** The failure in one word that a workflow can compare: Zalo's code ("-230"), or "timeout", "cut", "http 502". */
export function codeOf(failure: Failure): string {
	switch (failure.type) {
		case 'zalo':
			return failure.code;
		case 'http':
			return `http ${failure.httpStatus}`;
		case 'unreadable':
			return { empty: 'empty answer', notJson: 'not JSON', notAnEnvelope: 'unknown form' }[failure.reason];
		case 'credential':
			return failure.code ?? 'credential';
		case 'connection':
			return failure.reason === 'nameNotFound' ? 'name not found' : failure.reason;
	}
}
