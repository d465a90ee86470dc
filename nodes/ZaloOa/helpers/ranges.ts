/** How many ranges are named: a text is read by people. */
const NAMED = 10;

/**
 * Names numbers in few words: 0, 1, 2 and 5 are "0 to 2, 5".
 *
 * @param numbers in rising order
 */
export function nameRanges(numbers: readonly number[]): string {
	const ranges: Array<{ first: number; last: number }> = [];
	for (const number of numbers) {
		const range = ranges.at(-1);
		if (range && range.last === number - 1) range.last = number;
		else ranges.push({ first: number, last: number });
	}
	const named = ranges
		.slice(0, NAMED)
		.map(({ first, last }) => (first === last ? String(first) : `${first} to ${last}`));
	return [...named, ...(ranges.length > NAMED ? ['and others'] : [])].join(', ');
}
