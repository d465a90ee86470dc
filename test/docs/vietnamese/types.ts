import type { ErrorEntry } from '../../../nodes/ZaloOa/errors/tables';

/** What stands in docs/errors.vi.md for one error. */
export interface VietnameseText {
	/** What happened: one sentence without a final period. */
	what: string;
	/** What to do: full sentences. */
	todo: string;
}

/** A code with several meanings has a text for each, in the order of its table. */
export type VietnameseEntry<Entry = ErrorEntry> = VietnameseText &
	(Entry extends { alternatives: readonly unknown[] }
		? { alternatives: readonly VietnameseText[] }
		: { alternatives?: readonly VietnameseText[] });

/**
 * A text for each code of an error table. Where the table's type knows its codes, a missing or surplus one is a
 * compile error; a test holds it in any case.
 */
export type VietnameseTable<Table> = { readonly [Code in keyof Table]: VietnameseEntry<Table[Code]> };
