import type { Row } from './bench';

/** What the project has set itself, and whether it was reached. */
export const aimLines = (rows: Row[]): string[] =>
	rows
		.flatMap(({ aims }) => aims?.() ?? [])
		.map(({ text, isMet, found }) => `${isMet ? 'Aim met' : 'AIM NOT MET'}: ${text} (found: ${found})`);
