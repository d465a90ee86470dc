/**
 * What is known of the refresh token or code after a failed exchange. `spent`: another process may have used
 * it and stored a newer session. `unused`: Zalo never got it, so it may be tried again at once.
 */
export type TokenState = 'spent' | 'unused' | 'unknown';

const NAME = 'ZaloCredentialError';

/**
 * Says why the credential cannot be used. n8n shows only the message when a credential is tested, so the
 * message holds both parts; the node shows them apart.
 */
export class CredentialError extends Error {
	override readonly name = NAME;

	/**
	 * When the session that could not be renewed was made (epoch ms; 0 where there was none yet). Set where a
	 * newer one may be stored by now.
	 */
	lostSessionTime?: number;

	constructor(
		/** What happened, without a final period. */
		readonly reason: string,
		/** What to do, in full sentences. */
		readonly advice: string,
		readonly tokenState: TokenState = 'unknown',
		/** Zalo's code, where Zalo has refused. Not `code`: n8n would show that in place of the message. */
		readonly zaloCode?: string,
	) {
		super(`${reason}. ${advice}`);
	}
}

/** n8n hands errors over wrapped, and may load this file twice, so the name tells, not the class. */
export function isCredentialError(error: unknown): error is CredentialError {
	return error instanceof Error && error.name === NAME;
}
