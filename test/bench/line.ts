import type { PeerId } from './protocol';
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
	/** Whether peers are compared with the HTTP Request node; a line of plain counts is not. */
	isCompared?: boolean;
}

/** One line of the table: one number for each peer, as often as there are rounds. */
export class Line {
	readonly label: string;
	readonly isCompared: boolean;
	private readonly decimals: number;
	private readonly entries = new Map<PeerId, Entry>();

	constructor({ label, decimals = 0, isCompared = true }: LineOptions) {
		this.label = label;
		this.decimals = decimals;
		this.isCompared = isCompared;
	}

	add(peer: PeerId, round: number, value: number): void {
		this.entry(peer).values.set(round, value);
	}

	/** A remark beside the number. */
	note(peer: PeerId, text: string): void {
		this.entry(peer).notes.add(text);
	}

	/** Says why there is no number. */
	cannot(peer: PeerId, reason: string): void {
		this.entry(peer).cannot = reason;
	}

	/** The median, if there is any value. */
	value(peer: PeerId): number | undefined {
		const values = this.values(peer);
		return values.length > 0 ? median(values) : undefined;
	}

	values(peer: PeerId): number[] {
		return [...(this.entries.get(peer)?.values.values() ?? [])];
	}

	/** The median of the ratios to the HTTP Request node in the same rounds. */
	ratio(peer: PeerId): number | undefined {
		const basis = this.entries.get('httpRequest')?.values;
		const ratios = [...(this.entries.get(peer)?.values ?? [])].flatMap(([round, value]) => {
			const other = basis?.get(round);
			return other ? [value / other] : [];
		});
		return ratios.length > 0 ? median(ratios) : undefined;
	}

	/** For the table, a part a line: median, spread and ratio, remarks. */
	cell(peer: PeerId): string[] {
		const entry = this.entries.get(peer);
		if (!entry) return ['–'];
		const notes = [...entry.notes];
		if (entry.cannot !== undefined) return [entry.cannot, ...notes];
		const values = [...entry.values.values()];
		if (values.length === 0) return ['–', ...notes];
		const ratio = this.isCompared && peer !== 'httpRequest' ? this.ratio(peer) : undefined;
		const middle = this.format(median(values)) + (ratio === undefined ? '' : `, ×${ratio.toFixed(2)}`);
		const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => this.format(value));
		return [middle, ...(least === most ? [] : [`${least} to ${most}`]), ...notes];
	}

	private format(value: number): string {
		return value.toLocaleString('en', {
			minimumFractionDigits: this.decimals,
			maximumFractionDigits: this.decimals,
		});
	}

	private entry(peer: PeerId): Entry {
		const entry = this.entries.get(peer) ?? { values: new Map(), notes: new Set() };
		this.entries.set(peer, entry);
		return entry;
	}
}
