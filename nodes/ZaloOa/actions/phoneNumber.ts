import { toMobileNumber } from '../helpers/phone';
import type { Item } from './item';

/**
 * A Vietnamese mobile number, in any form that people write, as Zalo takes it: "84912345678".
 *
 * @throws NodeOperationError for anything else
 */
export const checkedPhone = (item: Item, value: unknown, label: string): string =>
	toMobileNumber(item.checkedText(value, label).trim()) ??
	item.fail(
		`${label} is not a Vietnamese mobile number`,
		'Enter it with all of its digits, for example 0912345678 or 84912345678. A table that takes it for a number drops the 0 at its beginning.',
	);
