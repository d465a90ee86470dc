import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { quoteZalo } from '../helpers/quote';
import { lookUpError, type ErrorKind, type ZaloHost } from './tables';
import { CHECK_PROXY, connectionTexts, TRY_LATER, unreadableTexts } from './noAnswerTexts';
import type { Failure } from '../transport/types';

/** What an error says to the user: what happened, what to do, and the code for search and support. */
interface Explanation {
	message: string;
	description: string;
	/** Zalo's code, or the HTTP status where a gateway answered in its place. */
	code?: string;
}

/** A send that may have been carried out must not simply be run again: the advice has to say so. */
const MAY_HAVE_ARRIVED =
	'The request may have arrived all the same: look in OA Manager before you run it again.';

function explainZalo(host: ZaloHost, code: string, said: string, secrets: string[]): Explanation {
	const known = lookUpError(host, code, said);
	const advice = known?.description ?? "Look the code up in Zalo's list of error codes.";
	return {
		message: `${known?.message ?? 'Zalo refused the request'} (Zalo code ${code})`,
		description: advice + quoteZalo(said, secrets),
		code,
	};
}

function explain(host: ZaloHost, failure: Failure, secrets: string[]): Explanation {
	switch (failure.type) {
		case 'zalo':
			return explainZalo(host, failure.code, failure.text, secrets);
		case 'http':
			return {
				message: `Zalo's server answered with HTTP status ${failure.httpStatus} instead of data`,
				description: failure.httpStatus >= 500 ? TRY_LATER : CHECK_PROXY,
				code: String(failure.httpStatus),
			};
		case 'unreadable':
			return { message: unreadableTexts[failure.reason], description: TRY_LATER };
		case 'credential':
			return { message: failure.reason, description: failure.advice };
		case 'connection':
			return connectionTexts[failure.reason];
	}
}

/** What a failure means for the policies; undefined where only reporting is left. */
export function kindOf(host: ZaloHost, failure: Failure): ErrorKind | undefined {
	if (failure.type === 'zalo') return lookUpError(host, failure.code, failure.text)?.kind;
	// No 429 of Zalo's is attested (zalo-oa-api.md 11.3), but a gateway that sends one means the same.
	return failure.type === 'http' && failure.httpStatus === 429 ? 'rate' : undefined;
}

/**
 * Did the call possibly reach Zalo, although nothing is known of its outcome?
 */
function isOutcomeUnknown(failure: Failure): boolean {
	if (failure.type === 'connection') return failure.mayHaveArrived;
	return failure.type === 'http' || failure.type === 'unreadable';
}

/**
 * The error a user sees: message = what happened, with Zalo's code; description = what to do, with
 * Zalo's own words. It is built from our own texts alone, because the errors of the HTTP library carry
 * the request and its token.
 *
 * @param details.secrets texts that must not appear, whatever Zalo sends back
 */
export function toNodeApiError(
	node: INode,
	host: ZaloHost,
	failure: Failure,
	details: { itemIndex: number; secrets: string[]; effect: 'read' | 'send' },
): NodeApiError {
	const { message, description, code } = explain(host, failure, details.secrets);
	const isUnsure = details.effect === 'send' && isOutcomeUnknown(failure);
	const response: JsonObject = { message };
	return new NodeApiError(node, response, {
		message,
		description: isUnsure ? MAY_HAVE_ARRIVED : description,
		// n8n shows it beside the message, and a workflow that handles errors can compare it.
		...(code !== undefined && { httpCode: code }),
		itemIndex: details.itemIndex,
	});
}
