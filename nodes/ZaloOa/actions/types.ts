import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Item } from './item';

/** What an operation hands out: an object, as later steps see it. */
export type Output = object;

/** One operation: how it looks in the editor, and what it does with one item. */
export interface Operation {
	/** Its entry in the Operation list. `value` is part of the public contract and never changes. */
	option: INodePropertyOptions & { value: string; action: string; description: string };
	/** Its own fields. When they are shown is added by the registry. */
	properties: INodeProperties[];
	/**
	 * Who is written to, for operations that send: the items of one recipient are worked on one after the other, in
	 * their order. Empty for "nobody in particular".
	 *
	 * @throws NodeOperationError as `execute` would
	 */
	recipient?(item: Item): string;
	/**
	 * Carries it out for one item. Several objects become several output items.
	 *
	 * @throws NodeApiError or NodeOperationError; the router adds the item and decides what happens next
	 */
	execute(item: Item): Promise<Output | Output[]>;
}

/** A group of operations on the same thing of Zalo's. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	/** The value of the operation that a newly placed node starts with. */
	defaultOperation: string;
	operations: Operation[];
}
