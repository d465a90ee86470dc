/** Of Zalo's own text no more than this is looked at, and shown; its messages are short, a page of HTML is not. */
const MAX_READ = 2_000;
const MAX_SHOWN = 200;

/** Anything this long without a space may be a token or a code, also one that this credential does not hold. */
const LONG_WORD = /[^\s"'<>,;]{32,}/g;

/** A word that starts like a secret gives part of it away; so many characters (in any case) are enough to tell. */
const TELLING_LENGTH = 8;

/**
 * Is a long word the name of a field, such as "message.attachment.payload.elements[0].media_type"? Its parts are
 * words or numbers, where a token mixes letters and digits. Zalo names the field that it does not accept, and that
 * name is all that helps.
 */
function isFieldName(word: string): boolean {
	const parts = word.split(/[._[\]:()]+/).filter((part) => part !== '');
	return parts.length > 1 && parts.every((part) => part.length < 32 && /^(?:[\p{L}-]+|\d{1,4})$/u.test(part));
}

/** Letters and digits in one piece that are long enough to tell. */
const TELLING_RUN = new RegExp(`[\\w-]{${TELLING_LENGTH},}`, 'g');

/** Takes out every secret, and every word that holds a part of one or looks like a token. */
function hideSecrets(text: string, secrets: string[]): string {
	// The longest first: were the beginning of a secret taken out of it, the rest of it would stay.
	const known = secrets
		.filter((secret) => secret.length >= TELLING_LENGTH)
		.sort((one, other) => other.length - one.length);
	const beginnings = known.map((secret) => secret.slice(0, TELLING_LENGTH).toLowerCase());
	const lowered = known.map((secret) => secret.toLowerCase());
	// A part of a secret has digits in it; a word that happens to stand in one, as in a pasted address, has none.
	const isPart = (run: string) => /\d/.test(run) && lowered.some((secret) => secret.includes(run));
	const tells = (word: string) => {
		const said = word.toLowerCase();
		const runs = said.match(TELLING_RUN) ?? [];
		return beginnings.some((beginning) => said.includes(beginning)) || runs.some(isPart);
	};
	return known
		.reduce((safe, secret) => safe.split(secret).join('***'), text)
		.replace(LONG_WORD, (word) => (isFieldName(word) ? word : '***'))
		.replace(/\S+/g, (word) => (tells(word) ? '***' : word));
}

/**
 * Zalo's words as a sentence to put behind ours: in one short line, without anything secret.
 *
 * @returns ` Zalo said: "…".`, or nothing where Zalo said nothing
 */
export function quoteZalo(said: unknown, secrets: string[]): string {
	if (typeof said !== 'string') return '';
	const line = hideSecrets(said.slice(0, MAX_READ), secrets).replace(/\s+/g, ' ').trim().slice(0, MAX_SHOWN);
	return line === '' ? '' : ` Zalo said: "${line}".`;
}
