import type { Item } from '../item';

/**
 * The name in the field Tag, without what stands around it: Zalo would make another tag of "VIP ".
 *
 * @throws NodeOperationError when it is empty
 */
export const tagOf = (item: Item): string => item.requiredText('tagName').trim();
