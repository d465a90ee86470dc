import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { lookUpError, type ErrorKind, type ZaloHost } from './errorTable';
import { ANSWER_TIMEOUT } from './limits';
import type { ConnectionReason, Failure, UnreadableReason } from './types';

/** What an error says to the user: what happened, what to do, and the code for search and support. */
interface Explanation {
	message: string;
	description: string;
	code: string;
}

const SERVER_ADVICE = 'Wait a few minutes and run the workflow again.';

const CONNECTION: Readonly<Record<ConnectionReason, { message: string; description: string }>> = {
	refused: {
		message: 'The connection to Zalo was refused',
		description:
			'Check that n8n may reach Zalo: look at the firewall and the proxy settings of the n8n server.',
	},
	nameNotFound: {
		message: "Zalo's address could not be found",
		description: 'Check the internet connection and the DNS settings of the n8n server.',
	},
	unreachable: {
		message: 'Zalo cannot be reached from the n8n server',
		description: 'Check the internet connection and the firewall of the n8n server.',
	},
	cut: {
		message: 'The connection to Zalo was cut before the answer was complete',
		description: SERVER_ADVICE,
	},
	timeout: {
		message: `Zalo did not answer within ${ANSWER_TIMEOUT / 1000} seconds`,
		description: SERVER_ADVICE,
	},
	certificate: {
		message: 'No secure connection to Zalo could be made',
		description:
			"Check the clock of the n8n server, and whether a proxy or a virus scanner replaces Zalo's certificate with its own.",
	},
	other: {
		message: 'The request to Zalo did not go through',
		description: 'Check the internet connection of the n8n server, then run the workflow again.',
	},
};

const UNREADABLE: Readonly<Record<UnreadableReason, string>> = {
	empty: 'Zalo sent an empty answer',
	notJson: 'Zalo sent an answer that is not JSON',
	notAnEnvelope: 'Zalo sent an answer of an unknown form',
};

/** A send that may have been carried out must not simply be run again: the advice has to say so. */
const MAY_HAVE_ARRIVED =
	'The request may have arrived all the same: look in OA Manager before you run it again.';

/** Zalo's own text is shown up to this length; its messages are short, a page of HTML is not. */
const MAX_QUOTE = 200;

/** Zalo's words in one short line, without anything from the credential. */
function quote(text: string, secrets: string[]): string {
	const safe = secrets.reduce((line, secret) => line.split(secret).join('***'), text);
	return safe.replace(/\s+/g, ' ').trim().slice(0, MAX_QUOTE);
}

function explainZalo(host: ZaloHost, code: string, said: string): Explanation {
	const known = lookUpError(host, code, said);
	const quoted = said ? ` Zalo said: "${said}".` : '';
	return {
		message: `${known?.message ?? 'Zalo refused the request'} (Zalo code ${code})`,
		description: `${known?.description ?? "Look the code up in Zalo's list of error codes."}${quoted}`,
		code,
	};
}

function explain(host: ZaloHost, failure: Failure, secrets: string[]): Explanation {
	switch (failure.type) {
		case 'zalo':
			return explainZalo(host, failure.code, quote(failure.text, secrets));
		case 'http':
			return {
				message: `Zalo's server answered with HTTP status ${failure.httpStatus} instead of data`,
				description: SERVER_ADVICE,
				code: String(failure.httpStatus),
			};
		case 'unreadable':
			return { message: UNREADABLE[failure.reason], description: SERVER_ADVICE, code: failure.reason };
		case 'connection':
			return { ...CONNECTION[failure.reason], code: failure.reason };
	}
}

/** What a failure means for the policies; undefined where only reporting is left. */
export function kindOf(host: ZaloHost, failure: Failure): ErrorKind | undefined {
	if (failure.type === 'zalo') return lookUpError(host, failure.code, failure.text)?.kind;
	// No 429 of Zalo's is attested (zalo-oa-api.md 11.3), but a gateway that sends one means the same.
	return failure.type === 'http' && failure.httpStatus === 429 ? 'rate' : undefined;
}

/**
 * Did the call possibly reach Zalo, although its outcome is not known? True for everything but an answer
 * of Zalo's and a connection that never stood.
 */
function isOutcomeUnknown(failure: Failure): boolean {
	return failure.type === 'connection' ? failure.mayHaveArrived : failure.type !== 'zalo';
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
	const response: JsonObject = { code, message };
	return new NodeApiError(node, response, {
		message,
		description: isUnsure ? MAY_HAVE_ARRIVED : description,
		httpCode: code,
		itemIndex: details.itemIndex,
	});
}
