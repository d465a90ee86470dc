import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { isRecord, toText } from '../helpers/guards';

/**
 * An id that the user has typed or mapped, as text.
 *
 * @param name of the field
 * @param displayName how the user knows the field
 * @throws NodeOperationError when it is empty, or a number that JavaScript has already rounded
 */
export function idParameter(
	context: IExecuteFunctions,
	name: string,
	displayName: string,
	itemIndex: number,
): string {
	const value: unknown = context.getNodeParameter(name, itemIndex, '');
	const isRounded = typeof value === 'number' && !Number.isSafeInteger(value);
	const id = toText(value);
	if (id !== undefined && !isRounded) return id;
	throw new NodeOperationError(
		context.getNode(),
		isRounded ? `${displayName} is a number that is too long` : `${displayName} is empty`,
		{
			description: isRounded
				? `Hand it over as text: numbers of more than 15 digits lose their last digits on the way here.`
				: `Fill in ${displayName}. If it comes from an expression, look whether the item has that field.`,
			itemIndex,
		},
	);
}

/** What the user has added to the collection "Options"; everything else is missing in it. */
export function optionsOf(context: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	const options: unknown = context.getNodeParameter('options', itemIndex, {});
	return isRecord(options) ? options : {};
}

export const wantsSimplified = (context: IExecuteFunctions, itemIndex: number): boolean =>
	context.getNodeParameter('simplify', itemIndex, true) === true;
