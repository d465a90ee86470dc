import { isRecord, toBoolean, toNumber } from '../../helpers/guards';
import type { Wanted } from './filter';

/** What the user has filled in, and what the credential holds. */
export interface Settings {
	wanted: Wanted;
	isSimplified: boolean;
	verifies: boolean;
	/** How old (ms) an event may be. */
	maxAge: number;
}

/** How a field is read, in a webhook and when the workflow is published. */
type ReadField = (name: string, fallback: unknown) => unknown;

const MINUTE = 60_000;
const DEFAULT_MINUTES = 5;

/** However people put several into one field: with commas, semicolons, spaces, quotes, or one to a line. */
const listOf = (value: unknown): string[] =>
	(Array.isArray(value) ? value.map(String) : [String(value ?? '')]).flatMap((entry) =>
		entry.split(/[\s,;"'`]+/).filter((part) => part !== ''),
	);

/** @param oaId see `Wanted` */
export function readSettings(read: ReadField, oaId: string | undefined): Settings {
	const given = read('options', {});
	const options = isRecord(given) ? given : {};
	const minutes = toNumber(options.maxAge) ?? DEFAULT_MINUTES;
	return {
		wanted: {
			events: [
				...listOf(read('events', [])),
				...listOf(read('customEvents', '')).map((name) => name.toLowerCase()),
			],
			userIds: listOf(options.userIds),
			text: typeof options.text === 'string' ? options.text : '',
			includesOwnMessages: toBoolean(options.includeOwnMessages) ?? false,
			oaId,
		},
		isSimplified: toBoolean(read('simplify', true)) ?? true,
		verifies: toBoolean(options.verifySignature) ?? true,
		maxAge: Math.max(minutes, 0) * MINUTE,
	};
}
