import type { TemplateField } from '../../api/znsTemplate';
import { asWritten } from '../../helpers/days';
import { lengthOf, toNfc } from '../../helpers/text';
import type { Item } from '../item';
import { isMoment, toDateText } from './fieldDate';

/** How errors call a field of a template. */
export const labelOfField = ({ name }: Pick<TemplateField, 'name'>): string => `Template field "${name}"`;

const AS_READ =
	"Write it as the customer shall read it, for example {{ $json.date.toDateTime().setZone('Asia/Ho_Chi_Minh').format('dd/MM/yyyy') }}.";

function dateText(item: Item, field: TemplateField, text: string): string {
	return (
		toDateText(text) ??
		item.fail(
			`${labelOfField(field)} cannot be read as a date: "${text.slice(0, 50)}"`,
			isMoment(text)
				? `It has a time of the day as computers write it. ${AS_READ}`
				: 'Enter it as 31/12/2026, or with a time as 15:30 31/12/2026.',
		)
	);
}

/** Is it 250 thousand, or 250? In Vietnam it is the one, for computers the other. */
const THOUSANDS_OR_DECIMALS = /^-?\d{1,3}(\.\d{3})+$/;

function numberText(item: Item, field: TemplateField, text: string, isNumber: boolean): string {
	const isClear = isNumber || !THOUSANDS_OR_DECIMALS.test(text);
	if (isClear && /^-?\d+(\.\d+)?$/.test(text)) return text;
	return item.fail(
		`${labelOfField(field)} has to be digits only: "${text.slice(0, 50)}"`,
		'Write 1250000, without dots, commas or a currency.',
	);
}

/** What is left in a text where an expression has found nothing, or not what was meant. */
const LEFT_OVER = /^(Invalid DateTime|Invalid Date|undefined|null|NaN|\[object Object\])$/;

function plainText(item: Item, field: TemplateField, text: string): string {
	if (LEFT_OVER.test(text)) {
		item.fail(
			`${labelOfField(field)} is "${text}"`,
			'That is what an expression leaves where it finds nothing. Look whether the item has what it names.',
		);
	}
	if (isMoment(text)) {
		item.fail(`${labelOfField(field)} is a date as computers write it: "${text.slice(0, 50)}"`, AS_READ);
	}
	return text;
}

function checkLength(item: Item, field: TemplateField, text: string): void {
	const length = lengthOf(text);
	const { minLength, maxLength } = field;
	if (maxLength !== null && maxLength > 0 && length > maxLength) {
		item.fail(
			`${labelOfField(field)} has ${length} characters, and this template takes at most ${maxLength}`,
			'Shorten it; Zalo does not cut it off, but refuses the message.',
		);
	}
	if (minLength !== null && length < minLength) {
		item.fail(
			`${labelOfField(field)} has ${length} characters, and this template wants at least ${minLength}`,
			'Fill it in completely.',
		);
	}
}

/** Of a number, the digits that are only there because computers count in halves are left out: 0.1 + 0.2 is 0.3. */
function toWritten(value: unknown): unknown {
	if (typeof value === 'number' && !Number.isInteger(value)) return Number(value.toPrecision(15));
	return asWritten(value);
}

/**
 * A value as Zalo takes it in this field of a template. Source: zalo-oa-api.md 7.6; what a DATE and a NUMBER look like is
 * not told there: it is as in Zalo's examples.
 *
 * @throws NodeOperationError for a value of another kind or length, which names the field
 */
export function fieldText(item: Item, field: TemplateField, value: unknown): string {
	const text = toNfc(item.checkedText(toWritten(value), labelOfField(field)).trim());
	const written =
		field.type === 'DATE'
			? dateText(item, field, text)
			: field.type === 'NUMBER'
				? numberText(item, field, text, typeof value === 'number')
				: plainText(item, field, text);
	checkLength(item, field, written);
	return written;
}
