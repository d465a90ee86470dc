import type { ZaloHost } from '../../../nodes/ZaloOa/http/hosts';
import { business } from './business';
import { oauth } from './oauth';
import { openapi } from './openapi';
import type { VietnameseEntry } from './types';

export type { VietnameseEntry, VietnameseText } from './types';
export { connection, others, unreadable } from './withoutCode';

/** A Vietnamese text for each code of each error table. */
export const byHost: Readonly<Record<ZaloHost, Readonly<Record<string, VietnameseEntry>>>> = {
	openapi,
	business,
	oauth,
};
