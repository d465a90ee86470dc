/** What people take for the id of a user, and what the error says of it. */
export const badUserIds: Array<[name: string, value: string, words: string]> = [
	['nothing', '={{ "" }}', 'is empty'],
	['spaces', '={{ "   " }}', 'is empty'],
	['a missing field', '={{ $json.missing }}', 'is empty'],
	['null', '={{ null }}', 'is empty'],
	['a rounded number', '={{ 4570000000000000001 }}', 'is a number that is too long'],
	['a fraction', '={{ 1.5 }}', 'is not text or a whole number'],
	['an object', '={{ { id: "457" } }}', 'is not text or a whole number'],
	['a list', '={{ ["457"] }}', 'is not text or a whole number'],
	['a sign', '+4570000000000000001', 'has characters that no ID has'],
	['a minus', '-4570000000000000001', 'is a number with a minus, as no ID is'],
	['a number below 0', '={{ -457 }}', 'is a number with a minus, as no ID is'],
	['a long number below 0', '={{ -4570000000000000001 }}', 'is a number with a minus, as no ID is'],
	['a fraction below 0', '={{ -4.5 }}', 'is a number with a minus, as no ID is'],
	['letters', 'an', 'is not the ID of a user'],
	['the ID of a message', '96d3cdf3af150460909', 'is not the ID of a user'],
	['a dash', '457-458', 'is not the ID of a user'],
	['nothing that shows', '\u200b', 'is empty'],
	['quotes', '"4570000000000000001"', 'has characters that no ID has'],
	['a slash', '457/458', 'has characters that no ID has'],
	['two lines', '457\n458', 'has characters that no ID has'],
	['a phone number', '0912345678', 'is a phone number'],
	['a phone number with the country', '+84 912 345 678', 'is a phone number'],
	['a phone number as a number', '={{ 84912345678 }}', 'is a phone number'],
];

/** Nobody of any OA. */
export const UNKNOWN_USER = '4570000000000000009';
