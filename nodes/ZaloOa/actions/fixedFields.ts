import type { INode, IExecuteFunctions } from 'n8n-workflow';

/** Is it an expression, or is there one in it? */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

/**
 * The fields of a run that hold no expression: they are the same for all of its items, so n8n is asked for them once.
 * An operation has some half a dozen of them, and n8n checks each against the node's description every time.
 */
export class FixedFields {
	readonly #values = new Map<string, unknown>();
	readonly #changing = new Set<string>();

	/** What n8n's `getNodeParameter` gives, also for a part of a field: "templateData.value". */
	read(
		n8n: IExecuteFunctions,
		node: INode,
		name: string,
		itemIndex: number,
		fallback?: string | number,
	): unknown {
		if (this.#values.has(name)) return this.#values.get(name);
		const value: unknown = n8n.getNodeParameter(name, itemIndex, fallback);
		if (this.#changing.has(name)) return value;
		const [field = name] = name.split('.');
		if (hasExpression(node.parameters[field])) this.#changing.add(name);
		else this.#values.set(name, value);
		return value;
	}
}
