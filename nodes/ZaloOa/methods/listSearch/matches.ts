import { plain } from '../../helpers/plain';

/**
 * Does one of the texts hold what was typed, whatever the case and the accents? Where nothing was typed, all do.
 *
 * @param texts null for what Zalo does not send
 */
export function matches(filter: string | undefined, ...texts: Array<string | null>): boolean {
	const wanted = plain(filter ?? '');
	return texts.some((text) => text !== null && plain(text).includes(wanted));
}
