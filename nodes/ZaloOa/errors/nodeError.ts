import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { quoteZalo } from '../helpers/quote';
import type { Failure } from '../http/failure';
import type { ZaloHost } from '../http/hosts';
import { codeOf, mayHaveBeenCarriedOut } from './meaning';
import { CHECK_PROXY, connectionTexts, TRY_LATER, unreadableTexts } from './noAnswerTexts';
import { lookUpError } from './tables';
import { tokenAdvice } from './tokenAdvice';

/** What an error says to the user: what happened, and what to do. */
export interface Explanation {
	message: string;
	description: string;
}

/** What the words depend on, beside the failure. */
interface About {
	/** Texts that must not appear, whatever Zalo sends back. */
	secrets: string[];
	/** Is the credential connected in a way that renews the token? */
	isRenewable: boolean;
	/** What a code means for this very call, where that is more than it means in general. */
	words?: Readonly<Record<string, Explanation>> | undefined;
}

/** A send that may have been carried out must not simply be run again: the advice has to say so. */
const MAY_HAVE_ARRIVED =
	'The request may have arrived all the same, so no retry sends it again. Look in OA Manager; if it has not arrived, run the workflow anew.';

/** Of a change, nothing worse comes. */
const MAY_BE_DONE = 'It may have been done all the same. To do it once more changes nothing.';

function explainZalo(host: ZaloHost, code: string, said: string, about: About): Explanation {
	const known = about.words?.[code] ?? lookUpError(host, code, said);
	const advice =
		lookUpError(host, code, said)?.kind === 'token'
			? tokenAdvice(about.isRenewable)
			: (known?.description ?? "Look the code up in Zalo's list of error codes.");
	return {
		message: `${known?.message ?? 'Zalo refused the request'} (Zalo code ${code})`,
		description: advice + quoteZalo(said, about.secrets),
	};
}

function explain(host: ZaloHost, failure: Failure, about: About): Explanation {
	switch (failure.type) {
		case 'zalo':
			return explainZalo(host, failure.code, failure.text, about);
		case 'http':
			return {
				message: `Zalo's server answered with HTTP status ${failure.httpStatus} instead of data`,
				description: failure.httpStatus >= 500 ? TRY_LATER : CHECK_PROXY,
			};
		case 'unreadable':
			return { message: unreadableTexts[failure.reason], description: TRY_LATER };
		case 'credential':
			return { message: failure.reason, description: failure.advice };
		case 'connection':
			return connectionTexts[failure.reason];
	}
}

/** What was asked of Zalo, as far as an error speaks of it. */
interface FailedCall {
	method: string;
	url: string;
	effect: 'read' | 'change' | 'send';
}

/** What to do, where a call that changes something may have been carried out. */
const adviceIfArrived = (effect: FailedCall['effect'], advice: string): string =>
	effect === 'send' ? MAY_HAVE_ARRIVED : `${advice} ${MAY_BE_DONE}`;

/** n8n shows it beside the message: Zalo's code, or the HTTP status where a gateway answered in Zalo's place. */
function httpCodeOf(failure: Failure): string | undefined {
	if (failure.type === 'http') return String(failure.httpStatus);
	return failure.type === 'zalo' || failure.type === 'credential' ? failure.code : undefined;
}

/** What the package adds to an error's context, for the item that stands for it and for support. */
export interface FailureContext {
	/** See `codeOf`. */
	code: string;
	/** For a call that changes something: may it have been carried out all the same? False for a read. */
	mayHaveArrived: boolean;
	/** Method and address of the call, without what it held: "POST https://openapi.zalo.me/v3.0/oa/message/cs". */
	request: string;
}

/**
 * The error a user sees: message = what happened, with Zalo's code; description = what to do, with
 * Zalo's own words. It is built from our own texts alone, because the errors of the HTTP library carry
 * the request and its token. Its context holds a `FailureContext`.
 *
 * @param call what was asked, and whether it changes something
 */
export function toNodeApiError(
	node: INode,
	host: ZaloHost,
	failure: Failure,
	call: FailedCall,
	about: About,
): NodeApiError {
	const { message, description } = explain(host, failure, about);
	const mayHaveArrived = call.effect !== 'read' && mayHaveBeenCarriedOut(host, failure);
	const response: JsonObject = { message };
	const httpCode = httpCodeOf(failure);
	const error = new NodeApiError(node, response, {
		message,
		description: mayHaveArrived ? adviceIfArrived(call.effect, description) : description,
		...(httpCode !== undefined && { httpCode }),
	});
	const context: FailureContext = {
		code: codeOf(failure),
		mayHaveArrived,
		request: `${call.method} ${call.url}`,
	};
	Object.assign(error.context, context);
	return error;
}
