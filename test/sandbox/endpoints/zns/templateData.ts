import type { TemplateParam, ZnsTemplate } from '../../state/zns';

/** Why Zalo does not take the values, with the ZNS host's code for it (zalo-oa-api.md, section 11.2). */
export interface DataProblem {
	code: number;
	message: string;
}

/** Digits, with a fraction perhaps. What numbers and dates look like is told nowhere; so it is in examples. */
const NUMBER = /^-?\d+(\.\d+)?$/;
const TIME = String.raw`\d{1,2}:\d{2}(:\d{2})?`;
const DATE = new RegExp(`^(${TIME} )?\\d{2}/\\d{2}/\\d{4}( ${TIME})?$`);

const FORMATS: Record<TemplateParam['type'], RegExp> = { STRING: /^/, NUMBER, DATE };

const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** Characters as people count them: whether Zalo does is told nowhere. */
const lengthOf = (text: string): number => [...text].length;

/** The first thing that is wrong with one value. A value that is not text or a number has an "undefined" type. */
function problemOfValue(param: TemplateParam, value: unknown): DataProblem | undefined {
	const { name, require, type, minLength, maxLength, acceptNull } = param;
	if (isMissing(value))
		return require ? { code: -1122, message: `Template data is missing parameter ${name}` } : undefined;
	if (typeof value !== 'string' && typeof value !== 'number')
		return { code: -112, message: `Parameter ${name} has an undefined data type` };
	const text = String(value);
	if (text.trim() === '')
		return acceptNull ? undefined : { code: -1122, message: `Template data is missing parameter ${name}` };
	if (lengthOf(text) > maxLength)
		return { code: -1121, message: `Parameter ${name} exceeds ${maxLength} characters` };
	if (lengthOf(text) < minLength || !FORMATS[type].test(text))
		return { code: -1124, message: `Parameter ${name} has a wrong format` };
	return undefined;
}

/** The first thing that is wrong with what a template is to be filled in with, if anything is. */
export function problemOfData(
	{ listParams }: ZnsTemplate,
	data: Record<string, unknown>,
): DataProblem | undefined {
	const given = Object.keys(data);
	if (given.length === 0 && listParams.some(({ require }) => require))
		return { code: -111, message: 'Template data is empty' };
	const stranger = given.find((each) => !listParams.some(({ name }) => name === each));
	if (stranger !== undefined)
		return { code: -153, message: `Template data has ${stranger}, which the template does not` };
	for (const param of listParams) {
		const problem = problemOfValue(param, data[param.name]);
		if (problem) return problem;
	}
	return undefined;
}
