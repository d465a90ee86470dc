import { NodeOperationError } from 'n8n-workflow';

import { sumAmounts, type Amounts } from '../quotas/amounts';
import { getMessageAssets, readMessageAsset } from '../quotas/assets';
import { getMessageQuota, hasAmounts, readMessageQuota } from '../quotas/messageQuota';
import { getZnsQuota, readZnsQuota } from '../quotas/znsQuota';
import type { ZaloContext } from '../transport/types';
import type { WatchedQuota } from './settings';

/** A poll has no items; errors are for the node as a whole. */
const NO_ITEM = 0;

async function ask(context: ZaloContext, watched: WatchedQuota): Promise<Amounts | undefined> {
	if (watched.quota === 'znsQuota') return readZnsQuota(await getZnsQuota(context, NO_ITEM));
	if (watched.quota === 'messageQuota') {
		return readMessageQuota((await getMessageQuota(context, NO_ITEM)).data);
	}
	const assets = (await getMessageAssets(context, watched, NO_ITEM))
		?.map(readMessageAsset)
		.filter(hasAmounts);
	return assets && assets.length > 0 ? sumAmounts(assets) : undefined;
}

/**
 * The present state of the watched quota.
 *
 * @throws NodeApiError when Zalo refuses or cannot be reached
 * @throws NodeOperationError when Zalo says success but sends no numbers of this quota
 */
export async function readQuota(context: ZaloContext, watched: WatchedQuota): Promise<Amounts> {
	const quota = await ask(context, watched);
	if (quota) {
		const { remain, total, used, remainPercent } = quota;
		return { remain, total, used, remainPercent };
	}
	throw new NodeOperationError(context.getNode(), "Zalo's answer does not hold the watched quota", {
		description:
			'Zalo accepted the request but sent no numbers for it. The OA may not have this quota: look in OA Manager, or choose another one under Quota.',
	});
}
