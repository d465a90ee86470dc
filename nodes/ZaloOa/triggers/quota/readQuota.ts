import { NodeOperationError } from 'n8n-workflow';

import { isKnown, type Amounts } from '../../api/amounts';
import { getMessageAssets, sumMessageAssets } from '../../api/assets';
import { getMessageQuota, readMessageQuota } from '../../api/messageQuota';
import { getZnsQuota, readZnsQuota } from '../../api/znsQuota';
import type { ZaloContext } from '../../transport/types';
import type { WatchedQuota } from './settings';

/** A poll has no items; errors are for the node as a whole. */
const NO_ITEM = 0;

async function ask(
	context: ZaloContext,
	watched: WatchedQuota,
	wasSeen: boolean,
): Promise<Amounts | undefined> {
	if (watched.quota === 'messageQuota') {
		const { data, isSuccessor } = await getMessageQuota(context, NO_ITEM);
		return readMessageQuota(data, isSuccessor);
	}
	if (watched.quota === 'znsQuota') {
		const quota = readZnsQuota(await getZnsQuota(context, NO_ITEM));
		return quota && isKnown(quota) ? quota : undefined;
	}
	const assets = await getMessageAssets(context, watched, NO_ITEM);
	const isThere = assets !== undefined && (assets.length > 0 || wasSeen);
	return isThere ? sumMessageAssets(assets) : undefined;
}

/**
 * The present state of the watched quota.
 *
 * @param wasSeen whether an earlier poll has found it. Assets that were there and no longer are have come to their
 *   end, and nothing is left of them; just then nobody is helped by an error.
 * @throws NodeApiError when Zalo refuses or cannot be reached
 * @throws NodeOperationError when Zalo says success but sends no numbers of this quota
 */
export async function readQuota(
	context: ZaloContext,
	watched: WatchedQuota,
	wasSeen: boolean,
): Promise<Amounts> {
	const quota = await ask(context, watched, wasSeen);
	if (quota) {
		const { remain, total, used, remainPercent } = quota;
		return { remain, total, used, remainPercent };
	}
	throw new NodeOperationError(context.getNode(), "Zalo's answer does not hold the watched quota", {
		description:
			'Zalo accepted the request but sent no numbers for it. The OA may not have this quota, or no limit: look in OA Manager, or choose another one under Quota.',
	});
}
