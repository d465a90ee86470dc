import { isRecord } from '../helpers/guards';

/**
 * Text in quotes, or a whole number of 16 digits and more outside of quotes. JavaScript rounds such
 * numbers (Zalo's ids exceed 2^53), and a rounded id would address somebody else.
 */
const TEXT_OR_LONG_INTEGER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

const HAS_LONG_INTEGER = /\d{16}/;

/**
 * JSON.parse that hands out long whole numbers as text. Throws SyntaxError as JSON.parse does.
 *
 * The text is parsed before the expression above looks at it: in a text that ends inside quotes the expression
 * would search to the end once for every quote, which takes 17 seconds for 240 kB and stops all of n8n.
 */
function parseKeepingLongIntegers(text: string): unknown {
	const parsed: unknown = JSON.parse(text);
	if (!HAS_LONG_INTEGER.test(text)) return parsed;
	const quoted = text.replace(TEXT_OR_LONG_INTEGER, (match) =>
		match.startsWith('"') ? match : `"${match}"`,
	);
	return JSON.parse(quoted) as unknown;
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
