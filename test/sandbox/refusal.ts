/** What Zalo says no with. Thrown wherever a call turns out to be wrong; the gate makes an answer of it. */
export class Refusal extends Error {
	constructor(
		readonly code: number,
		message: string,
	) {
		super(message);
	}
}

/** The message names the field (zalo-oa-api.md, sections 3 and 11.1). */
export const unfit = (name: string): Refusal => new Refusal(-201, `${name} is invalid`);
export const missing = (name: string): Refusal => new Refusal(-201, `${name} is missing`);

/** Section 11.1: a parameter over its limit has a code of its own. */
export const tooMuch = (name: string, limit: string): Refusal =>
	new Refusal(-210, `${name} exceeds the limit of ${limit}`);
