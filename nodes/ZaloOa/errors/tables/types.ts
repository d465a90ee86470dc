/**
 * What a failure means for the package. The kind, not the code, decides what the transport does:
 * `token` renews the session once, `rate` waits for the next minute, everything else is reported.
 * The other kinds say who has to act.
 */
export type ErrorKind =
	| 'token' // the access token is dead
	| 'rate' // too many requests this minute
	| 'permission' // the app or the OA has to allow something in Zalo's console
	| 'account' // the OA's package, verification, quota or money is the limit
	| 'recipient' // this user, phone or group cannot be reached (now)
	| 'input' // what was sent is not acceptable
	| 'server'; // Zalo's side; try again later

/** One row of the error table: what happened, and what the user can do about it. */
export interface ErrorEntry {
	kind: ErrorKind;
	/** What happened: one short sentence without a final period. */
	message: string;
	/** What to do: full sentences. */
	description: string;
	/** Zalo itself does not know what went wrong, so the call may have been carried out all the same. */
	isOutcomeUnknown?: true;
	/** Some codes have two meanings that only Zalo's own text tells apart; the first match wins. */
	alternatives?: ReadonlyArray<{
		whenZaloSays: RegExp;
		kind: ErrorKind;
		message: string;
		description: string;
		isOutcomeUnknown?: true;
	}>;
}

/** Zalo's code, as a decimal string ("-216"), to its row. */
export type ErrorTable = Readonly<Record<string, ErrorEntry>>;
