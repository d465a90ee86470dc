/** What Zalo says no with. Thrown wherever a call turns out to be wrong; the gate makes an answer of it. */
export class Refusal extends Error {
	constructor(
		readonly code: number,
		message: string,
	) {
		super(message);
	}
}

/** For a member of the input, by its name. The codes are those of the OA host; the ZNS host has others. */
export class InputRefusal extends Refusal {
	constructor(
		readonly member: string,
		code: number,
		problem: string,
	) {
		super(code, `${member} ${problem}`);
	}
}

/** The message names the field (zalo-oa-api.md, sections 3 and 11.1). */
export const unfit = (name: string): InputRefusal => new InputRefusal(name, -201, 'is invalid');
export const missing = (name: string): InputRefusal => new InputRefusal(name, -201, 'is missing');

/** Section 11.1: a parameter over its limit has a code of its own. */
export const tooMuch = (name: string, limit: string): InputRefusal =>
	new InputRefusal(name, -210, `exceeds the limit of ${limit}`);
