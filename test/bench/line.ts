import type { Column } from './protocol';
import { median } from './statistics';

/** What one peer did in all rounds of a line. */
interface Entry {
	/** By round, so that peers are compared within one round: machines are noisy. */
	values: Map<number, number>;
	notes: Set<string>;
	/** Why there are no values. */
	cannot?: string;
}

export interface LineOptions {
	/** What is measured, with its unit. */
	label: string;
	decimals?: number;
	/** Which numbers are the better ones. A line without it holds plain counts, and compares nobody. */
	better?: 'more' | 'less';
}

/** One line of the table: one number for each peer, as often as there are rounds. */
export class Line {
	readonly label: string;
	private readonly decimals: number;
	private readonly better: 'more' | 'less' | undefined;
	private readonly entries = new Map<Column, Entry>();

	constructor({ label, decimals = 0, better }: LineOptions) {
		this.label = label;
		this.decimals = decimals;
		this.better = better;
	}

	add(peer: Column, round: number, value: number): void {
		this.entry(peer).values.set(round, value);
	}

	/** A remark beside the number. */
	note(peer: Column, text: string): void {
		this.entry(peer).notes.add(text);
	}

	/** Says why there is no number. */
	cannot(peer: Column, reason: string): void {
		this.entry(peer).cannot = reason;
	}

	/** The median, if there is any value. */
	value(peer: Column): number | undefined {
		const values = this.values(peer);
		return values.length > 0 ? median(values) : undefined;
	}

	values(peer: Column): number[] {
		return [...(this.entries.get(peer)?.values.values() ?? [])];
	}

	notes(peer: Column): string[] {
		return [...(this.entries.get(peer)?.notes ?? [])];
	}

	/** The median as the table shows it. */
	text(peer: Column): string {
		const value = this.value(peer);
		return value === undefined ? '–' : this.format(value);
	}

	/** The median of the ratios to the HTTP Request node in the same rounds. */
	ratio(peer: Column): number | undefined {
		const basis = this.entries.get('httpRequest')?.values;
		const ratios = [...(this.entries.get(peer)?.values ?? [])].flatMap(([round, value]) => {
			const other = basis?.get(round);
			return other ? [value / other] : [];
		});
		return ratios.length > 0 ? median(ratios) : undefined;
	}

	/** How many times better the one does than the other; 0 where they cannot be compared. */
	lead(peer: Column, other: Column): number {
		const [mine, theirs] = [this.value(peer), this.value(other)];
		if (mine === undefined || theirs === undefined || this.better === undefined) return 0;
		return this.better === 'more' ? mine / theirs : theirs / mine;
	}

	/** For the table, a part a line: median and ratio, spread, remarks. */
	cell(peer: Column): string[] {
		const notes = this.notes(peer);
		const cannot = this.entries.get(peer)?.cannot;
		if (cannot !== undefined) return [cannot, ...notes];
		const values = this.values(peer);
		if (values.length === 0) return ['–', ...notes];
		const ratio = this.better !== undefined && peer !== 'httpRequest' ? this.ratio(peer) : undefined;
		const middle = this.text(peer) + (ratio === undefined ? '' : `, ×${ratio.toFixed(2)}`);
		const [least = '', most = ''] = [Math.min(...values), Math.max(...values)].map((value) =>
			this.format(value),
		);
		return [middle, ...(least === most ? [] : [`${least} to ${most}`]), ...notes];
	}

	private format(value: number): string {
		return value.toLocaleString('en', {
			minimumFractionDigits: this.decimals,
			maximumFractionDigits: this.decimals,
		});
	}

	private entry(peer: Column): Entry {
		const entry = this.entries.get(peer) ?? { values: new Map(), notes: new Set() };
		this.entries.set(peer, entry);
		return entry;
	}
}
