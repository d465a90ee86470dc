/** Zalo's own text is shown up to this length; its messages are short, a page of HTML is not. */
const MAX_LENGTH = 200;

/** Anything this long without a space is a token or a code, also one that this credential does not hold. */
const TOKEN_LIKE = /[^\s"'<>,;]{32,}/g;

/** A word that starts like a secret gives part of it away; so many characters (in any case) are enough to tell. */
const TELLING_LENGTH = 8;

/** Takes out every secret, and every word that holds the beginning of one or looks like a token. */
function hideSecrets(text: string, secrets: string[]): string {
	const known = secrets.filter((secret) => secret.length >= TELLING_LENGTH);
	const beginnings = known.map((secret) => secret.slice(0, TELLING_LENGTH).toLowerCase());
	const tells = (word: string) => beginnings.some((beginning) => word.toLowerCase().includes(beginning));
	return known
		.reduce((safe, secret) => safe.split(secret).join('***'), text)
		.replace(TOKEN_LIKE, '***')
		.replace(/\S+/g, (word) => (tells(word) ? '***' : word));
}

/**
 * Zalo's words as a sentence to put behind ours: in one short line, without anything secret.
 *
 * @returns ` Zalo said: "…".`, or nothing where Zalo said nothing
 */
export function quoteZalo(said: unknown, secrets: string[]): string {
	if (typeof said !== 'string') return '';
	const line = hideSecrets(said, secrets).replace(/\s+/g, ' ').trim().slice(0, MAX_LENGTH);
	return line === '' ? '' : ` Zalo said: "${line}".`;
}
