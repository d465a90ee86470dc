import type { Json } from '../../transport/types';

/** One message that an item is about to send: checked, but nothing of it has gone out or been uploaded yet. */
export interface Draft {
	/** What it says, as far as that is the same in each of n8n's tries: of a file its content, not its upload. */
	identity: Json;
	/**
	 * Zalo's `message`; uploads what it needs.
	 *
	 * @throws NodeOperationError and NodeApiError: nothing has been sent then
	 */
	compose(): Promise<Json>;
}

/** A message that needs no upload. */
export const readyDraft = (message: Json): Draft => ({
	identity: message,
	compose: async () => await Promise.resolve(message),
});
