/**
 * Why a call to Zalo brought no usable answer. A failure is a value that every layer can look at; only the
 * last step turns it into an error, because the errors of the HTTP library carry the request and its token.
 */
export type Failure =
	/**
	 * Zalo answered with one of its codes, mostly with HTTP 200. `code` is the number as text ("-216"). With an HTTP error
	 * it may as well be a gateway's code: `httpStatus` is there until somebody has looked.
	 */
	| { type: 'zalo'; code: string; text: string; httpStatus?: number }
	/** A gateway answered instead of Zalo's API, with a page that holds no code. */
	| { type: 'http'; httpStatus: number }
	/** HTTP 200, and nothing in it that could be understood. */
	| { type: 'unreadable'; reason: UnreadableReason }
	/** The request was not sent, because the credential cannot be used as it is. */
	| CredentialFailure
	/** No answer at all. */
	| ConnectionFailure;

export interface CredentialFailure {
	type: 'credential';
	reason: string;
	advice: string;
	/** Zalo's code, where Zalo has refused to give a new token. */
	code?: string;
	/** When the session was made whose token had already been used (epoch ms); absent for other reasons. */
	lostSessionTime?: number;
	/** Did the exchange not reach Zalo, so that it may go well a moment later? */
	isPassing?: boolean;
}

export interface ConnectionFailure {
	type: 'connection';
	reason: ConnectionReason;
	/** Can Zalo have got the request all the same? */
	mayHaveArrived: boolean;
}

export type UnreadableReason = 'empty' | 'notJson' | 'notAnEnvelope';

export type ConnectionReason =
	'refused' | 'nameNotFound' | 'unreachable' | 'cut' | 'timeout' | 'certificate' | 'cancelled' | 'other';
