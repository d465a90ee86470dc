import { readChatMessage } from '../../api/conversation';
import type { PagedList } from '../../transport/pages';
import type { Json } from '../../transport/types';
import type { Item } from '../item';
import { readWantedPages } from '../list';
import type { Output } from '../types';

/** Return All reads no more messages: each ten of them are a call, and no source says that Zalo's lists ever end. */
const MOST_MESSAGES = 10_000;

/** The messages of a list, one item each, the newest first; where there are none, a hint says so. */
export async function readChats(item: Item, list: PagedList<Json>, whenEmpty: string): Promise<Output[]> {
	// A limit that the user has set is an end as well.
	const bounded = item.limit === Infinity ? { ...list, cap: MOST_MESSAGES } : list;
	const sent = await readWantedPages(item, bounded, {
		what: 'messages',
		whenEmpty,
		whenCapped: `Return All reads the newest ${MOST_MESSAGES.toLocaleString('en')} messages, and there may be older ones. To get more, switch it off and enter a higher Limit.`,
	});
	return item.isSimplified ? sent.map(readChatMessage) : sent;
}
