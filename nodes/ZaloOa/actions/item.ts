import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { isRecord, toBoolean, toNumber, toText } from '../helpers/guards';
import { callZalo } from '../transport/request';
import type { Run } from '../transport/run';
import type { Answer, ZaloCall, ZaloCaller } from '../transport/types';

/** How the user knows a field: by the name that the editor shows, also inside a collection. */
function labelOf(properties: INodeProperties[], name: string): string {
	for (const property of properties) {
		if (property.name === name) return property.displayName;
		const inside = (property.options ?? []).find((option) => option.name === name);
		if (inside && 'displayName' in inside) return inside.displayName;
	}
	return name;
}

/** One item of a run: its fields, its calls, and what is wrong with it. */
export class Item implements ZaloCaller {
	#sends = 0;
	#hasSent = false;

	/** @param properties the fields of the operation, for the names that errors call them by */
	constructor(
		readonly run: Run,
		readonly index: number,
		private readonly n8n: IExecuteFunctions,
		private readonly properties: INodeProperties[],
	) {}

	/** Has at least one call that sends something gone well, now or in an earlier try of n8n's? */
	get hasSent(): boolean {
		return this.#hasSent;
	}

	/** @throws NodeApiError and NodeOperationError as `callZalo` does */
	async call(call: ZaloCall): Promise<Answer> {
		if (call.effect !== 'send') return await callZalo(this.run, call);
		const answer = await callZalo(this.run, call, this.run.sends.keyFor(this.index, this.#sends++, call));
		this.#hasSent = true;
		return answer;
	}

	/** What the field holds, expressions resolved; the fallback where it is not there. */
	value(name: string, fallback?: string | number): unknown {
		return this.n8n.getNodeParameter(name, this.index, fallback);
	}

	/** Has the user added it under Options? What it holds may still be nothing, if it is an expression. */
	hasOption(name: string): boolean {
		const options = this.value('options');
		return isRecord(options) && name in options;
	}

	/** What the user has added under Options; undefined where it was not added. */
	option(name: string): unknown {
		const options = this.value('options');
		return isRecord(options) ? options[name] : undefined;
	}

	/**
	 * An id that the user has typed or mapped, as text.
	 *
	 * @throws NodeOperationError when it is empty, no text or whole number, or a number that JavaScript has rounded
	 */
	id(name: string): string {
		const value = this.value(name);
		const id = toText(value);
		if (id !== undefined && (typeof value === 'string' || Number.isSafeInteger(value))) return id;
		return this.refuseId(value, labelOf(this.properties, name));
	}

	/** A choice or a text; empty where nothing is there. */
	text(name: string): string {
		return toText(this.value(name)) ?? '';
	}

	/** Does the user want n8n's short form of the answer? */
	get isSimplified(): boolean {
		return toBoolean(this.value('simplify')) ?? true;
	}

	/**
	 * How many results the user wants at the most; Infinity for all.
	 *
	 * @throws NodeOperationError when the limit comes from an expression and is no whole number above 0
	 */
	get limit(): number {
		if (toBoolean(this.value('returnAll'))) return Infinity;
		const limit = toNumber(this.value('limit', 50));
		if (limit !== undefined && Number.isInteger(limit) && limit > 0) return limit;
		return this.fail(
			'Limit is not a whole number above 0',
			'Enter how many results to return at most, or switch Return All on.',
		);
	}

	/** Ends this item with an error: what happened (without a final period), and what to do about it. */
	fail(what: string, advice: string): never {
		throw new NodeOperationError(this.run.node, what, { description: advice, itemIndex: this.index });
	}

	private refuseId(value: unknown, label: string): never {
		if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
			this.fail(
				`${label} is empty`,
				`Fill in ${label}. If it comes from an expression, look whether the item has that field.`,
			);
		}
		if (Number.isInteger(value)) {
			this.fail(
				`${label} is a number that is too long`,
				'Hand it over as text: numbers of more than 15 digits lose their last digits on the way here.',
			);
		}
		return this.fail(
			`${label} is not text or a whole number`,
			`Look at what the expression of ${label} gives: it may name a whole item or list instead of the ID in it.`,
		);
	}
}
