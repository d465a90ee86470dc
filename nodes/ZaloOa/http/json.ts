import { isRecord } from '../helpers/guards';

/**
 * A whole number of 16 digits and more. JavaScript rounds such numbers (Zalo's ids exceed 2^53), and a rounded id
 * would address somebody else.
 */
const LONG_INTEGER = /(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

/** One that stands by itself: in a text, as Zalo sends most ids, it is whole already. */
const HAS_LONG_INTEGER = /(?:^|[:,[])\s*-?\d{16}/;

/** The index behind the text in quotes that begins at `start`. */
function endOfText(json: string, start: number): number {
	for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
		let backslashes = 0;
		while (json[end - 1 - backslashes] === '\\') backslashes++;
		if (backslashes % 2 === 0) return end + 1;
	}
}

/**
 * Puts long whole numbers outside of quotes into quotes. Step by step instead of by one expression for texts and
 * numbers, which runs out of stack on a text of some megabytes.
 *
 * @param json has to be valid: a text that does not end would be searched for ever
 */
function quoteLongIntegers(json: string): string {
	const parts: string[] = [];
	let position = 0;
	for (let text = json.indexOf('"'); text >= 0; text = json.indexOf('"', position)) {
		const end = endOfText(json, text);
		parts.push(json.slice(position, text).replace(LONG_INTEGER, '"$&"'), json.slice(text, end));
		position = end;
	}
	parts.push(json.slice(position).replace(LONG_INTEGER, '"$&"'));
	return parts.join('');
}

/**
 * JSON.parse that hands out long whole numbers as text. Throws SyntaxError as JSON.parse does.
 *
 * What is no JSON is found out first: looking for the ends of texts in it would take seconds, and stop all of n8n.
 */
function parseKeepingLongIntegers(text: string): unknown {
	const parsed: unknown = JSON.parse(text);
	return HAS_LONG_INTEGER.test(text) ? (JSON.parse(quoteLongIntegers(text)) as unknown) : parsed;
}

/** "user_id", "oaid", "templateId", "user_ids", "user_id_by_app", "ID". */
const NAMED_LIKE_AN_ID = /(?:^|_)ids?(?:$|_by_)|[a-z]Ids?$|^oaid$/;

const isNamedLikeAnId = (name: string) => NAMED_LIKE_AN_ID.test(name) || name === 'ID';

/** A number becomes text; so do the numbers of a list. Anything else stays what it is. */
function idToText(value: unknown): unknown {
	if (typeof value === 'number') return String(value);
	return Array.isArray(value)
		? value.map((entry: unknown) => (typeof entry === 'number' ? String(entry) : entry))
		: value;
}

/**
 * Makes every id text, in place. Without it the type of an id would depend on its length: Zalo's long ones
 * come as text already, its short ones as numbers. A list of things to do instead of a recursion, because an
 * answer may be nested deeper than the stack is.
 */
function turnIdsIntoText(root: unknown): void {
	const todo: unknown[] = [root];
	while (todo.length > 0) {
		const value = todo.pop();
		if (Array.isArray(value)) {
			for (const entry of value) if (typeof entry === 'object') todo.push(entry);
		} else if (isRecord(value)) {
			for (const [name, member] of Object.entries(value)) {
				if (isNamedLikeAnId(name)) value[name] = idToText(member);
				if (typeof member === 'object') todo.push(member);
			}
		}
	}
}

/**
 * Reads JSON of Zalo's: ids come out as text, whatever their length.
 *
 * @returns the parsed text, wrapped because `undefined` is no JSON but `null` is; undefined for anything else
 */
export function readJson(text: string): { json: unknown } | undefined {
	try {
		const json = parseKeepingLongIntegers(text);
		turnIdsIntoText(json);
		return { json };
	} catch {
		return undefined;
	}
}
