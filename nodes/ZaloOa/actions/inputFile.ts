import type { IExecuteFunctions } from 'n8n-workflow';

import { bytesIn } from '../helpers/bytes';
import { toNumber, toText } from '../helpers/guards';
import { sha256 } from '../helpers/sha256';

/** A file that came with an item. */
export interface InputFile {
	/** The same for all items that share the file, and in each try of n8n's. */
	key: string;
	fileName: string;
	mimeType: string;
	/** Its size; undefined where n8n does not tell. Nothing of it is read for that. */
	bytes(): Promise<number | undefined>;
	read(): Promise<Uint8Array>;
}

/** Older n8n does not say a file's size beside it. */
const storedBytes = async (n8n: IExecuteFunctions, id: string): Promise<number | undefined> =>
	toNumber((await n8n.helpers.getBinaryMetadata(id)).fileSize);

/**
 * A file of an input item. It is looked at only: nothing is read before `read` is called.
 *
 * @param field the item's binary field
 * @throws NodeOperationError from n8n when the item has no such file
 */
export function fileOf(n8n: IExecuteFunctions, index: number, field: string): InputFile {
	const { id, data, fileName, mimeType, bytes } = n8n.helpers.assertBinaryData(index, field);
	return {
		key: id ?? sha256(data),
		fileName: toText(fileName) ?? '',
		mimeType,
		// What stands beside the file itself can be wrong; beside one that is stored elsewhere, n8n has put it.
		bytes: async () => (id === undefined ? bytesIn(data) : (toNumber(bytes) ?? (await storedBytes(n8n, id)))),
		read: async () => await n8n.helpers.getBinaryDataBuffer(index, field),
	};
}
