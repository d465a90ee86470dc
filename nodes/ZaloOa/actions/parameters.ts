import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { isRecord, toBoolean, toText } from '../helpers/guards';

/**
 * An id that the user has typed or mapped, as text.
 *
 * @param name of the field
 * @param displayName how the user knows the field
 * @throws NodeOperationError when it is empty, no text or whole number, or a number that JavaScript has rounded
 */
export function idParameter(
	context: IExecuteFunctions,
	name: string,
	displayName: string,
	itemIndex: number,
): string {
	const value: unknown = context.getNodeParameter(name, itemIndex, '');
	const id = toText(value);
	if (id !== undefined && (typeof value === 'string' || Number.isSafeInteger(value))) return id;
	const { message, description } = whatIsWrong(value, displayName);
	throw new NodeOperationError(context.getNode(), message, { description, itemIndex });
}

function whatIsWrong(value: unknown, displayName: string): { message: string; description: string } {
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
		return {
			message: `${displayName} is empty`,
			description: `Fill in ${displayName}. If it comes from an expression, look whether the item has that field.`,
		};
	}
	if (Number.isInteger(value)) {
		return {
			message: `${displayName} is a number that is too long`,
			description:
				'Hand it over as text: numbers of more than 15 digits lose their last digits on the way here.',
		};
	}
	return {
		message: `${displayName} is not text or a whole number`,
		description: `Look at what the expression of ${displayName} gives: it may name a whole item or list instead of the ID in it.`,
	};
}

/** What the user has added to the collection "Options"; everything else is missing in it. */
export function optionsOf(context: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	const options: unknown = context.getNodeParameter('options', itemIndex, {});
	return isRecord(options) ? options : {};
}

export const wantsSimplified = (context: IExecuteFunctions, itemIndex: number): boolean =>
	toBoolean(context.getNodeParameter('simplify', itemIndex, true)) ?? true;
