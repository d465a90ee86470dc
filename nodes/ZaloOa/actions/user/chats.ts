import { readChatMessage } from '../../api/conversation';
import type { PagedList } from '../../transport/pages';
import type { Json } from '../../transport/types';
import type { Item } from '../item';
import { readWantedPages } from '../list';
import type { Output } from '../types';

/** The messages of a list, one item each, the newest first; where there are none, a hint says so. */
export async function readChats(item: Item, list: PagedList<Json>, whenEmpty: string): Promise<Output[]> {
	const sent = await readWantedPages(item, list, { what: 'messages', whenEmpty });
	return item.isSimplified ? sent.map(readChatMessage) : sent;
}
