/** Zalo's own text is shown up to this length; its messages are short, a page of HTML is not. */
const MAX_LENGTH = 200;

/** Anything this long without a space is a token or a code, also one that this credential does not hold. */
const TOKEN_LIKE = /[^\s"'<>,;]{32,}/g;

/**
 * Zalo's words as a sentence to put behind ours: in one short line, without anything secret.
 *
 * @returns ` Zalo said: "…".`, or nothing where Zalo said nothing
 */
export function quoteZalo(said: unknown, secrets: string[]): string {
	if (typeof said !== 'string') return '';
	const safe = secrets.reduce(
		(text, secret) => (secret === '' ? text : text.split(secret).join('***')),
		said,
	);
	const line = safe.replace(TOKEN_LIKE, '***').replace(/\s+/g, ' ').trim().slice(0, MAX_LENGTH);
	return line === '' ? '' : ` Zalo said: "${line}".`;
}
