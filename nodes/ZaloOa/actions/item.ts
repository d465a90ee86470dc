import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { isRecord, toBoolean, toNumber, toText } from '../helpers/guards';
import { isBlank, lengthOf, toNfc } from '../helpers/text';
import { callZalo } from '../transport/request';
import type { Run } from '../transport/run';
import type { Answer, Memo, ZaloCall, ZaloCaller } from '../transport/types';
import { isRounded, isSigned, isWritable, labelOf } from './fieldValues';
import { FixedFields } from './fixedFields';
import { fileOf, type InputFile } from './inputFile';

/** One of a list whose values are known. */
export type Choice<Value extends string = string> = INodePropertyOptions & { value: Value };

/** One item of a run: its fields, its calls, and what is wrong with it. */
export class Item implements ZaloCaller {
	#sends = 0;
	#hasSent = false;
	/** Fields that have been read. To work out an expression costs more than all else that this package does for a call. */
	readonly #values = new Map<string, unknown>();

	/** @param properties the fields of the operation, for the names that errors call them by */
	constructor(
		readonly run: Run,
		readonly index: number,
		private readonly n8n: IExecuteFunctions,
		private readonly properties: INodeProperties[],
	) {}

	/** What the item was given by the step before. */
	get json(): Readonly<Record<string, unknown>> {
		return this.n8n.getInputData()[this.index]?.json ?? {};
	}

	/** All items of the run, this one among them, to look at their fields before the first of them is carried out. */
	get all(): Item[] {
		const { run, n8n, properties } = this;
		return n8n.getInputData().map((_item, index) => new Item(run, index, n8n, properties));
	}

	/** Has at least one call that sends something gone well, now or in an earlier try of n8n's? */
	get hasSent(): boolean {
		return this.#hasSent;
	}

	/** @throws NodeApiError and NodeOperationError as `callZalo` does */
	async call(call: ZaloCall): Promise<Answer> {
		if (call.effect !== 'send') return await callZalo(this.run, call);
		const answer = await callZalo(this.run, call, this.#placeOf(this.#sends++));
		this.#hasSent = true;
		return answer;
	}

	/**
	 * Has an earlier try of n8n's carried this send out, or may it have? `call` gives that try's answer or failure then,
	 * and nothing goes out.
	 *
	 * @param ahead how many sends of the item come before it
	 */
	wasTried(call: ZaloCall, ahead: number): boolean {
		return this.run.sends.earlier(this.#placeOf(this.#sends + ahead), call) !== undefined;
	}

	/**
	 * What such a try has kept of its next send beside Zalo's answer.
	 *
	 * @param call undefined: whatever was sent, in an earlier try of this very execution
	 */
	earlierMemo(call?: ZaloCall): Memo | undefined {
		return this.run.sends.earlierMemo(this.#placeOf(this.#sends), call);
	}

	/** A send is known by its item, and by its place among the item's sends. */
	#placeOf(send: number): string {
		return `${this.index}/${send}`;
	}

	/**
	 * What the field holds, expressions resolved; the fallback where it is not there. Of a field in which one thing is
	 * chosen from a list or named by its id, it is that id.
	 */
	value(name: string, fallback?: string | number): unknown {
		if (!this.#values.has(name)) {
			const value = this.run.of(FixedFields).read(this.n8n, this.run.node, name, this.index, fallback);
			this.#values.set(name, isRecord(value) && value.__rl === true ? value.value : value);
		}
		return this.#values.get(name);
	}

	/** Has the user added it under Options? What it holds may still be nothing, if it is an expression. */
	hasOption(name: string): boolean {
		return name in this.#options;
	}

	/** What the user has added under Options; undefined where it was not added. */
	option(name: string): unknown {
		return this.#options[name];
	}

	/**
	 * A switch under Options; off where it was not added.
	 *
	 * @throws NodeOperationError where an expression gives anything but true or false: taken for "off", it would let happen
	 *   what the user wanted to keep from happening
	 */
	switchOption(name: string, label: string): boolean {
		if (!this.hasOption(name)) return false;
		return (
			toBoolean(this.option(name)) ??
			this.fail(
				`${label} is neither true nor false`,
				`Look at what the expression of ${label} gives. Where it may give nothing, write {{ $json.field === true }}.`,
			)
		);
	}

	get #options(): Readonly<Record<string, unknown>> {
		const options = this.value('options');
		return isRecord(options) ? options : {};
	}

	/**
	 * An id that the user has typed or mapped, as text: letters, digits, `_` and `-`, but no number with a minus.
	 *
	 * @throws NodeOperationError when it is empty, no text or whole number, a number that JavaScript has rounded, or has
	 *   characters that no id has
	 */
	id(name: string): string {
		return this.checkedId(this.value(name), labelOf(this.properties, name));
	}

	/** The same for a value that was read by another way: an option, an entry of a list. */
	checkedId(value: unknown, label: string): string {
		const id = toText(value);
		const isExact = id !== undefined && (typeof value === 'string' || Number.isSafeInteger(value));
		if (isExact && /^[\w-]+$/.test(id) && !isSigned(id)) return id;
		return this.refuseId(value, label);
	}

	/**
	 * The id of a user of the OA: digits alone.
	 *
	 * @throws NodeOperationError as `id`, for what has letters, and for a phone number, which people take for it
	 */
	userId(name: string): string {
		const label = labelOf(this.properties, name);
		const advice =
			'Use the ID that the user has for your OA, a long number: for example userId of the Zalo OA Trigger.';
		const digits = String(this.value(name)).replace(/[\s.+()-]/g, '');
		if (/^(84|0)\d{9}$/.test(digits)) this.fail(`${label} is a phone number`, advice);
		const id = this.id(name);
		return /^\d+$/.test(id) ? id : this.fail(`${label} is not the ID of a user`, advice);
	}

	/**
	 * A file of the input item.
	 *
	 * @throws NodeOperationError from n8n when the item has no such file
	 */
	file(name: string): InputFile {
		return fileOf(this.n8n, this.index, this.text(name));
	}

	/** A text; empty where nothing is there. */
	text(name: string): string {
		return toText(this.value(name)) ?? '';
	}

	/**
	 * A text that may be empty, as it is but for NFC, in which Zalo counts characters (zalo-oa-api.md 4).
	 *
	 * @param most characters, as Zalo counts them
	 * @throws NodeOperationError when it is no text, or too long
	 */
	optionalText(name: string, most = Infinity): string {
		return this.#writableText(this.value(name), labelOf(this.properties, name), most);
	}

	/**
	 * The same of a text that has to be there.
	 *
	 * @throws NodeOperationError as `optionalText`, and when it shows nothing
	 */
	requiredText(name: string, most = Infinity): string {
		return this.checkedText(this.value(name), labelOf(this.properties, name), most);
	}

	/** The same for a value that was read by another way: an option, an entry of a collection. */
	checkedText(value: unknown, label: string, most = Infinity): string {
		const text = this.#writableText(value, label, most);
		return isBlank(text) ? this.refuseEmpty(label) : text;
	}

	#writableText(value: unknown, label: string, most: number): string {
		if (!isWritable(value)) {
			// It would go out as "[object Object]", "true" or "NaN".
			this.fail(
				`${label} is not text`,
				`Look at what the expression of ${label} gives: it may name a whole item or list instead of a text in it.`,
			);
		}
		if (isRounded(value)) this.refuseRounded(label);
		const text = toNfc(String(value ?? ''));
		if (lengthOf(text) <= most) return text;
		return this.fail(
			`${label} has ${lengthOf(text)} characters, and Zalo takes at most ${most}`,
			`Shorten ${label}.`,
		);
	}

	/**
	 * An address that Zalo can open.
	 *
	 * @throws NodeOperationError for anything but http and https
	 */
	webAddress(name: string): string {
		this.requiredText(name);
		// As it was given: in another form of its accents it would be that of another file.
		const text = this.text(name).trim();
		if (/^https?:\/\/[^\s/]\S*$/i.test(text) && URL.canParse(text)) return text;
		return this.fail(
			`${labelOf(this.properties, name)} is no web address`,
			'Enter the whole address, beginning with https:// and without spaces (%20 stands for one), that Zalo can open without logging in.',
		);
	}

	/**
	 * What was chosen in a list, also by an expression.
	 *
	 * @param options the list's
	 * @throws NodeOperationError for a value that is not in the list: left over from another operation or mistyped, it
	 *   would find nothing, or everything
	 */
	choice<Value extends string>(name: string, options: ReadonlyArray<Choice<Value>>): Value;
	choice(name: string, options: INodePropertyOptions[]): string;
	choice(name: string, options: readonly INodePropertyOptions[]): string {
		const value = this.text(name);
		const chosen = options.find((option) => String(option.value).toLowerCase() === value.toLowerCase());
		if (chosen) return String(chosen.value);
		const label = labelOf(this.properties, name);
		return this.fail(
			`${label} has a value that is not in its list: "${value.slice(0, 50)}"`,
			`Open the step and choose ${label} again. An expression may give: ${options.map((option) => `"${String(option.value)}"`).join(', ')}.`,
		);
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

	private refuseEmpty(label: string): never {
		return this.fail(
			`${label} is empty`,
			`Fill in ${label}. If it comes from an expression, look whether the item has that field.`,
		);
	}

	private refuseRounded(label: string): never {
		return this.fail(
			`${label} is a number that is too long`,
			'Hand it over as text: numbers of more than 15 digits lose their last digits on the way here.',
		);
	}

	private refuseId(value: unknown, label: string): never {
		if (value === undefined || value === null || (typeof value === 'string' && isBlank(value))) {
			this.refuseEmpty(label);
		}
		if (isSigned(toText(value) ?? '')) {
			this.fail(
				`${label} is a number with a minus, as no ID is`,
				`Look at what stands in ${label}, or what its expression gives.`,
			);
		}
		if (isRounded(value)) this.refuseRounded(label);
		if (typeof value === 'string') {
			this.fail(
				`${label} has characters that no ID has`,
				`IDs are letters and digits without spaces. Look at what stands in ${label}, or what its expression gives.`,
			);
		}
		return this.fail(
			`${label} is not text or a whole number`,
			`Look at what the expression of ${label} gives: it may name a whole item or list instead of the ID in it.`,
		);
	}
}
