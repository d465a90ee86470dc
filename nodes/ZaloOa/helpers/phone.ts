/** What people put between the digits of a number, and what copying leaves there without being seen. */
const SEPARATORS = /[\s.\p{Dash_Punctuation}\p{Default_Ignorable_Code_Point}]+/gu;

/** "(0)", "(+84)" and "(0912)": brackets around digits. */
const BRACKETS = /\((\+?\d+)\)/g;

/** Within Vietnam with a 0, else with the code of the country, behind which some leave the 0 as well. */
const MOBILE = /^(?:0|(?:\+|00)?840?)(?<number>[35789]\d{8})$/;

/**
 * A Vietnamese mobile number in the form that Zalo takes, "84912345678" (zalo-oa-api.md 7.1), from any that people
 * write: "0912 345 678", "+84 912-345-678", "(0)912.345.678".
 *
 * @returns undefined for anything else: a landline, a number of another country, one with a digit too many or too few
 */
export function toMobileNumber(written: string): string | undefined {
	const digits = written.replace(SEPARATORS, '').replace(BRACKETS, '$1');
	const number = MOBILE.exec(digits)?.groups?.['number'];
	return number === undefined ? undefined : `84${number}`;
}
